import Reporting
import Summaries

/// Any result of an analysis of decisions, with its report and its document.
enum Decision: Sendable {
    case attribution(AttributionResult)
    case packages(PackageSearchResult)
    case seek(SeekResult)
    case sensitivity(SensitivityResult)

    func text(_ style: ReportStyle) -> String {
        switch self {
        case .attribution(let result): TextReport.text(of: result, style: style)
        case .packages(let result): TextReport.text(of: result, style: style)
        case .seek(let result): TextReport.text(of: result, style: style)
        case .sensitivity(let result): TextReport.text(of: result, style: style)
        }
    }

    var content: RunDocument.Content {
        switch self {
        case .attribution(let result): .attribution(result)
        case .packages(let result): .packages(result)
        case .seek(let result): .seek(result)
        case .sensitivity(let result): .sensitivity(result)
        }
    }

    var tables: [Table] {
        switch self {
        case .attribution(let result): [.shares(of: result), .interactions(of: result)]
        case .packages(let result): [.packages(of: result)]
        case .seek(let result): [.trials(of: result)]
        case .sensitivity(let result): [.sensitivities(of: result), .conditions(of: result)]
        }
    }
}

/// Results of analyses of decisions at the edge of what a report must survive, each with a name for the failure message.
enum DegenerateDecisions {
    static let usual: [Decision] = [
        .attribution(Decisions.attribution()),
        .attribution(Decisions.attribution(Decisions.level, scale: 900, none: 227.9)),
        .packages(Decisions.search), .seek(Decisions.seek), .seek(Decisions.missed),
        .sensitivity(Decisions.sensitivity), .sensitivity(Decisions.levelSensitivity),
    ]

    static let all: [(name: String, decision: Decision)] =
        [
            ("attribution of nothing", .attribution(noMeasures)), ("attribution of one", .attribution(oneMeasure)),
            ("attribution unresolved", .attribution(unresolved)), ("attribution without intervals", .attribution(bare)),
            ("attribution of losses", .attribution(Decisions.attribution(scale: -0.5, none: 0.4))),
            ("attribution of many", .attribution(many)), ("attribution hostile", .attribution(hostileAttribution)),
            ("packages of nothing", .packages(noCandidates)), ("packages out of reach", .packages(outOfReach)),
            ("packages without limits", .packages(withoutLimits)), ("packages many", .packages(manyPackages)),
            ("packages hostile", .packages(hostilePackages)), ("seek without trials", .seek(nothingTried)),
            ("seek on one side", .seek(oneSided)), ("seek flat", .seek(flat)), ("seek a date", .seek(date)),
            ("seek hostile", .seek(hostileSeek)), ("sensitivity of nothing", .sensitivity(nothingMoves)),
            ("sensitivity without intervals", .sensitivity(bareSensitivity)),
            ("sensitivity of many", .sensitivity(manyInputs)),
            ("sensitivity hostile", .sensitivity(hostileSensitivity)),
        ] + [("tiny", 1e-11), ("huge", 1e13), ("mirrored", -1)].flatMap(scaled) + [
            ("attribution not finite", Decision.attribution(notFinite))
        ]
        + [("sensitivity not finite", .sensitivity(notFiniteSensitivity)), ("seek not finite", .seek(notFiniteSeek))]

    static let hostileName = "=cmd|'/C calc'!A0\r\nred \u{1B}[31m\u{202E}" + String(repeating: "имя貿易", count: 14)

    // MARK: Attribution

    private static func changed(_ change: (inout AttributionResult) -> Void) -> AttributionResult {
        var result = Decisions.attribution()
        change(&result)
        return result
    }

    private static let noMeasures = changed {
        $0 = AttributionResult(
            scenario: $0.scenario, outcome: $0.outcome, none: $0.none, all: $0.none, total: Estimate(0), shares: [],
            interactions: [], coalitions: 1)
    }

    private static let oneMeasure = changed { result in
        result.shares = [result.shares[2]]
        (result.interactions, result.coalitions) = ([], 2)
        result.total = result.shares[0].share
        result.all.value = result.none.value + result.total.value
    }

    private static let unresolved = changed { result in
        result.shares = [result.shares[0]]
        result.shares.append(result.shares[0])
        result.shares[1].measure = "another_office"
        result.total = Decisions.estimate(0.0008, 0.0009)
        result.all.value = result.none.value + 0.0008
        result.interactions = [result.interactions.last].compactMap(\.self)
    }

