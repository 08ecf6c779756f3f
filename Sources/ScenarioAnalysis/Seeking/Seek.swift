import EconomicModel
import GSLNumerics
import Simulation
public import Summaries

/// Finds the value of an input at which a target has a wanted probability: what one would have to believe.
///
/// All values are tried on the same luck, so that the probability moves with the value and with nothing else; where it
/// crosses is found by Brent's method. The interval holds the values whose probability the paths cannot tell from the wanted
/// one: the ends are where the wanted probability leaves the probability's own 95 % interval.
public struct Seek {
    /// How near to the root the search ends, as a share of the range.
    private static let tolerance = 1e-4

    private let request: OutcomeRequest
    private let wanted: Double
    /// The scenario with the input at a place between the ends of its range: 0 at the first, 1 at the second.
    private let scenario: (Double) throws -> PreparedScenario

    public init(_ request: OutcomeRequest, probability: Double, scenario: @escaping (Double) throws -> PreparedScenario)
    {
        (self.request, wanted, self.scenario) = (request, probability, scenario)
    }

    /// What is varied, and between what.
    public struct Range: Sendable {
        /// The dotted name of the input.
        public var name: String
        /// The unit that its values are told in; empty for a pure number.
        public var unit: String
        /// As they were given.
        public var texts: [String]
        /// In the unit.
        public var ends: [Double]

        public init(name: String, unit: String, texts: [String], ends: [Double]) {
            (self.name, self.unit, self.texts, self.ends) = (name, unit, texts, ends)
        }

        func value(_ place: Double) -> Double {
            place == 1 ? ends[1] : ends[0] + place * (ends[1] - ends[0])
        }
    }

    /// Searches the range.
    ///
    /// - Throws: What making a scenario throws; ``OutcomeError``, `NumericalFailure`, `CancellationError`.
    /// - Complexity: Some forty runs of the settings' paths; two where the range does not hold the wanted probability.
    public func result(_ range: Range, _ settings: RunSettings, identity: ScenarioIdentity) throws -> SeekResult {
        var trials = Trials(range, request, scenario, settings)
        let ends = [try trials.probe(0), try trials.probe(1)]
        let gaps = ends.map { $0.probability.value - wanted }
        var found: SeekResult.Probe?
        var sides: [Double] = []
        if gaps[0] == 0 || gaps[1] == 0 || (gaps[0] < 0) != (gaps[1] < 0) {
            let place = try cross(&trials, from: ends) { $0.value }
            found = try trials.probe(place)
            // Where the wanted probability is the upper end of the interval, and where it is the lower one.
            let rises = gaps[1] > gaps[0]
            for bound in [\Estimate.high, \Estimate.low] {
                let figure = { (estimate: Estimate) in estimate[keyPath: bound] ?? estimate.value }
                let signs = ends.map { figure($0.probability) - wanted }
                if (signs[0] < 0) != (signs[1] < 0) {
                    sides.append(range.value(try cross(&trials, from: ends, figure)))
                } else {
                    let isFirst = (bound == \.high) == rises
                    sides.append(isFirst ? -.infinity : .infinity)
                }
            }
            if range.ends[1] < range.ends[0] { sides = sides.map { $0.isInfinite ? -$0 : $0 } }
            sides.sort()
        }
        return SeekResult(
            scenario: identity, outcome: try outcome(), name: range.name, unit: range.unit, between: range.texts,
            wanted: wanted, ends: ends, found: found, low: sides.first.flatMap { $0.isFinite ? $0 : nil },
            high: sides.last.flatMap { $0.isFinite ? $0 : nil }, probes: trials.all, notes: trials.notes)
    }

    private func outcome() throws -> Outcome { try request.outcome(in: try scenario(0).system) }

    /// Where a figure of the probability crosses the wanted one.
    private func cross(
        _ trials: inout Trials, from ends: [SeekResult.Probe], _ figure: (Estimate) -> Double
    ) throws -> Double {
        var failure: (any Error)?
        // From 1 to 2, so that what is relative to the root is relative to the range.
        let place = try? root(in: 1...2, tolerance: Self.tolerance) { place in
            do { return figure(try trials.probe(place - 1).probability) - wanted } catch {
                failure = failure ?? error
                return .nan
            }
        }
        if let failure { throw failure }
        guard let place else { return figure(ends[0].probability) == wanted ? 0 : 1 }
        return place - 1
    }
}

/// The values that were tried, each once.
private struct Trials {
    private let range: Seek.Range
    private let request: OutcomeRequest
    private let scenario: (Double) throws -> PreparedScenario
    private let settings: RunSettings
    private var known: [Double: SeekResult.Probe] = [:]

    init(
        _ range: Seek.Range, _ request: OutcomeRequest, _ scenario: @escaping (Double) throws -> PreparedScenario,
        _ settings: RunSettings
    ) {
        (self.range, self.request, self.scenario, self.settings) = (range, request, scenario, settings)
    }

    var all: [SeekResult.Probe] { known.values.sorted { $0.value < $1.value } }

    mutating func probe(_ place: Double) throws -> SeekResult.Probe {
        if let probe = known[place] { return probe }
        if settings.isCancelled() { throw CancellationError() }
        let prepared = try scenario(place)
        let simulation = try OutcomeSimulation(
            prepared.system.equations, try request.outcome(in: prepared.system), settings)
        let batches = BatchMeans(paths: settings.paths, size: simulation.batchSize)
        let means = try simulation.batchMeans(under: [.none], batches, settings)
        let probe = SeekResult.Probe(
            place: place, value: range.value(place), probability: simulation.level(means[0], batches))
        known[place] = probe
        settings.progress(min(0.95, Double(known.count) / 45))
        return probe
    }

    /// Warns where the probability goes up and down again: then it may cross the wanted one more than once.
    var notes: [String] {
        let steps = zip(all, all.dropFirst()).map { one, next in
            let error = max(one.probability.standardError ?? 0, next.probability.standardError ?? 0)
            let step = next.probability.value - one.probability.value
            return step.magnitude > 3 * error ? step : 0
        }
        guard steps.contains(where: { $0 > 0 }), steps.contains(where: { $0 < 0 }) else { return [] }
        return [
            "The probability goes both up and down over the range: there may be other values at which it is the wanted one."
        ]
    }
}
