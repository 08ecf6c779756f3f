import CLanes
import EconomicModel
import GSLNumerics
import PlanCompilation

/// One path of a system, computed straight from the meaning of its terms: no folding, no sharing, no algebra.
///
/// `nil` is what is missing.
final class ReferencePath {
    private let system: EquationSystem
    private let seed: UInt64
    private let path: UInt64
    private var known: [Key: Double?] = [:]
    /// The largest figure met, to judge rounding by.
    private(set) var largest = 0.0

    private struct Key: Hashable {
        var quantity: QuantityID
        var period: Int
        var isShown: Bool
    }

    init(_ system: EquationSystem, seed: UInt64, path: Int) {
        (self.system, self.seed, self.path) = (system, seed, UInt64(path))
    }

    /// An output's figure in a year.
    func figure(_ output: Output, _ year: Int) -> Double? {
        let timeline = system.timeline
        let perYear = timeline.step.periodsPerYear
        let first = (year - timeline.baseYear - 1) * perYear + 1
        if year == timeline.baseYear { return shown(output.quantity, 0).map { $0 / output.unitFactor } }
        let figures = (first..<first + perYear).map { shown(output.quantity, $0) }
        if output.overYear == .end { return figures[perYear - 1].map { $0 / output.unitFactor } }
        guard !figures.contains(nil) else { return nil }
        let present = figures.compactMap(\.self)
        return switch output.overYear {
        case .mean: present.reduce(0, +) / Double(perYear) / output.unitFactor
        case .sum: present.reduce(0, +) / output.unitFactor
        case .max: present.max().map { $0 / output.unitFactor }
        case .end: nil
        }
    }

    private func shown(_ id: QuantityID, _ period: Int) -> Double? {
        guard period > 0, let term = system.quantities[id.index].shown else { return own(id, period) }
        return remembered(Key(quantity: id, period: period, isShown: true)) { evaluate(term, period) }
    }

    private func own(_ id: QuantityID, _ period: Int) -> Double? {
        let quantity = system.quantities[id.index]
        let place = system.timeline.placeInYear(of: period)
        if quantity.cadence == .year && place > 0 { return own(id, period - place) }
        if quantity.cadence == .path && period > 1 { return own(id, 1) }
        return remembered(Key(quantity: id, period: period, isShown: false)) {
            evaluate(period == 0 ? quantity.base : quantity.own, period)
        }
    }

    private func remembered(_ key: Key, _ compute: () -> Double?) -> Double? {
        if let figure = known[key] { return figure }
        let figure = compute()
        known[key] = .some(figure)
        return figure
    }

    private func past(_ id: QuantityID, _ periods: Int, _ period: Int, _ read: (QuantityID, Int) -> Double?) -> Double?
    {
        if period == 0 { return nil }
        let earlier = period - periods
        if earlier > 0 { return read(id, earlier) }
        return earlier > -system.timeline.step.periodsPerYear ? own(id, 0) : nil
    }

    private func evaluate(_ term: Term, _ period: Int) -> Double? {
        let figure = value(of: term, period)
        if let figure { largest = figure.isFinite ? max(largest, abs(figure)) : .infinity }
        return figure
    }

