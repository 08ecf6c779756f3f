import Reporting

/// Markup that is well-formed by construction: names of elements and attributes are literals of the program, and every text
/// and every value of an attribute is escaped by ``escaped(_:)`` on its way in.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// Attributes in their order.
    typealias Attributes = KeyValuePairs<StaticString, String>

    /// Text, escaped.
    mutating func text(_ text: String) { bytes += Self.escaped(text) }

    /// An element with a start and an end tag.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void
    ) {
        start(name, attributes)
        content(&self)
        end(name)
    }

    /// The start tag of an element whose content others write; ``end(_:)`` follows.
    mutating func start(_ name: StaticString, _ attributes: Attributes = [:]) {
        open(name, attributes)
        append(">")
    }

    mutating func end(_ name: StaticString) {
        append("</")
        append(name)
        append(">")
    }

    /// What was written elsewhere.
    mutating func append(_ markup: Markup) { bytes += markup.bytes }

    /// An element with nothing but text in it.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element that closes itself: one of SVG, or one of those that never have content.
    mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
        open(name, attributes)
        append("/>")
    }

    /// A line break of the source, which says nothing.
    mutating func newLine() { append("\n") }

    /// What the program itself holds: the doctype, the style sheet, the script.
    mutating func literal(_ text: StaticString) { append(text) }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        append("<")
        append(name)
        for (name, value) in attributes {
            append(" ")
            append(name)
            append("=\"")
            text(value)
            append("\"")
        }
    }

    private mutating func append(_ text: StaticString) { text.withUTF8Buffer { bytes += $0 } }

    // MARK: Escaping

    /// The text as it stands between tags or within quotes: without control characters and signs that turn the direction of
    /// a line, and with `& < > " '` as references.
    static func escaped(_ text: String) -> [UInt8] {
        let isPlain = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count)
        for byte in (isPlain ? text : PlainText.withoutControls(text)).utf8 {
            switch byte {
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            case UInt8(ascii: "\""): escaped += "&quot;".utf8
            case UInt8(ascii: "'"): escaped += "&#39;".utf8
            default: escaped.append(byte)
            }
        }
        return escaped
    }
}
