/// How a text report is drawn.
public struct ReportStyle: Sendable, Hashable {
    /// The narrowest page that a report is laid out for.
    public static let narrowest = 40

    /// How many columns a line may take, at least ``narrowest``.
    public let width: Int
    /// Whether only 7-bit characters are used.
    public let ascii: Bool
    /// Whether terminal colours are used.
    public let color: Bool

    public init(width: Int = 80, ascii: Bool = false, color: Bool = false) {
        self.width = max(Self.narrowest, width)
        self.ascii = ascii
        self.color = color
    }

    /// Text as this style can show it: without control characters, and in 7 bits where that is asked for.
    func legible(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
        let plain = PlainText.withoutControls(text)
        return ascii ? Transliteration.ascii(plain) : plain
    }
}