    private func value(of term: Term, _ period: Int) -> Double? {
        switch term {
        case .constant(let value): return value
        case .series(let values): return values[period]
        case .missing: return nil
        case .quantity(let id): return shown(id, period)
        case .own(let id): return own(id, period)
        case .base(let id): return own(id, 0)
        case .previous(let id): return past(id, 1, period, shown)
        case .previousOwn(let id): return past(id, 1, period, own)
        case .lag(let id, let periods): return past(id, periods, period, shown)
        case .simulated(let term, let base): return evaluate(period == 0 ? base : term, period)
        case .shock(let id): return period == 0 ? nil : shock(id, period)
        case .uniform(let stream, let cadence):
            return period == 0 && cadence != .path ? nil : uniform(stream, cadence, period)
        case .unary(let operation, let x): return evaluate(x, period).map { apply(operation, $0) }
        case .binary(let operation, let x, let y):
            guard let figures = evaluate([x, y], period) else { return nil }
            return apply(operation, figures[0], figures[1])
        case .sum(let terms): return evaluate(terms, period)?.reduce(0, +)
        case .product(let terms): return evaluate(terms, period)?.reduce(1, *)
        case .select(let condition, let x, let y):
            guard let figures = evaluate([condition, x, y], period) else { return nil }
            return figures[0].isNaN ? .nan : figures[0] != 0 ? figures[1] : figures[2]
        case .quantile(let family, let parameters, let uniform):
            guard let figures = evaluate(parameters + [uniform], period) else { return nil }
            return Distribution(family, figures.dropLast()).quantile(figures[figures.count - 1])
        case .transition(let chain, let years, let from, let through):
            return Self.probability(chain, years, from, through)
        case .internalRate(let id):
            let periods = system.timeline.periodCount
            guard period == periods else { return nil }
            let flows = (1...periods).map { shown(id, $0) }
            return flows.contains(nil) ? nil : Self.internalRate(flows.compactMap(\.self), system.timeline.step)
        case .lookup(let list, let place):
            return evaluate(place, period).map { 0..<Double(list.count) ~= $0 ? list[Int($0)] : .nan }
        }
    }

    private func evaluate(_ terms: [Term], _ period: Int) -> [Double]? {
        // All are evaluated, so that the largest figure does not depend on what is missing.
        let figures = terms.map { evaluate($0, period) }
        return figures.contains(nil) ? nil : figures.compactMap(\.self)
    }

    // MARK: Luck

    private func uniform(_ stream: String, _ cadence: Cadence, _ period: Int) -> Double {
        let timeline = system.timeline
        let time =
            switch cadence {
            case .path: UInt32(0)
            case .year: timeline.calendarTime(of: period - timeline.placeInYear(of: period))
            case .period: timeline.calendarTime(of: period)
            case .periodOfYear(let place):
                timeline.calendarTime(of: period - timeline.placeInYear(of: period) + place)
            }
        return clanes_scalar_uniform(seed, RandomStream(named: stream).key, time, path)
    }

    private func normal(_ stream: String, _ cadence: Cadence, _ period: Int) -> Double {
        guard cadence == .year else { return apply(.normalQuantile, uniform(stream, cadence, period)) }
        let count = system.timeline.step.periodsPerYear
        let first = period - system.timeline.placeInYear(of: period)
        let sum = (first..<first + count).map { apply(.normalQuantile, uniform(stream, .period, $0)) }.reduce(0, +)
        return sum / Double(count).squareRoot()
    }

    private func shock(_ id: ShockID, _ period: Int) -> Double {
        let shock = system.shocks[id.index]
        guard let correlation = system.correlation, let row = correlation.shocks.firstIndex(of: id),
            let factor = try? CorrelationMatrix(size: correlation.shocks.count, values: correlation.matrix)
                .choleskyFactor()
        else { return normal(shock.stream, shock.cadence, period) }
        func combination(_ cadence: Cadence, _ period: Int) -> Double {
            (0...row).map { column in
                let stream = system.shocks[correlation.shocks[column].index].stream
                return factor[row][column] * normal(stream, cadence, period)
            }.reduce(0, +)
        }
        guard let degrees = correlation.degreesOfFreedom else { return combination(shock.cadence, period) }
        // Student's copula: every period's shock is mixed, and a yearly one is their normed sum.
        func mixed(_ period: Int) -> Double {
            let uniform = uniform(ShockCorrelation.mixingStream, .period, period)
            let chiSquare = Distribution.gamma(shape: degrees / 2, scale: 2).quantile(uniform)
            let student = combination(.period, period) * (degrees / chiSquare).squareRoot()
            let law = Distribution.student(degreesOfFreedom: degrees, location: 0, scale: 1)
            let lower = apply(.normalQuantile, law.cumulative(-abs(student)))
            return student < 0 ? lower : -lower
        }
        guard shock.cadence == .year else { return mixed(period) }
        let count = system.timeline.step.periodsPerYear
        let first = period - system.timeline.placeInYear(of: period)
        return (first..<first + count).map(mixed).reduce(0, +) / Double(count).squareRoot()
    }

