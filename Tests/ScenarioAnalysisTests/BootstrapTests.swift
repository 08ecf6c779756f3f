import EconomicModel
import Foundation
import Testing

/// Drivers that repeat stretches of a history.
@Suite struct BootstrapTests {
    static let oil = [
        20.0, 24, 19, 17.5, 12.7, 17.9, 28.5, 24.4, 25, 28.8, 38.3, 54.5, 65.1, 72.4, 97.3, 61.7, 79.5, 111.3, 111.6,
        108.7,
        99, 52.4, 43.7, 54.2,
    ]
    static let gas = oil.indices.map { 3 + 2 * sin(Double($0) * 1.7) + 0.1 * Double($0) }
    static let files = [
        "prices.csv": "date,oil,gas\n" + zip(oil, gas).enumerated().map { "\($0),\($1.0),\($1.1)\n" }.joined()
    ]
    static let changes = zip(oil, oil.dropFirst()).map { log($1 / $0) }
    static let mean = changes.reduce(0, +) / Double(changes.count)

    static func scenario(
        from: Int = 2024, to: Int = 2034, step: Timeline.Step = .year, block: String = "", paths: Int = 200_000
    ) throws -> SimulatedScenario {
        try SimulatedScenario(
            ScenarioText.scenario(
                from: from, to: to, step: step,
                """
                drivers:
                  oil: {process: bootstrap, start: 54.2 USD/bbl, history: {file: prices.csv, column: oil}\(block)}
                  gas: {process: bootstrap, history: {file: prices.csv, column: gas}, with: oil}
                  alone: {process: bootstrap, history: {file: prices.csv, column: oil}\(block)}
                indicators:
                  oil: {value: drivers.oil, over_year: end}
                  gas: {value: drivers.gas, over_year: end}
                  alone: {value: drivers.alone, over_year: end}
                """), paths: paths, files: files)
    }

    static func change(_ scenario: SimulatedScenario, _ name: String, _ year: Int) -> Figures {
        scenario.figures(name, year).combined(with: scenario.figures(name, year - 1), "change of \(name) in \(year)") {
            log($0 / $1)
        }
    }

    /// The places of a history whose change is this one.
    static func places(of change: Double, in history: [Double]) -> Set<Int> {
        Set(history.indices.dropLast().filter { abs(log(history[$0 + 1] / history[$0]) - change) < 1e-11 })
    }

    /// A history may say its periods in fractions of a year, or by a row for each under the year; it may begin and end
    /// within a year.
    @Test(arguments: [
        (Timeline.Step.year, ["2019", "2020", "2021", "2022"]),
        (.quarter, ["2020.5", "2020.75", "2021", "2021.25", "2021.5"]),
        (.quarter, ["2020", "2020", "2021", "2021", "2021", "2021", "2022"]),
        (.month, ["2020.83", "2020.92", "2021", "2021.08", "2021.17"]),
    ])
    func historiesOfTheStep(step: Timeline.Step, years: [String]) throws {
        #expect(throws: Never.self) { try Self.scenario(years: years, step) }
    }

    /// What skips a period, or has others than the step's, is refused.
    @Test(arguments: [
        (Timeline.Step.year, ["2019", "2020", "2022", "2023"]), (.year, ["2019.75", "2020", "2020.25", "2020.5"]),
        (.year, ["2020", "2020", "2020", "2020", "2021"]), (.year, ["2022", "2021", "2020"]),
        (.quarter, ["2019", "2020", "2021", "2022"]), (.quarter, ["2020", "2020.25", "2020.75", "2021"]),
        (.quarter, ["2020", "2020", "2020", "2020", "2021", "2021", "2021", "2022"]),
        (.month, ["2020", "2020.25", "2020.5", "2020.75"]),
    ])
    func historiesOfOtherPeriods(step: Timeline.Step, years: [String]) {
        #expect(throws: (any Error).self) { try Self.scenario(years: years, step) }
    }

