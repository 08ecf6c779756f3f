import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Synchronization
import Workers

/// A random system with some of its streams to vary, and interventions in random order, some of them twice.
struct VariedTrial: Sendable {
    /// What a run under an intervention comes to.
    enum Run: Hashable, Sendable {
        case figures([UInt64])
        case failure(NumericalFailure)
    }

    let seed: UInt64
    let system: EquationSystem
    let streams: [String]
    let interventions: [Intervention]
    /// Nothing after it is simulated.
    let lastYear: Int
    let whole: SimulationPlan
    let varied: SimulationPlan
    private let design: SamplingDesign
    private let paths: Int

    /// `nil` for the few systems that no plan can be made of.
    init?(seed: UInt64, sampling: Sampling = .random, paths: Int = VariedPathsTests.paths) throws {
        system = RandomSystem(seed: seed).system
        guard let whole = try? SimulationPlan(compiling: system) else { return nil }
        var luck = SplitMix(state: ~seed)
        let streams = RandomSystem.uniformStreams.filter { _ in luck.below(3) > 0 }.shuffled(using: &luck)
        var interventions = [Intervention.none]
        for _ in 0..<6 {
            var intervention = luck.below(3) == 0 ? interventions[luck.below(interventions.count)] : .none
            for stream in streams where luck.below(2) == 0 {
                if luck.below(4) == 0 {
                    intervention.reseed(RandomStream(named: stream), with: seed + UInt64(luck.below(3)))
                } else {
                    intervention.hold(RandomStream(named: stream), at: [0.25, 0.75, 0.5, 0.01][luck.below(4)])
                }
            }
            interventions.append(intervention)
        }
        interventions += [.none, interventions[luck.below(interventions.count)]]
        self.interventions = interventions
        let timeline = system.timeline
        lastYear = luck.below(2) == 0 ? timeline.lastYear : timeline.baseYear + 1 + luck.below(timeline.years.count - 1)
        varied = try SimulationPlan(compiling: system, varying: streams)
        design = SamplingDesign(sampling, paths: paths, plans: [whole])
        (self.seed, self.streams, self.whole, self.paths) = (seed, streams, whole, paths)
    }

    /// The same system, compiled for other streams that vary.
    func varied(by streams: [String]) -> SimulationPlan {
        (try? SimulationPlan(compiling: system, varying: streams)) ?? whole
    }

    /// All interventions, block by block.
    ///
    /// - Parameters:
    ///   - plan: One of the system's.
    ///   - workers: How many threads.
    ///   - isShuffled: Whether each block takes the interventions in an order of its own.
    /// - Returns: By intervention; the failure of the lowest block that fails.
    /// - Throws: `ColumnMemoryError`.
    func runs(of plan: SimulationPlan, workers: Int, isShuffled: Bool) throws -> [Run] {
        let source = VariedPaths(of: plan, seed: seed, design: design, through: lastYear)
        let count = (paths + VariedPaths.pathsPerBlock - 1) / VariedPaths.pathsPerBlock
        let found = Mutex([[Run]](repeating: Array(repeating: .figures([]), count: count), count: interventions.count))
        try source.forEachBlock(of: 0..<paths, workers: Workers(count: workers)) { block, place, _ in
            var luck = SplitMix(state: seed &+ UInt64(place))
            let order = isShuffled ? interventions.indices.shuffled(using: &luck) : Array(interventions.indices)
            for row in order {
                var run: Run
                do {
                    run = .figures(bits(of: try block.figures(under: interventions[row]), count: block.count))
                } catch let failure as NumericalFailure {
                    run = .failure(failure)
                }
                found.withLock { [run] in $0[row][place] = run }
            }
        }
        return found.withLock { $0 }.map { blocks in
            var all: [UInt64] = []
            for block in blocks {
                switch block {
                case .failure: return block
                case .figures(let bits): all += bits
                }
            }
            // As by outputs and years of the whole run.
            return .figures(all)
        }
    }

    /// The figures of all outputs up to the last year, path by path, so that blocks follow each other.
    func bits(of columns: PathColumns, count: Int) -> [UInt64] {
        let years = lastYear - system.timeline.baseYear
        return (0..<count).flatMap { path in
            system.outputs.indices.flatMap { output in
                (0...years).map { Self.bits(of: columns.column(output: output, year: $0)[path]) }
            }
        }
    }

