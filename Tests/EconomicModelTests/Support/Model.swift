import EconomicModel
import Foundation
import Testing

/// A scenario read from a sketch, with what its quantities are when nothing is drawn: shocks are 0, and uniforms 0.5.
struct Model {
    let system: EconomicSystem
    let findings: [Finding]
    let inputs: [Input]

    /// - Parameters:
    ///   - blocks: The scenario but for its horizon, which is 2024 to 2030, and an indicator.
    ///   - step: The length of a period.
    ///   - columns: The columns of data files, by `file/column`.
    /// - Throws: What is wrong with the blocks, as a test reports it.
    init(_ blocks: Sketch, step: String = "year", columns: [String: [Double]] = [:]) throws {
        let frame: Sketch = [
            "caravan": "1", "horizon": ["from": "2024", "to": "2030", "step": .text(step)],
            "indicators": ["year": ["value": "calendar_year"]],
        ]
        var reader = Reader()
        let scenario = reader.scenario(frame.node(in: "frame.yaml").merging(blocks.node()))
        var findings = reader.findings
        let system = EconomicSystem(scenario, findings: &findings) { file, column, _ in
            let figures = columns["\(file)/\(column)"] ?? []
            return .success(DataColumn(figures.enumerated().map { ($0.offset + 2, $0.element) }))
        }
        self.system = try #require(system)
        self.findings = findings.all
        inputs = reader.inputs
    }

    /// The model of one parameter, `parameters.x`.
    init(parameter: String) throws {
        try self.init(["parameters": ["x": .text(parameter)]])
    }

    /// The model of one variable, `variables.x`.
    init(variable: String, unit: String? = nil, step: String = "year", beside blocks: Sketch = [:]) throws {
        let fields: [(String, Sketch)] = [("value", .text(variable))] + (unit.map { [("unit", .text($0))] } ?? [])
        guard case .map(let parts) = blocks else { throw NotMap() }
        try self.init(.map(parts + [("variables", ["x": .map(fields)])]), step: step)
    }

    private struct NotMap: Error {}

    var messages: [String] { findings.map(\.problem.message) }

    func quantity(_ name: String) throws -> Quantity {
        try #require(system.equations.quantities.first { $0.name == name }, "\(name) among \(messages)")
    }

    func dimension(_ name: String) throws -> String { try quantity(name).unit.dimension.description }

    /// What a quantity is in every period from the base year on; `nil` where it has no value.
    func figures(_ name: String) throws -> [Double?] {
        var table = FigureTable(system: system.equations)
        let place = try #require(
            system.equations.quantities.firstIndex { $0.name == name }, "\(name) among \(messages)")
        return (0...system.equations.timeline.periodCount).map { table.shown(place, $0) }
    }

    /// What a quantity is in the base year.
    func figure(_ name: String) throws -> Double { try #require(try figures(name)[0]) }

    /// The names of the streams that are drawn from, in the order of the quantities.
    var streams: [String] {
        system.equations.quantities.flatMap { $0.base.streams + $0.own.streams }.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}

/// Works out terms one by one, as they read.
struct FigureTable {
    let system: EquationSystem
    private var owned: [[Int]: Double?] = [:]

    init(system: EquationSystem) { self.system = system }

    mutating func shown(_ place: Int, _ period: Int) -> Double? {
        guard period > 0, let shown = system.quantities[place].shown else { return own(place, period) }
        return value(shown, place, period)
    }

    mutating func own(_ place: Int, _ period: Int) -> Double? {
        if let known = owned[[place, period]] { return known }
        let quantity = system.quantities[place]
        let result = value(period == 0 ? quantity.base : quantity.own, place, period)
        owned[[place, period]] = .some(result)
        return result
    }

    private mutating func value(_ term: Term, _ place: Int, _ period: Int) -> Double? {
        switch term {
        case .constant(let figure): return figure
        case .series(let figures): return figures[period]
        case .quantity(let id): return shown(id.index, period)
        case .own(let id): return own(id.index, period)
        case .previous(let id): return period == 0 ? nil : shown(id.index, period - 1)
        case .previousOwn(let id): return period == 0 ? nil : own(id.index, period - 1)
        case .lag(let id, let periods): return lag(id, periods, period)
        case .base(let id): return own(id.index, 0)
        case .simulated(let term, let base): return value(period == 0 ? base : term, place, period)
        case .shock: return period == 0 ? nil : 0
        case .uniform(_, let cadence): return period == 0 && cadence != .path ? nil : 0.5
        case .unary(let operation, let operand):
            return value(operand, place, period).map { Self.unary(operation, $0) }
        case .binary(let operation, let left, let right):
            guard let x = value(left, place, period), let y = value(right, place, period) else { return nil }
            return Self.binary(operation, x, y)
        case .sum(let terms): return fold(terms, place, period, from: 0, +)
        case .product(let terms): return fold(terms, place, period, from: 1, *)
        case .select(let condition, let yes, let no):
            return value(condition, place, period).flatMap { value($0 != 0 ? yes : no, place, period) }
        case .lookup(let figures, let at):
            return value(at, place, period).flatMap { figures.indices.contains(Int($0)) ? figures[Int($0)] : nil }
        case .quantile, .transition, .internalRate, .missing: return nil
        }
    }

    /// The base year counts as the periods of one year, all with its one figure.
    private mutating func lag(_ id: QuantityID, _ periods: Int, _ period: Int) -> Double? {
        let past = period - periods
        if past >= 1 { return shown(id.index, past) }
        return past > -system.timeline.step.periodsPerYear && period > 0 ? own(id.index, 0) : nil
    }

    private mutating func fold(
        _ terms: [Term], _ place: Int, _ period: Int, from start: Double, _ join: (Double, Double) -> Double
    ) -> Double? {
        var result: Double? = start
        for term in terms {
            guard let next = value(term, place, period), let sofar = result else { return nil }
            result = join(sofar, next)
        }
        return result
    }

    private static func unary(_ operation: Term.UnaryOperation, _ x: Double) -> Double {
        switch operation {
        case .negate: -x
        case .absolute: abs(x)
        case .squareRoot: x.squareRoot()
        case .floor: x.rounded(.down)
        case .round: x.rounded()
        case .exp: exp(x)
        case .ln: log(x)
        case .log10: log(x) / log(10)
        case .not: x == 0 ? 1 : 0
        case .normalQuantile: x == 0.5 ? 0 : .nan
        }
    }

    private static func binary(_ operation: Term.BinaryOperation, _ x: Double, _ y: Double) -> Double {
        switch operation {
        case .subtract: x - y
        case .divide: x / y
        case .power: pow(x, y)
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

extension Term {
    /// The streams of random numbers that it draws from.
    var streams: [String] {
        switch self {
        case .uniform(let stream, _): [stream]
        case .unary(_, let term), .lookup(_, let term): term.streams
        case .binary(_, let left, let right): left.streams + right.streams
        case .simulated(let term, let base): term.streams + base.streams
        case .sum(let terms), .product(let terms): terms.flatMap(\.streams)
        case .select(let condition, let yes, let no): condition.streams + yes.streams + no.streams
        case .quantile(_, let parameters, let uniform): parameters.flatMap(\.streams) + uniform.streams
        default: []
        }
    }
}
