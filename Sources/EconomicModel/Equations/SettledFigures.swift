/// What terms come to where that is the same number on every path: what can be checked before a run.
struct SettledFigures {
    private let system: EquationSystem
    /// What effects act on, so that its figures are known in the base year alone.
    private let changing: Set<QuantityID>
    private var known: [Key: Double?] = [:]
    private var depth = 0

    private struct Key: Hashable {
        var id: QuantityID
        var period: Int
    }

    /// How many quantities may be worked out one for another: each takes stack.
    private static let longestChain = 200

    init(_ system: EquationSystem, changing: Set<QuantityID>) {
        self.system = system
        self.changing = changing
    }

    /// A term's figure; `nil` where it is drawn, looks back, or takes a logarithm or a power.
    mutating func figure(_ term: Term, in period: Int) -> Double? {
        switch term {
        case .constant(let value): return value
        case .series(let values): return values[period]
        case .quantity(let id): return period > 0 && changing.contains(id) ? nil : figure(of: id, in: period)
        case .own(let id): return figure(of: id, in: period)
        case .base(let id): return figure(of: id, in: 0)
        case .simulated(let term, let base): return figure(period == 0 ? base : term, in: period)
        case .unary(let operation, let operand):
            return figure(operand, in: period).flatMap { SystemBuilder.fold(operation, $0) }
        case .binary(let operation, let left, let right):
            guard let x = figure(left, in: period), let y = figure(right, in: period) else { return nil }
            return SystemBuilder.fold(operation, x, y)
        case .sum(let terms): return figures(terms, in: period)?.reduce(0, +)
        case .product(let terms): return figures(terms, in: period)?.reduce(1, *)
        case .select(let condition, let yes, let no):
            return figure(condition, in: period).flatMap { figure($0 != 0 ? yes : no, in: period) }
        case .previous, .previousOwn, .lag, .shock, .uniform, .quantile, .transition, .lookup, .internalRate, .missing:
            return nil
        }
    }

    private mutating func figures(_ terms: [Term], in period: Int) -> [Double]? {
        var figures: [Double] = []
        for term in terms {
            guard let figure = figure(term, in: period) else { return nil }
            figures.append(figure)
        }
        return figures
    }

    private mutating func figure(of id: QuantityID, in period: Int) -> Double? {
        let key = Key(id: id, period: period)
        if let figure = known[key] { return figure }
        // Where it comes back to itself, there is no figure.
        known[key] = .some(nil)
        guard depth < Self.longestChain else { return nil }
        depth += 1
        defer { depth -= 1 }
        let quantity = system.quantities[id.index]
        let figure = figure(period == 0 ? quantity.base : quantity.own, in: period)
        known[key] = .some(figure)
        return figure
    }
}