    private static let bare = changed { result in
        for place in result.shares.indices {
            result.shares[place].share = Estimate(result.shares[place].share.value)
            result.shares[place].title = ""
        }
        (result.total, result.none) = (Estimate(result.total.value), Estimate(result.none.value))
        result.notes = ["A measure had no effect on any path."]
    }

    private static let many = changed { result in
        result.shares = (0..<40).map { number in
            var share = result.shares[2]
            share.measure = "measure_\(number)"
            share.share = Decisions.estimate(0.02 / Double(number + 1), 0.0005)
            return share
        }
        (result.orders, result.coalitions) = (500, 20_113)
    }

    private static let hostileAttribution = changed { result in
        result.scenario.title = hostileName
        result.outcome.indicatorTitle = hostileName
        for place in result.shares.indices {
            result.shares[place].measure = hostileName
            result.shares[place].title = hostileName
        }
        result.interactions[0].measures = [hostileName, hostileName]
        result.notes = [hostileName]
    }

    private static let notFinite = changed { result in
        result.shares[0].share = Estimate(.nan, low: .nan, high: .nan)
        result.shares[1].share = Estimate(.infinity, low: -.infinity, high: .infinity)
        result.total.value = .nan
    }

    // MARK: Packages

    private static func changedSearch(_ change: (inout PackageSearchResult) -> Void) -> PackageSearchResult {
        var result = Decisions.search
        change(&result)
        return result
    }

    private static let noCandidates = changedSearch { result in
        (result.candidates, result.frontier, result.rounds) = ([], [result.none], [])
        (result.mostProbable, result.cheapest, result.all, result.budget) = (nil, nil, nil, [])
        (result.admissible, result.affordable) = (1, 1)
    }

    private static let outOfReach = changedSearch { result in
        (result.wanted, result.cheapest) = (0.9, nil)
        result.budget = [.init(payer: "", amount: 5000)]
    }

    private static let withoutLimits = changedSearch { result in
        (result.wanted, result.cheapest, result.budget) = (nil, nil, [])
        result.mostProbable?.package.fresh = nil
        result.mostProbable?.isResolved = true
        result.mostProbable?.rivals = 0
        result.mostProbable?.cheapestRival = nil
        for place in result.candidates.indices { result.candidates[place].payer = "" }
        result.frontier = result.frontier.map { package in
            var package = package
            package.costs = [.init(payer: "", amount: package.cost)]
            return package
        }
        result.none.costs = []
        result.all = nil
        result.mostProbable?.package.costs = []
    }

    private static let manyPackages = changedSearch { result in
        result.frontier = (0..<60).map { number in
            Decisions.package((0..<number % 9).map { "m\($0)" }, Double(number * 3), 0.075 + Double(number) * 0.004)
        }
    }

    private static let hostilePackages = changedSearch { result in
        result.costUnit = hostileName
        result.candidates[0].measure = hostileName
        result.candidates[0].payer = hostileName
        result.candidates[0].requires = [hostileName, hostileName]
        result.frontier[5].measures = [hostileName, hostileName, hostileName]
        result.budget = [.init(payer: hostileName, amount: 1)]
    }

    // MARK: Seeking

    private static func changedSeek(_ change: (inout SeekResult) -> Void) -> SeekResult {
        var result = Decisions.seek
        change(&result)
        return result
    }

    private static let nothingTried = changedSeek { result in
        (result.ends, result.probes, result.found, result.low, result.high) = ([], [], nil, nil, nil)
    }
    private static let oneSided = changedSeek { ($0.low, $0.unit) = (nil, "1/year") }
    private static let flat = changedSeek { result in
        (result.found, result.wanted) = (nil, 0.5)
        for place in result.probes.indices { result.probes[place].probability = Decisions.probability(0.2) }
        for place in result.ends.indices { result.ends[place].probability = Decisions.probability(0.2) }
    }
    private static let date = changedSeek { result in
        let year = { (value: Double) in 2026 + (value + 2) / 3 }
        (result.name, result.unit, result.between) = ("measures.corridor.start", "year", ["2026", "2030"])
        for place in result.probes.indices { result.probes[place].value = year(result.probes[place].value) }
        for place in result.ends.indices { result.ends[place].value = year(result.ends[place].value) }
        result.found?.value = year(6.65)
        (result.low, result.high) = (year(6.52), nil)
    }
    private static let hostileSeek = changedSeek { result in
        (result.name, result.unit, result.between) = (hostileName, hostileName, [hostileName, hostileName])
    }
    private static let notFiniteSeek = changedSeek { result in
        result.probes[1].value = .nan
        result.probes[2].value = .infinity
        result.found?.probability = Estimate(.nan)
        result.low = -.infinity
    }

