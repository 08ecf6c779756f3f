import EconomicModel
import PlanCompilation
import Simulation
import Summaries
import Testing
import Workers

/// Random systems of equations, by their seeds: a failure names the seed that replays it.
@Suite struct RandomSystemTests {
    private static let seeds: Range<UInt64> = 0..<2000

    /// What plans compute is what the terms mean. The plan's algebra reorders sums and products, and rounds what comes from
    /// GSL to 40 bits; so figures agree to 1e-11 of the largest figure on the way, and not to the last bit.
    @Test func plansComputeWhatTermsMean() throws {
        var compared = 0
        for seed in Self.seeds {
            let system = RandomSystem(seed: seed).system
            guard let plan = try plan(system, seed) else { continue }
            let columns = try Simulator(plan: plan).run(paths: 3, seed: seed, workers: Workers(count: 1))
            for path in 0..<3 {
                let reference = ReferencePath(system, seed: seed, path: path)
                for (place, output) in system.outputs.enumerated() {
                    for (year, calendarYear) in system.timeline.years.enumerated() {
                        let expected = reference.figure(output, calendarYear)
                        let found = columns.column(output: place, year: year)[path]
                        try #require(
                            plan.outputs[place].isPresent[year] == (expected != nil), "seed \(seed) \(output.name)")
                        guard let expected else {
                            try #require(found.isNaN, "seed \(seed) \(output.name) \(calendarYear)")
                            continue
                        }
                        let tolerance = 1e-11 * (1 + reference.largest)
                        try #require(
                            abs(found - expected) <= tolerance,
                            "seed \(seed) \(output.name) \(calendarYear) path \(path): \(found) for \(expected)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 20_000)
    }

    /// `nil` for the few systems that a plan must refuse, since a quantity is missing for good: it must have no value then.
    private func plan(_ system: EquationSystem, _ seed: UInt64) throws -> SimulationPlan? {
        do throws(PlanError) {
            return try SimulationPlan(compiling: system)
        } catch {
            guard case .missingForever(let name) = error else { throw error }
            let place = try #require(system.quantities.firstIndex { $0.name == name })
            let reference = ReferencePath(system, seed: seed, path: 0)
            let output = Output(name: name, quantity: QuantityID(place), unitFactor: 1, overYear: .end)
            for year in system.timeline.years.dropFirst() {
                try #require(reference.figure(output, year) == nil, "seed \(seed) \(name)")
            }
            return nil
        }
    }

    /// Other quantities, in front and between, and other outputs change no bit.
    @Test func addingAndReorderingQuantitiesMovesNoBit() throws {
        for seed in Self.seeds.prefix(500) {
            let system = RandomSystem(seed: seed).system
            guard let plan = try plan(system, seed) else { continue }
            let shuffled = system.shuffled(seed: seed)
            let other = try SimulationPlan(compiling: shuffled)
            let workers = Workers(count: 1)
            let columns = try Simulator(plan: plan).run(paths: 64, seed: seed, workers: workers)
            let otherColumns = try Simulator(plan: other).run(paths: 64, seed: seed, workers: workers)
            for (place, output) in system.outputs.enumerated() {
                let otherPlace = try #require(shuffled.outputs.firstIndex { $0.name == output.name })
                for year in 0..<system.timeline.years.count {
                    let same = otherColumns.hasBits(of: columns, output: otherPlace, otherOutput: place, year: year)
                    try #require(same, "seed \(seed) \(output.name) year \(year)")
                }
            }
        }
    }

    /// The logarithm of a product of exponentials is a sum in the order of the factors, wherever these are defined.
    @Test func theOrderOfDefinitionsMovesNoBit() throws {
        func draft(_ order: [String]) -> SystemDraft {
            var draft = SystemDraft()
            for name in order { draft.add(name, .exp(.uniform(stream: name, .period))) }
            func named(_ name: String) -> Term { .quantity(QuantityID(order.firstIndex(of: name) ?? 0)) }
            let product = draft.add("product", .product([named("a"), named("b"), named("c")]))
            draft.report(draft.add("sum", .sum([.ln(.quantity(product)), 0.1, .uniform(stream: "d", .period)])))
            return draft
        }
        let expected = try draft(["a", "b", "c"]).run(paths: 1024)
        for order in [["b", "a", "c"], ["c", "b", "a"], ["c", "a", "b"]] {
            let found = try draft(order).run(paths: 1024)
            #expect(found.hasBits(of: expected, output: 0, year: 1), "\(order)")
        }
    }

    /// What a recursion carries is carried, even where it turns out to be known, and whichever of its quantities is first.
    @Test func theOrderOfARecursionMovesNoBit() throws {
        func draft(isSwapped: Bool) -> SystemDraft {
            var draft = SystemDraft()
            let (a, b) = isSwapped ? (QuantityID(1), QuantityID(0)) : (QuantityID(0), QuantityID(1))
            func addA() {
                draft.add("a", base: 0, own: .sum([0.1, .exp(.uniform(stream: "u", .period)), .previous(b)]))
            }
            func addB() { draft.add("b", base: 0.7, own: 0 * .previous(a) + 0.7) }
            if isSwapped { addB() }
            addA()
            if !isSwapped { addB() }
            draft.report(a)
            return draft
        }
        let expected = try draft(isSwapped: false).run(paths: 1024)
        let found = try draft(isSwapped: true).run(paths: 1024)
        for year in 1...3 { #expect(found.hasBits(of: expected, output: 0, year: year)) }
    }

    @Test func threadsBlocksAndKernelsChangeNoBit() throws {
        for seed in Self.seeds.prefix(60) {
            let system = RandomSystem(seed: seed).system
            guard let plan = try plan(system, seed) else { continue }
            let simulator = Simulator(plan: plan)
            let paths = 3000
            let expected = try simulator.run(paths: paths, seed: 7, workers: Workers(count: 1))
            for (threads, size, kernels) in [
                (2, 1024, "baseline"), (5, 256, nil), (2, 64, "avx2"), (1, 512, "avx512"), (3, 128, "baseline"),
            ] {
                guard kernels.map(Self.hasKernels) ?? true else { continue }
                let found = try simulator.run(
                    paths: paths, seed: 7, workers: Workers(count: threads),
                    tuning: .init(kernels: kernels, pathsPerBlock: size))
                for output in system.outputs.indices {
                    for year in 0..<system.timeline.years.count {
                        let same = found.hasBits(of: expected, output: output, year: year)
                        try #require(same, "seed \(seed) output \(output) year \(year) \(threads) \(size)")
                    }
                }
            }
        }
    }

    private static func hasKernels(_ name: String) -> Bool { Simulator.kernelNames.contains(name) }
}

extension EquationSystem {
    /// The same quantities in another order among others, and the same outputs in another order.
    func shuffled(seed: UInt64) -> EquationSystem {
        var luck = SplitMix(state: seed)
        var result = EquationSystem(timeline: timeline)
        (result.shocks, result.correlation) = (shocks, correlation)
        // Others read the old quantities in every way, some before and some after them.
        let order = quantities.indices.shuffled(using: &luck)
        var places = [Int](repeating: 0, count: quantities.count)
        for (place, old) in order.enumerated() { places[old] = 2 * place + 1 }
        for (place, old) in order.enumerated() {
            let read = QuantityID(places[order[luck.below(order.count)]])
            let term = [
                Term.quantity(read) * 3, .ln(.exp(.quantity(read))) + .previous(read), .lag(read, periods: 5) + 1,
                .uniform(stream: "other\(place)", .period) * .base(read), .previousOwn(read) - 2 * .quantity(read),
            ][luck.below(5)]
            result.quantities.append(Quantity(name: "other\(place)", unit: .number, base: 1, own: term))
            var moved = quantities[old]
            moved.base = moved.base.renumbered(places)
            moved.own = moved.own.renumbered(places)
            moved.shown = moved.shown?.renumbered(places)
            result.quantities.append(moved)
        }
        for output in outputs.shuffled(using: &luck) {
            result.outputs.append(
                Output(
                    name: output.name, quantity: QuantityID(places[output.quantity.index]),
                    unitFactor: output.unitFactor, overYear: output.overYear))
        }
        for place in 0..<2 {
            let id = QuantityID(2 * place)
            result.outputs.append(Output(name: "other\(place)", quantity: id, unitFactor: 1, overYear: .end))
        }
        return result
    }
}

extension Term {
    /// The same term where quantities have other places.
    fileprivate func renumbered(_ places: [Int]) -> Term {
        func at(_ id: QuantityID) -> QuantityID { QuantityID(places[id.index]) }
        func all(_ terms: [Term]) -> [Term] { terms.map { $0.renumbered(places) } }
        return switch self {
        case .constant, .series, .shock, .uniform, .transition, .missing: self
        case .quantity(let id): .quantity(at(id))
        case .own(let id): .own(at(id))
        case .previous(let id): .previous(at(id))
        case .previousOwn(let id): .previousOwn(at(id))
        case .lag(let id, let periods): .lag(at(id), periods: periods)
        case .base(let id): .base(at(id))
        case .simulated(let x, let base): .simulated(x.renumbered(places), inBaseYear: base.renumbered(places))
        case .unary(let operation, let x): .unary(operation, x.renumbered(places))
        case .binary(let operation, let x, let y): .binary(operation, x.renumbered(places), y.renumbered(places))
        case .sum(let terms): .sum(all(terms))
        case .product(let terms): .product(all(terms))
        case .select(let c, let x, let y):
            .select(c.renumbered(places), x.renumbered(places), y.renumbered(places))
        case .quantile(let family, let parameters, let u):
            .quantile(family, all(parameters), of: u.renumbered(places))
        case .lookup(let list, let place): .lookup(list, at: place.renumbered(places))
        case .internalRate(let id): .internalRate(of: at(id))
        }
    }
}