    /// By the series of the exponential over a 1024th of the time, squared ten times.
    private static func probability(_ chain: MarkovChain, _ years: Double, _ from: Int, _ through: Int) -> Double {
        let states = chain.rates.indices
        func product(_ x: [[Double]], _ y: [[Double]]) -> [[Double]] {
            states.map { row in states.map { column in states.reduce(0) { $0 + x[row][$1] * y[$1][column] } } }
        }
        let identity = states.map { row in states.map { row == $0 ? 1.0 : 0 } }
        let generator = states.map { row in
            states.map { column in
                let others = states.filter { $0 != row }.reduce(0) { $0 + chain.rates[row][$1] }
                return (row == column ? -others : chain.rates[row][column]) * years / 1024
            }
        }
        var (power, term) = (identity, identity)
        for order in 1...12 {
            term = product(term, generator).map { $0.map { $0 / Double(order) } }
            power = states.map { row in states.map { power[row][$0] + term[row][$0] } }
        }
        for _ in 0..<10 { power = product(power, power) }
        return power[from][0...through].reduce(0, +)
    }

    /// By halving the rates between nearly everything lost and a million fold; NaN where flows do not change their sign
    /// once.
    private static func internalRate(_ flows: [Double], _ step: Timeline.Step) -> Double {
        let signs = flows.filter { $0 != 0 }.map { $0 < 0 }
        guard zip(signs, signs.dropFirst()).count(where: { $0 != $1 }) == 1 else { return .nan }
        func isTooLow(_ growth: Double) -> Bool {
            // What was paid in first weighs the more, the higher the rate.
            (flows.reduce(0) { $0 * growth + $1 } < 0) != signs[0]
        }
        var (low, high) = (1e-6, 1e6)
        for _ in 0..<200 {
            let middle = (low * high).squareRoot()
            if isTooLow(middle) { low = middle } else { high = middle }
        }
        return (0..<step.periodsPerYear).reduce(1) { growth, _ in growth * low } - 1
    }

    // MARK: Arithmetic

    private func apply(_ operation: Term.UnaryOperation, _ x: Double) -> Double {
        switch operation {
        case .negate: -x
        case .absolute: abs(x)
        case .squareRoot: x.squareRoot()
        case .floor: x.rounded(.down)
        case .round: x.rounded(.toNearestOrAwayFromZero)
        case .exp: clanes_scalar_unary(CLANES_EXP, x)
        case .ln: clanes_scalar_unary(CLANES_LN, x)
        case .log10: clanes_scalar_unary(CLANES_LN, x) / clanes_scalar_unary(CLANES_LN, 10)
        case .not: x.isNaN ? x : x == 0 ? 1 : 0
        case .normalQuantile: clanes_scalar_unary(CLANES_NORMAL_QUANTILE, x)
        }
    }

    private func apply(_ operation: Term.BinaryOperation, _ x: Double, _ y: Double) -> Double {
        if x.isNaN || y.isNaN { return .nan }
        return switch operation {
        case .subtract: x - y
        case .divide: x / y
        case .power: clanes_scalar_binary(CLANES_POWER, x, y)
        case .minimum: min(x, y)
        case .maximum: max(x, y)
        case .less: x < y ? 1 : 0
        case .lessOrEqual: x <= y ? 1 : 0
        case .equal: x == y ? 1 : 0
        case .notEqual: x != y ? 1 : 0
        case .and: x != 0 && y != 0 ? 1 : 0
        case .or: x != 0 || y != 0 ? 1 : 0
        }
    }
}
