extension Expression {
    /// The unit that an expression of nothing but units says; `nil` for anything else.
    func asUnit(symbol: String) -> Unit? {
        switch self {
        case .unit(let unit, _):
            Unit(unit.dimension, factor: unit.factor, symbol: symbol)
        case .number(let factor, _):
            Unit(.number, factor: factor, symbol: symbol == "1" ? "" : symbol == "1%" ? "%" : symbol)
        case .scaled(let left, let right, _), .binary(.multiply, let left, let right, _):
            Self.combine(left, right, symbol) { ($0.dimension * $1.dimension, $0.factor * $1.factor) }
        case .binary(.divide, let left, let right, _):
            Self.combine(left, right, symbol) { ($0.dimension / $1.dimension, $0.factor / $1.factor) }
        case .binary(.power, let base, .number(let exponent, _), _):
            base.asUnit(symbol: symbol).flatMap { unit in
                guard exponent == exponent.rounded(), exponent.magnitude <= 8 else { return nil }
                let factor = (0..<Int(exponent.magnitude)).reduce(1.0) { product, _ in product * unit.factor }
                return Unit(
                    unit.dimension.raised(to: exponent), factor: exponent < 0 ? 1 / factor : factor, symbol: symbol)
            }
        default: nil
        }
    }

    private static func combine(
        _ left: Expression, _ right: Expression, _ symbol: String, _ rule: (Unit, Unit) -> (Dimension, Double)
    ) -> Unit? {
        guard let left = left.asUnit(symbol: symbol), let right = right.asUnit(symbol: symbol) else { return nil }
        let (dimension, factor) = rule(left, right)
        return Unit(dimension, factor: factor, symbol: symbol)
    }
}