    // MARK: Sensitivity

    private static func changedSensitivity(_ change: (inout SensitivityResult) -> Void) -> SensitivityResult {
        var result = Decisions.sensitivity
        change(&result)
        return result
    }

    private static let nothingMoves = changedSensitivity { result in
        (result.inputs, result.indices, result.conditions, result.information) = ([], [], [], nil)
        (result.mean, result.standardDeviation, result.indexRuns) = (Estimate(0), 0, 0)
    }

    private static let bareSensitivity = changedSensitivity { result in
        for place in result.inputs.indices {
            result.inputs[place].rankCorrelation = nil
            result.inputs[place].partialRankCorrelation = nil
            for tenth in result.inputs[place].tenths.indices {
                let mean = result.inputs[place].tenths[tenth].mean.value
                result.inputs[place].tenths[tenth].mean = Estimate(mean)
            }
        }
        result.inputs[5].tenths = [result.inputs[5].tenths[0]]
        result.inputs[4].tenths = []
        for place in result.indices.indices {
            result.indices[place].total = Estimate(result.indices[place].total.value)
            result.indices[place].first = Estimate(result.indices[place].first.value)
        }
        result.conditions[0].bounds = []
        result.information?.alternatives = []
        result.information?.groups = []
    }

    private static let manyInputs = changedSensitivity { result in
        result.inputs = (0..<60).map { number in
            var input = result.inputs[number % 5]
            input.name += String(number)
            return input
        }
        result.indices = (0..<40).map { number in
            var index = result.indices[number % 5]
            index.group += String(number)
            index.streams = (0..<30).map { "stream.\($0)" }
            return index
        }
    }

    private static let hostileSensitivity = changedSensitivity { result in
        result.inputs[0].name = hostileName
        result.inputs[0].aspect = hostileName
        result.inputs[0].unit = hostileName
        result.indices[0].group = hostileName
        result.indices[0].streams = [hostileName, hostileName]
        result.conditions[0].bounds[0].name = hostileName
        result.conditions[0].bounds[0].aspect = hostileName
        result.information?.objective = hostileName
        result.information?.alternatives[0].name = hostileName
        result.information?.unit = hostileName
    }

    private static let notFiniteSensitivity = changedSensitivity { result in
        result.inputs[0].tenths[0].mean = Estimate(.nan, low: .nan, high: .infinity)
        result.inputs[1].tenths[9].mean = Estimate(.infinity)
        result.inputs[2].tenths[0].to = -.infinity
        result.indices[0].total = Estimate(.nan, low: -.infinity, high: .infinity)
        result.conditions[0].bounds[0].high = .infinity
    }

    // MARK: Sizes

    private static func scaled(_ size: String, _ factor: Double) -> [(String, Decision)] {
        let attribution = Decisions.attribution(Decisions.level, scale: 900 * factor, none: 227.9 * factor)
        var sensitivity = Decisions.levelSensitivity
        sensitivity.mean = Decisions.estimate(391.2 * factor, abs(factor))
        for place in sensitivity.inputs.indices {
            for tenth in sensitivity.inputs[place].tenths.indices {
                let old = sensitivity.inputs[place].tenths[tenth]
                sensitivity.inputs[place].tenths[tenth] = .init(
                    from: old.from * factor, to: old.to * factor, paths: old.paths,
                    mean: Decisions.estimate(old.mean.value * factor, 6 * abs(factor)))
            }
        }
        var search = Decisions.search
        search.frontier = search.frontier.map { package in
            var package = package
            package.cost *= factor
            return package
        }
        return [
            ("attribution \(size)", .attribution(attribution)),
            ("sensitivity \(size)", .sensitivity(sensitivity)), ("packages \(size)", .packages(search)),
        ]
    }
}