    func bitsByOutput(of columns: PathColumns, count: Int) -> [[UInt64]] {
        system.outputs.indices.map { output in
            (0..<system.timeline.years.count).flatMap { year in
                columns.values(output: output, year: year).prefix(count).map(Self.bits)
            }
        }
    }

    /// One pattern for all that is not a number.
    private static func bits(of figure: Double) -> UInt64 { figure.isNaN ? .max : figure.bitPattern }
}

extension RandomSystem {
    /// All streams that its uniforms may come from.
    static let uniformStreams = ["once0", "once1", "once2", "u0", "u1", "u2", "q0", "q1"]
}

extension EquationSystem {
    /// The system with figures in the place of uniforms.
    func holding(_ held: [String: Double]) -> EquationSystem {
        var system = self
        for place in quantities.indices {
            system.quantities[place].base = quantities[place].base.holding(held, inBaseYear: true)
            system.quantities[place].own = quantities[place].own.holding(held, inBaseYear: false)
            system.quantities[place].shown = quantities[place].shown?.holding(held, inBaseYear: false)
        }
        return system
    }

    /// The streams that a quantity may depend on; of correlated shocks, those of all.
    func streams(behind quantity: QuantityID) -> Set<String> {
        var (seen, left, streams) = (Set<QuantityID>(), [quantity], Set<String>())
        while let next = left.popLast() {
            guard seen.insert(next).inserted else { continue }
            let equations = quantities[next.index]
            for term in [equations.base, equations.own] + (equations.shown.map { [$0] } ?? []) {
                term.forEach { part in
                    switch part {
                    case .quantity(let id), .own(let id), .previous(let id), .previousOwn(let id), .lag(let id, _),
                        .base(let id), .internalRate(let id):
                        left.append(id)
                    case .uniform(let stream, _): streams.insert(stream)
                    case .shock(let id):
                        let together = correlation?.shocks.contains(id) ?? false ? correlation?.shocks ?? [] : [id]
                        for shock in together { streams.insert(shocks[shock.index].stream) }
                    default: break
                    }
                }
            }
        }
        return streams
    }
}

extension Term {
    /// The terms that it is made of.
    private var parts: [Term] {
        switch self {
        case .constant, .series, .shock, .uniform, .transition, .missing, .quantity, .own, .previous, .previousOwn,
            .lag,
            .base, .internalRate:
            []
        case .simulated(let x, let y), .binary(_, let x, let y): [x, y]
        case .unary(_, let x), .lookup(_, let x): [x]
        case .sum(let terms), .product(let terms): terms
        case .select(let c, let x, let y): [c, x, y]
        case .quantile(_, let parameters, let u): parameters + [u]
        }
    }

    fileprivate func forEach(_ body: (Term) -> Void) {
        body(self)
        for part in parts { part.forEach(body) }
    }

    /// A draw that is not once a path has no value in the base year, held or not.
    fileprivate func holding(_ held: [String: Double], inBaseYear: Bool) -> Term {
        func at(_ x: Term) -> Term { x.holding(held, inBaseYear: inBaseYear) }
        return switch self {
        case .uniform(let stream, let cadence):
            held[stream].map { cadence == .path || !inBaseYear ? .constant($0) : .missing } ?? self
        case .simulated(let x, let base): .simulated(at(x), inBaseYear: at(base))
        case .unary(let operation, let x): .unary(operation, at(x))
        case .binary(let operation, let x, let y): .binary(operation, at(x), at(y))
        case .sum(let terms): .sum(terms.map(at))
        case .product(let terms): .product(terms.map(at))
        case .select(let c, let x, let y): .select(at(c), at(x), at(y))
        // Normals are drawn from a stream as they are, and are not held.
        case .quantile(.normal, let parameters, let u): .quantile(.normal, parameters.map(at), of: u)
        case .quantile(.lognormal, let parameters, let u): .quantile(.lognormal, parameters.map(at), of: u)
        case .quantile(let family, let parameters, let u): .quantile(family, parameters.map(at), of: at(u))
        case .lookup(let list, let x): .lookup(list, at: at(x))
        default: self
        }
    }
}
