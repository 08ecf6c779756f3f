extension Value {
    /// The unit that the figures of the value are written in, such as `days` for `triangular(11, 15, 22) days` or `%` for
    /// `uniform(2%, 5%)`; `nil` where it does not show one.
    public var writtenUnit: Unit? {
        if let unit { return unit }
        let characters = Array(text)
        if let end = Self.endOfFigure(expression), end < characters.count {
            let written = String(characters[end...]).split(separator: " ").joined(separator: " ")
            if let unit = try? ExpressionParser.parse(Self.standingAlone(written)).asUnit(symbol: written) {
                return unit
            }
        }
        return text.contains("%") ? Unit(.number, factor: 0.01, symbol: "%") : nil
    }

    /// `/year` and `per cent` alone need a figure before them.
    private static func standingAlone(_ unit: String) -> String { unit.hasPrefix("/") ? "1" + unit : unit }

    /// Where the figure ends that units stand behind.
    private static func endOfFigure(_ expression: Expression) -> Int? {
        switch expression {
        case .scaled(let value, _, _): endOfFigure(value) ?? value.range.end
        case .binary(.divide, let value, let unit, _): unit.isUnit ? endOfFigure(value) ?? value.range.end : nil
        default: nil
        }
    }
}

extension Expression {
    fileprivate var isUnit: Bool {
        switch self {
        case .unit: true
        case .binary(.power, let base, .number, _): base.isUnit
        default: false
        }
    }
}
