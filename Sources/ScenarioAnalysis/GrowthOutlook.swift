public import EconomicModel
import Foundation
import PlanCompilation
import Simulation
import Summaries
public import Workers

/// What a scenario implies for the growth of its drivers, flows and indicators: what an author checks before a run.
public struct GrowthOutlook: Sendable {
    /// The growth of one quantity from the base year to the horizon.
    public struct Line: Sendable {
        /// The dotted name, such as `drivers.brent`.
        public var name: String
        /// Growth a year of the median; `nil` where a level is not positive.
        public var median: Double?
        /// Growth a year of the mean.
        public var mean: Double?
        /// For an indicator that adds up flows, the growth a year of the sum of their medians.
        public var partsMedian: Double?
    }

    /// Drivers, then flows, then indicators.
    public let lines: [Line]

    /// How many paths the outlook is taken from.
    public static let paths = 4096

    /// Where the median of a sum grows so much faster or slower than the sum of its medians, its author should know.
    public static let tolerance = 0.005

    /// Simulates a few thousand paths of a scenario with all its drivers, flows and organic inflows reported.
    ///
    /// - Throws: What a run throws.
    /// - Complexity: As a run of ``paths`` paths.
    public init(_ system: EconomicSystem, seed: UInt64, workers: Workers) throws {
        var equations = system.equations
        let quantities = system.scenario.quantitiesThatGrow
        let indicators = equations.outputs
        let index = Dictionary(
            equations.quantities.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        equations.outputs = quantities.compactMap { label, quantity in
            index[quantity].map { Output(name: label, quantity: QuantityID($0), unitFactor: 1, overYear: .mean) }
        }
        let own = equations.outputs.count
        equations.outputs += indicators.map { output in
            var output = output
            output.unitFactor = 1
            return output
        }
        let plan = try SimulationPlan(compiling: equations)
        let columns = try Simulator(plan: plan).run(paths: Self.paths, seed: seed, workers: workers)
        let years = plan.timeline.years.count - 1
        let selector = QuantileSelector()
        func levels(_ output: Int, _ year: Int) -> (median: Double, mean: Double)? {
            let values = columns.values(output: output, year: year)
            let moments = Moments(of: values)
            return selector.quantiles([0.5], of: values, moments: moments).map { ($0[0], moments.mean) }
        }
        func growth(_ from: Double?, _ to: Double?) -> Double? {
            guard let from, let to, from > 0, to > 0 else { return nil }
            return pow(to / from, 1 / Double(years)) - 1
        }
        let ends = equations.outputs.indices.map { (first: levels($0, 0), last: levels($0, years)) }
        let places = Dictionary(
            equations.outputs.enumerated().map { ($1.quantity, $0) }, uniquingKeysWith: { first, _ in first })
        lines = equations.outputs.enumerated().map { place, output in
            let (first, last) = ends[place]
            var line = Line(
                name: place < own ? output.name : "indicators.\(output.name)",
                median: growth(first?.median, last?.median), mean: growth(first?.mean, last?.mean))
            if place >= own, let parts = equations.flows(addedUpBy: output.quantity), parts.count > 1 {
                let known = parts.compactMap { places[$0] }.map { ends[$0] }
                line.partsMedian = growth(
                    known.reduce(0) { $0 + ($1.first?.median ?? .nan) },
                    known.reduce(0) { $0 + ($1.last?.median ?? .nan) })
            }
            return line
        }
    }

    /// The indicators whose median parts from the medians of their flows.
    public var warnings: [Finding] {
        lines.compactMap { line in
            guard let median = line.median, let parts = line.partsMedian, (median - parts).magnitude > Self.tolerance
            else {
                return nil
            }
            func percent(_ share: Double) -> String { "\(((share * 1000).rounded() / 10).shortest) %" }
            return Finding(
                .mediansPart(line.name, percent(median), percent(parts)), at: nil, severity: .warning)
        }
    }
}

extension Scenario {
    /// What grows by itself, by what its line is called, and the quantity that it is.
    fileprivate var quantitiesThatGrow: [(label: String, quantity: String)] {
        drivers.map { ("drivers.\($0.name)", "drivers.\($0.name).value") }
            + flows.map { ("flows.\($0.name)", "flows.\($0.name).value") }
            + investments.filter { $0.base != nil }.map { ("investments.\($0.name), organic", $0.organicName) }
    }
}

extension EquationSystem {
    /// The flows that a quantity is the sum of; `nil` where it is anything else.
    fileprivate func flows(addedUpBy id: QuantityID) -> [QuantityID]? {
        guard case .sum(let terms) = quantities[id.index].own else { return nil }
        var flows: [QuantityID] = []
        for term in terms {
            guard case .quantity(let part) = term else { return nil }
            let name = quantities[part.index].name
            if name.hasPrefix("flows."), name.hasSuffix(".value") {
                flows.append(part)
            } else if let inner = self.flows(addedUpBy: part) {
                flows += inner
            } else {
                return nil
            }
        }
        return flows
    }
}
