import CLanes
import EconomicModel
import PlanCompilation
import Testing

@Suite struct ShockTests {
    /// A year's shock is the normed sum of the year's period shocks of the same stream.
    @Test(arguments: [Timeline.Step.quarter, .month])
    func aYearsShockIsMadeOfItsPeriods(step: Timeline.Step) throws {
        var draft = SystemDraft(step, years: 2)
        let (yearly, periodic) = (draft.shock("z", .year), draft.shock("z"))
        draft.report(draft.add("yearly", .shock(yearly)), .mean)
        draft.report(draft.add("periodic", .shock(periodic)), .sum)
        let found = try draft.run(paths: 100)
        let root = Double(step.periodsPerYear).squareRoot()
        for path in 0..<100 {
            for (year, sum) in zip(found.years(0, path: path), found.years(1, path: path)).dropFirst() {
                let (year, sum) = (try #require(year), try #require(sum))
                #expect(abs(year - sum / root) < 1e-14 * (1 + abs(sum)))
            }
        }
    }

    /// The luck of a stream is a matter of calendar time: a scenario that starts later meets the same.
    @Test func luckIsKeyedByTheCalendar() throws {
        func figures(from baseYear: Int) throws -> [Double?] {
            var draft = SystemDraft()
            draft.system.timeline = Timeline(baseYear: baseYear, lastYear: 2030)
            let z = draft.shock("z")
            draft.report(draft.add("x", .shock(z) + .uniform(stream: "u", .path)))
            return try draft.run(paths: 1).years(0)
        }
        let (early, late) = (try figures(from: 2024), try figures(from: 2026))
        #expect(early.suffix(4) == late.suffix(4))
        let key = RandomStream(named: "z").key
        let u = clanes_scalar_uniform(1, key, 2025 * 12, 0)
        let once = clanes_scalar_uniform(1, RandomStream(named: "u").key, 0, 0)
        #expect(early[1] == clanes_scalar_unary(CLANES_NORMAL_QUANTILE, u) + once)
    }

    /// In the listed order, so that a shock that is appended moves no earlier one; others keep their own luck.
    @Test func appendingACorrelationMovesNothing() throws {
        func figures(_ count: Int) throws -> [[Double?]] {
            var draft = SystemDraft()
            let shocks = (0..<4).map { draft.shock("z\($0)") }
            for shock in shocks { draft.report(draft.add("x\(shock.index)", .shock(shock))) }
            let order = [2, 0, 1].prefix(count)
            if count > 0 {
                let matrix = order.flatMap { row in order.map { $0 == row ? 1 : 0.4 } }
                draft.system.correlation = ShockCorrelation(shocks: order.map { shocks[$0] }, matrix: matrix)
            }
            let found = try draft.run(paths: 1)
            return (0..<4).map { found.years($0) }
        }
        let (none, two, three) = (try figures(0), try figures(2), try figures(3))
        #expect(two[2] == none[2] && three[2] == none[2])
        #expect(two[0] != none[0] && three[0] == two[0])
        #expect(two[1] == none[1] && three[1] != none[1])
        #expect(two[3] == none[3] && three[3] == none[3])
    }

    /// Among 200 000 paths, the standard error of a correlation is (1 − ρ²) / √n; at six of them the false-alarm rate of
    /// the nine figures is 2e-8.
    @Test(arguments: Timeline.Step.allCases)
    func correlationsHoldBetweenYearlyAndShorterSteps(step: Timeline.Step) throws {
        var draft = SystemDraft(step, years: 1)
        let (a, b, c) = (draft.shock("a", .year), draft.shock("b"), draft.shock("c", .year))
        draft.system.correlation = ShockCorrelation(
            shocks: [b, a, c], matrix: [1, 0.6, -0.3, 0.6, 1, 0.1, -0.3, 0.1, 1])
        let normed = 1 / Double(step.periodsPerYear).squareRoot()
        draft.report(draft.add("a", .shock(a)))
        draft.report(draft.add("b", .constant(normed) * .shock(b)), .sum)
        draft.report(draft.add("c", .shock(c)))
        let paths = 200_000
        let found = try draft.run(paths: paths, workers: 2)
        let values = (0..<3).map { found.paths($0, year: 1) }
        for (x, y, rho) in [(0, 1, 0.6), (1, 2, -0.3), (0, 2, 0.1)] {
            let sample = Sample.correlation(values[x], values[y])
            #expect(abs(sample - rho) < 6 * (1 - rho * rho) / Double(paths).squareRoot(), "\(x) \(y): \(sample)")
        }
    }
}
