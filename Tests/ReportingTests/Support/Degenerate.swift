import Summaries

/// Results at the edge of what a report must survive, each with a name for the failure message.
enum Degenerate {
    static let runs: [(name: String, run: RunResult)] = [
        ("one simulated year", one), ("only the base year", onlyBase), ("all paths equal", equal),
        ("no figures", missing), ("gaps between years", gaps), ("negative", scaled(-1)), ("tiny", scaled(1e-11)),
        ("huge", scaled(1e13)), ("around zero", aroundZero), ("from tiny to huge", wide), ("not finite", notFinite),
        ("44 years", long), ("no targets", withoutTargets), ("targets only", targetsOnly), ("nothing", nothing),
        ("many indicators", many), ("many targets", manyTargets), ("long and foreign names", foreign),
        ("hostile names", hostile), ("one path", onePath), ("far targets", far),
    ]

    static let comparisons: [(name: String, comparison: ComparisonResult)] =
        runs.map { ($0.name, Comparisons.compared([$0.run, renamed($0.run, "other")])) } + [
            ("nothing compared", ComparisonResult(runs: [], differences: [])),
            ("baseline alone", Comparisons.compared([Sample().run])),
            ("without differences", ComparisonResult(runs: [Sample().run, Sample(name: "b").run], differences: [])),
            ("30 scenarios", Comparisons.comparison((0..<30).map { ("scenario-\($0)", "", Double($0) / 50) })),
            ("different targets", Comparisons.compared([withoutTargets, renamed(Sample().run, "with targets")])),
        ]

    private static func renamed(_ run: RunResult, _ name: String) -> RunResult {
        var run = run
        run.scenario.name = name
        return run
    }

    private static let one = Sample(lastYear: 2025, targets: [("aim", "", 200, 2025)]).run

    private static var onlyBase: RunResult {
        var run = Sample(targets: []).run
        for place in run.indicators.indices {
            run.indicators[place].years = Array(run.indicators[place].years.prefix(1))
            run.indicators[place].history = []
        }
        return run
    }

    private static var equal: RunResult {
        changed(Sample().run) { year in
            let middle = year.quantiles?[3] ?? 0
            year.quantiles = Array(repeating: middle, count: 7)
            (year.minimum, year.maximum, year.mean) = (middle, middle, middle)
            (year.standardDeviation, year.standardError) = (0, 0)
            year.histogram = Histogram(lower: middle, upper: middle, counts: [20_000], below: 0, above: 0)
        }
    }

    private static var missing: RunResult { changed(Sample().run) { $0 = YearSummary(year: $0.year, count: 0) } }

    private static var gaps: RunResult {
        changed(Sample().run) { if $0.year % 3 == 1 { $0 = YearSummary(year: $0.year, count: 0) } }
    }

    private static func scaled(_ factor: Double) -> RunResult {
        var run = changed(Sample().run) { year in
            let quantiles = year.quantiles?.map { $0 * factor }
            year.quantiles = factor < 0 ? quantiles?.reversed() : quantiles
            let ends = [year.minimum, year.maximum].compactMap { $0.map { $0 * factor } }.sorted()
            (year.minimum, year.maximum) = (ends.first, ends.last)
            year.mean = year.mean.map { $0 * factor }
            if let histogram = year.histogram {
                let edges = [histogram.lower * factor, histogram.upper * factor].sorted()
                year.histogram = Histogram(
                    lower: edges[0], upper: edges[1],
                    counts: factor < 0 ? histogram.counts.reversed() : histogram.counts, below: histogram.below,
                    above: histogram.above)
            }
        }
        for place in run.indicators.indices {
            run.indicators[place].history = run.indicators[place].history.map {
                Observation(year: $0.year, value: $0.value * factor)
            }
        }
        for place in run.targets.indices {
            run.targets[place].threshold *= factor
            run.targets[place].meanGap = run.targets[place].meanGap.map { $0 * abs(factor) }
        }
        return run
    }

