/// Texts as YAML holds them.
enum YAMLText {
    /// A text in double quotes, in one line, whatever is in it.
    static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    /// A figure or unit as it is, where YAML takes it as it is; otherwise in quotes.
    static func figure(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " .%/^*()+-".contains($0)) }
        return isPlain && text.first.map { $0.isLetter || $0.isNumber } == true ? text : quoted(text)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        default: break
        }
        let isShown: Bool =
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
            default: true
            }
        // What joins the parts of an emoji is of no use to a reader by its number.
        if isShown || scalar == "\u{200D}" { return String(scalar) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
