/// A figure with its unit that stands by itself, such as `40 million USD`, `-2.5%` or `2025-06`: what options of the command
/// line take.
public struct PlainFigure: Hashable, Sendable {
    /// In base units.
    public let value: Double
    /// The unit as it is written, such as `million USD`.
    public let unit: Unit

    /// Reads a figure.
    ///
    /// - Returns: `nil` where the text is no finite number with or without a unit, and no date.
    public init?(_ text: String) {
        // A sign is of the whole: `-5 Mt/year` is no quotient of a negative amount.
        var text = text.drop { $0 == " " }
        let isNegative = text.first == "-"
        if isNegative { text = text.dropFirst() }
        guard text.contains(where: \.isNumber),
            let figure = try? ExpressionParser.parse(String(text), readsDates: true).asUnit(symbol: ""),
            figure.factor.isFinite
        else { return nil }
        let written = text.drop { " +-0123456789.eE".contains($0) && !$0.isNewline }
        value = isNegative ? -figure.factor : figure.factor
        if written == "%" {
            unit = Unit(.number, factor: 0.01, symbol: "%")
        } else if let read = try? ExpressionParser.parse(String(written)).asUnit(symbol: String(written)),
            read.dimension == figure.dimension
        {
            unit = read
        } else {
            unit = Unit(baseOf: figure.dimension)
        }
    }
}