    private static var aroundZero: RunResult {
        changed(Sample(targets: [("balance", "Balance", 0, 2030)]).run) { year in
            let spread = Double(year.year - 2024)
            year.quantiles = [-5, -3, -1, 0, 1, 3, 5].map { $0 * spread }
            (year.minimum, year.maximum, year.mean) = (-9 * spread, 9 * spread, 0)
            year.histogram?.lower = -9 * spread
            year.histogram?.upper = 9 * spread
        }
    }

    private static var wide: RunResult {
        changed(Sample().run) { $0.quantiles = [1e-9, 1e-6, 1e-3, 1, 1e3, 1e9, 1e15] }
    }

    private static var notFinite: RunResult {
        var run = changed(Sample().run) { year in
            year.quantiles = [-.infinity, -1e308, 0, .nan, 1e308, .infinity, .infinity]
            (year.minimum, year.maximum) = (-.infinity, .infinity)
            year.histogram = Histogram(lower: -1e308, upper: 1e308, counts: [1, 2, 3], below: 1, above: 1)
        }
        run.targets[0].threshold = .infinity
        run.targets[1].years[3].probabilityReached = .nan
        return run
    }

    private static let long = Sample(lastYear: 2068, targets: [("aim", "", 700, 2060)]).run
    private static let withoutTargets = Sample(targets: []).run

    private static var targetsOnly: RunResult {
        var run = Sample().run
        run.indicators = []
        run.targets[0].years = []
        return run
    }

    private static var nothing: RunResult {
        RunResult(
            scenario: ScenarioIdentity(
                name: "", title: "", description: "", prices: "", baseYear: 2024, lastYear: 2024, step: "", paths: 0,
                seed: 0, digest: ""), indicators: [], targets: [], inputs: [])
    }

    private static var many: RunResult {
        var run = Sample().run
        for number in 0..<132 {
            var indicator = run.indicators[1]
            indicator.name = "indicator_\(number)"
            indicator.title = ""
            indicator.unit = number % 3 == 0 ? "" : "thousand TEU/year"
            run.indicators.append(indicator)
        }
        return run
    }

    private static var manyTargets: RunResult {
        Sample(targets: (1...24).map { ("t\($0)", "Target number \($0)", Double($0) * 50, 2025 + $0 % 14) }).run
    }

    private static var foreign: RunResult {
        var run = Sample(title: String(repeating: "Қазақстан мен Венгрия саудасы, 貿易の見通し 🚢🇭🇺 e\u{301}ő ", count: 9)).run
        run.scenario.name = "өте-ұзын-атау-貿易-" + String(repeating: "имя", count: 40)
        run.scenario.description = "一つの長い文章" + String(repeating: "説明", count: 90)
        run.indicators[0].title = "Сауда айналымы 貿易総額 " + String(repeating: "und Außenhandelsumsatz", count: 5)
        run.indicators[0].unit = "миллион АҚШ доллары/жыл"
        run.indicators[1].title = String(repeating: "長", count: 120)
        run.targets[0].title = "700 миллион — к 2030 году 👩‍👩‍👧‍👦 " + String(repeating: "é", count: 90)
        run.inputs[1].name = String(repeating: "очень.длинное_имя.", count: 12)
        run.inputs[1].note = String(repeating: "примечание🚢", count: 30)
        run.notes = [String(repeating: "ごく長い注意", count: 30)]
        return run
    }

    private static var hostile: RunResult {
        var run = Sample(title: "red \u{1B}[31malert\u{7}\r\nsecond line\t\u{202E}reversed\u{200B}").run
        run.scenario.description = "a\n\n\nb\r\nc\u{2028}d"
        run.indicators[0].title = "=cmd|' /C calc'!A0"
        run.targets[0].title = "\u{301}\u{301}starts with a mark"
        return run
    }

    private static let onePath = Sample(paths: 1).run
    private static let far = Sample(targets: [("far", "Far", 1e9, 2030), ("below", "Below", 1e-6, 2040)]).run

    private static func changed(_ run: RunResult, _ change: (inout YearSummary) -> Void) -> RunResult {
        var run = run
        for place in run.indicators.indices {
            for year in run.indicators[place].years.indices { change(&run.indicators[place].years[year]) }
        }
        return run
    }
}