    private static func scenario(years: [String], _ step: Timeline.Step) throws -> SimulatedScenario {
        let rows = years.enumerated().map { "\($1),\($0 + 1)\n" }.joined()
        return try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026, step: step,
                """
                drivers: {x: {process: bootstrap, history: {file: x.csv, column: x}, block: 1 month}}
                indicators: {x: {value: drivers.x}}
                """), paths: 64, files: ["x.csv": "year,x\n" + rows])
    }

    @Test func changesAreThoseOfTheHistory() throws {
        let scenario = try Self.scenario(paths: 2000)
        let years = 2025...2034
        let (oil, gas) = (
            years.map { Self.change(scenario, "oil", $0).values }, years.map { Self.change(scenario, "gas", $0).values }
        )
        let count = Self.changes.count
        for path in 0..<2000 {
            let places = oil.map { Self.places(of: $0[path], in: Self.oil) }
            #expect(!places.contains([]), "a change of oil on path \(path) is not in the history")
            // Blocks of three years begin in years that three divides; 2025 is one.
            for place in places.indices.dropLast() where place % 3 != 2 {
                let next = Set(places[place].map { ($0 + 1) % count })
                #expect(!next.isDisjoint(with: places[place + 1]), "path \(path) is torn after \(2025 + place)")
            }
            // Both are taken from the same rows.
            let others = gas.map { Self.places(of: $0[path], in: Self.gas) }
            #expect(zip(places, others).allSatisfy { !$0.isDisjoint(with: $1) }, "path \(path) has rows of its own")
        }
    }

    /// Every change is as likely as any other, and one follows the other as in the history, but for the ends of blocks: a
    /// share 1 − 1/L of the circular autocovariance is kept on average.
    @Test(arguments: [("", 3), (", block: 5 years", 5), (", block: 1 year", 1)])
    func changesAndTheirAutocovariance(block: String, length: Int) throws {
        let scenario = try Self.scenario(block: block)
        let count = Double(Self.changes.count)
        let centred = Self.changes.map { $0 - Self.mean }
        let variance = centred.reduce(0) { $0 + $1 * $1 } / count
        let autocovariance =
            centred.indices.reduce(0) { $0 + centred[$1] * centred[($1 + 1) % centred.count] } / count
        for year in 2025...2033 {
            let change = Self.change(scenario, "oil", year)
            expectAgreement(
                [
                    change.deviation(fromMean: Self.mean),
                    change.deviation(fromStandardDeviation: variance.squareRoot()),
                ], change)
            let product = change.combined(with: Self.change(scenario, "oil", year + 1), "product with the next") {
                ($0 - Self.mean) * ($1 - Self.mean)
            }
            let isInside = (year + 1) % length != 0
            expectAgreement(product.deviation(fromMean: isInside ? autocovariance : 0), product)
            if length > 1 {
                expectRefusal([product.deviation(fromMean: isInside ? 0 : autocovariance)], "the other dependence")
            }
        }
        // Without `with` it has blocks of its own.
        let one = Self.change(scenario, "oil", 2030)
        let product = one.combined(with: Self.change(scenario, "alone", 2030), "product with another driver") {
            ($0 - Self.mean) * ($1 - Self.mean)
        }
        expectAgreement(product.deviation(fromMean: 0), product)
    }

    /// The first step reaches from the middle of the base year: over half of one change and as many whole ones as half a
    /// year has periods, the last of them the first period's own, and the stretch goes on from there.
    @Test(arguments: [Timeline.Step.quarter, .month]) func shorterSteps(step: Timeline.Step) throws {
        let scenario = try Self.scenario(to: 2026, step: step, block: ", block: 1 year")
        let count = Self.changes.count
        let half = step.periodsPerYear / 2
        func change(_ place: Int) -> Double { Self.changes[(place + count) % count] }
        let sums = (0..<count).map { place in
            (1 - half..<step.periodsPerYear).reduce(change(place - half) / 2) { $0 + change(place + $1) }
        }
        let first = scenario.figures("oil", 2025).map("change through 2025") { log($0 / 54.2) }
        let mean = sums.reduce(0, +) / Double(count)
        expectEqual(mean, Self.mean * (Double(half) + Double(step.periodsPerYear) - 0.5), "the mean of the stretches")
        let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        expectAgreement(
            [first.deviation(fromMean: mean), first.deviation(fromStandardDeviation: variance.squareRoot())], first)
        let sorted = sums.sorted()
        #expect(
            first.values.allSatisfy { value in sorted.contains { abs($0 - value) < 1e-11 } },
            "a stretch that is not in the history")
    }

    /// Blocks are counted from the start of the calendar.
    @Test(arguments: Timeline.Step.allCases) func aLaterBaseYearHasTheSameBlocks(step: Timeline.Step) throws {
        let early = try Self.scenario(from: 2022, step: step, block: ", block: 18 months", paths: 3000)
        let late = try Self.scenario(from: 2026, step: step, block: ", block: 18 months", paths: 3000)
        for year in 2029...2034 {
            let (one, other) = (Self.change(early, "oil", year).values, Self.change(late, "oil", year).values)
            expectOnEveryPath(of: late, "the change in \(year)") { (one[$0], other[$0]) }
        }
    }

    /// A scenario whose first period begins a block takes the whole of it, as one does that starts earlier: the first block
    /// from 2025 on.
    @Test(arguments: [Timeline.Step.year, .quarter]) func aBlockThatTheFirstPeriodBegins(step: Timeline.Step) throws {
        let early = try Self.scenario(from: 2022, step: step, block: ", block: 3 years", paths: 3000)
        let late = try Self.scenario(from: 2024, step: step, block: ", block: 3 years", paths: 3000)
        for year in 2026...2034 {
            let (one, other) = (Self.change(early, "oil", year).values, Self.change(late, "oil", year).values)
            expectOnEveryPath(of: late, "the change in \(year)") { (one[$0], other[$0]) }
        }
    }
}
