/// A figure with its unit that stands by itself, such as `40 million USD`, `-2.5%` or `2025-06`: what options of the command
/// line take.
public struct PlainFigure: Hashable, Sendable {
    /// In base units.
    public let value: Double
    /// The unit as it is written, such as `million USD`.
    public let unit: Unit

    /// Reads a figure.
    ///
    /// - Returns: `nil` where the text is no number with or without a unit, and no date.
    public init?(_ text: String) {
        guard let expression = try? ExpressionParser.parse(text, readsDates: true),
            let (sign, amount) = Self.signed(expression), let figure = amount.asUnit(symbol: "")
        else { return nil }
        let written = text.drop { " +-0123456789.eE".contains($0) && !$0.isNewline }
        value = sign * figure.factor
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

    private static func signed(_ expression: Expression) -> (Double, Expression)? {
        if case .negate(let inner, _) = expression { return signed(inner).map { (-$0.0, $0.1) } }
        return (1, expression)
    }
}
