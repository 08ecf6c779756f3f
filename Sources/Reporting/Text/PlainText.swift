/// Text that cannot steer a terminal.
package enum PlainText {
    /// Control characters and line breaks become spaces; invisible format characters, which could reorder a line, go,
    /// except the joiners that emoji and some scripts are written with.
    package static func withoutControls(_ text: String) -> String {
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
}
