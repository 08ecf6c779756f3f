import Reporting
import Summaries

/// Results that a page must show too, by name.
enum Edges {
    static let all: [(name: String, content: RunDocument.Content)] = usual + runs + comparisons + decisions

    static let usual: [(name: String, content: RunDocument.Content)] = [
        ("run", .run(Sample.run())), ("comparison", .comparison(Sample.comparison(4))),
        ("attribution", .attribution(Decisions.attribution)), ("packages", .packages(Decisions.packages)),
        ("seek", .seek(Decisions.seek)), ("sensitivity", .sensitivity(Decisions.sensitivity)),
    ]

    private static let runs: [(name: String, content: RunDocument.Content)] = [
        ("one year", .run(Sample.run(last: 2025))), ("the base year alone", .run(Sample.run(last: 2024))),
        ("no figures", .run(changed { $0 = YearSummary(year: $0.year, count: 0) })),
        ("a gap", .run(changed { if $0.year % 4 == 1 { $0 = YearSummary(year: $0.year, count: 0) } })),
        ("all alike", .run(changed { $0.quantiles = Array(repeating: 5, count: 7) })),
        ("far apart", .run(changed { $0.quantiles = [1e-9, 1e-6, 1e-3, 1, 1e3, 1e9, 1e15] })),
        ("huge", .run(changed { $0.quantiles = $0.quantiles?.map { $0 * 1e290 } })),
        ("tiny", .run(changed { $0.quantiles = $0.quantiles?.map { $0 * 1e-290 } })),
        ("below zero", .run(changed { $0.quantiles = $0.quantiles?.reversed().map { -$0 } })),
        (
            "not finite",
            .run(
                changed {
                    $0.quantiles = [-.infinity, -1e308, 0, .nan, 1e308, .infinity, .infinity]
                    ($0.minimum, $0.maximum) = (-.infinity, .infinity)
                    $0.histogram = Histogram(lower: -1e308, upper: 1e308, counts: [1, 2], below: 0, above: 0)
                })
        ), ("nothing", .run(nothing)), ("a target that is no number", .run(strangeTargets)),
        ("many indicators", .run(Sample.run(indicators: 60))),
    ]

    private static let comparisons: [(name: String, content: RunDocument.Content)] = [
        ("nothing compared", .comparison(ComparisonResult(runs: [], differences: []))),
        ("the baseline alone", .comparison(Sample.comparison(1))),
        ("30 scenarios", .comparison(Sample.comparison(30))),
        ("nothing in it", .comparison(ComparisonResult(runs: [nothing, nothing], differences: []))),
        (
            "without differences",
            .comparison(ComparisonResult(runs: [Sample.run(), Sample.run("other")], differences: []))
        ),
    ]

    private static var decisions: [(name: String, content: RunDocument.Content)] {
        var attribution = Decisions.attribution
        attribution.shares[1].share = Estimate(.nan)
        attribution.all = Estimate(.infinity)
        var bare = Decisions.attribution
        (bare.shares, bare.interactions) = ([], [])
        var packages = Decisions.packages
        packages.frontier = [packages.none]
        var seek = Decisions.seek
        (seek.found, seek.low, seek.high) = (nil, nil, nil)
        seek.probes = [SeekResult.Probe(place: 0, value: .nan, probability: Estimate(.nan))]
        var sensitivity = Decisions.sensitivity
        (sensitivity.inputs, sensitivity.indices) = ([], [])
        return [
            ("shares that are no number", .attribution(attribution)), ("no shares", .attribution(bare)),
            ("one package", .packages(packages)), ("nothing found", .seek(seek)),
            ("nothing varies", .sensitivity(sensitivity)),
        ]
    }

    private static let nothing = RunResult(
        scenario: ScenarioIdentity(
            name: "", title: "", description: "", prices: "", baseYear: 2024, lastYear: 2024, step: "", paths: 0,
            seed: 0,
            digest: ""), indicators: [], targets: [], inputs: [])

    private static var strangeTargets: RunResult {
        var run = Sample.run()
        run.targets[0].threshold = .infinity
        run.targets[1].threshold = 1e12
        run.targets[1].years[3].probabilityReached = .nan
        return run
    }

    private static func changed(_ change: (inout YearSummary) -> Void) -> RunResult {
        var run = Sample.run()
        for place in run.indicators.indices {
            for year in run.indicators[place].years.indices { change(&run.indicators[place].years[year]) }
        }
        return run
    }
}
