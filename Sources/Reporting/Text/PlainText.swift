/// Text that cannot steer a terminal.
package enum PlainText {
    /// Control characters and line breaks become spaces; invisible format characters, which could reorder a line, go,
    /// except the joiners that emoji and some scripts are written with.
    package static func withoutControls(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: kept.append(" ")
            case .format: if scalar == "\u{200D}" || scalar == "\u{200C}" { kept.append(scalar) }
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// What the reports themselves are written in, told without a look into the tables of Unicode: letters of ASCII and
    /// Latin, spaces, dashes and quotation marks, arrows and signs of mathematics.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x24F, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x22FF: true
        default: false
        }
    }
}
