/// What one run of a scenario found: everything that its files and its report are written from.
///
/// It holds no clock, host or thread count, so that one scenario and one seed give the same bytes everywhere.
public struct RunResult: Sendable, Codable, Equatable {
    public var scenario: ScenarioIdentity
    public var indicators: [IndicatorResult]
    public var targets: [TargetResult]
    public var inputs: [InputRecord]
    /// What the reader of the report must know: repairs, warnings, missing values.
    public var notes: [String]
    /// The first paths of the run in full, where they were asked for.
    public var draws: [DrawnPath]

    public init(
        scenario: ScenarioIdentity, indicators: [IndicatorResult], targets: [TargetResult], inputs: [InputRecord],
        notes: [String] = [], draws: [DrawnPath] = []
    ) {
        self.scenario = scenario
        self.indicators = indicators
        self.targets = targets
        self.inputs = inputs
        self.notes = notes
        self.draws = draws
    }
}

/// Which scenario was run, and how.
public struct ScenarioIdentity: Sendable, Codable, Equatable {
    /// The file's name without its extension: what results are filed under.
    public var name: String
    public var title: String
    public var description: String
    /// The label of the price basis, such as `nominal` or `constant 2024`.
    public var prices: String
    public var baseYear: Int
    public var lastYear: Int
    /// `year`, `quarter` or `month`.
    public var step: String
    public var paths: Int
    public var seed: UInt64
    /// SHA-256 of the resolved scenario, in hexadecimal.
    public var digest: String

    public init(
        name: String, title: String, description: String, prices: String, baseYear: Int, lastYear: Int, step: String,
        paths: Int, seed: UInt64, digest: String
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.prices = prices
        self.baseYear = baseYear
        self.lastYear = lastYear
        self.step = step
        self.paths = paths
        self.seed = seed
        self.digest = digest
    }
}

/// One indicator over the years.
public struct IndicatorResult: Sendable, Codable, Equatable {
    public var name: String
    public var title: String
    /// The reporting unit, such as `million USD/year`; empty for a pure number.
    public var unit: String
    /// The observed past, in the reporting unit, by year.
    public var history: [Observation]
    /// One summary a year, the base year first.
    public var years: [YearSummary]

    public init(name: String, title: String, unit: String, history: [Observation], years: [YearSummary]) {
        self.name = name
        self.title = title
        self.unit = unit
        self.history = history
        self.years = years
    }
}

/// An observed figure.
public struct Observation: Sendable, Codable, Equatable {
    public var year: Int
    public var value: Double

    public init(year: Int, value: Double) {
        self.year = year
        self.value = value
    }
}

/// The distribution of an indicator over the paths in one year.
public struct YearSummary: Sendable, Codable, Equatable {
    public var year: Int
    /// How many paths have a value. Where none has, every figure below is `nil`.
    public var count: Int
    public var mean: Double?
    /// The sample standard deviation (divisor n − 1).
    public var standardDeviation: Double?
    /// The standard error of the mean.
    public var standardError: Double?
    /// In the order of ``Quantiles/reported``: p5 p10 p25 p50 p75 p90 p95.
    public var quantiles: [Double]?
    public var minimum: Double?
    public var maximum: Double?
    /// The counts of equal bins from `minimum` to `maximum`, for the last year only.
    public var histogram: [Int]?

    public init(
        year: Int, count: Int, mean: Double? = nil, standardDeviation: Double? = nil, standardError: Double? = nil,
        quantiles: [Double]? = nil, minimum: Double? = nil, maximum: Double? = nil, histogram: [Int]? = nil
    ) {
        self.year = year
        self.count = count
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.standardError = standardError
        self.quantiles = quantiles
        self.minimum = minimum
        self.maximum = maximum
        self.histogram = histogram
    }
}

/// The quantiles that are reported.
public enum Quantiles {
    public static let reported: [Double] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]
    /// The place of the median among them.
    public static let median = 3
}

/// How a target fared.
public struct TargetResult: Sendable, Codable, Equatable {
    public enum Direction: String, Sendable, Codable, Equatable {
        case atLeast = "at_least"
        case atMost = "at_most"
    }

    public var name: String
    public var title: String
    public var indicator: String
    public var direction: Direction
    /// In the indicator's reporting unit.
    public var threshold: Double
    public var unit: String
    /// The year the target is set for.
    public var by: Int
    /// One row for each simulated year.
    public var years: [TargetYear]
    /// The first year in which at least half of the paths have reached it; `nil` where that is after the last year.
    public var medianFirstYear: Int?
    /// The mean distance that is missing at `by`, in the reporting unit, over all paths (0 on those that are there).
    public var meanGap: Double?
    /// The same among the paths that miss.
    public var meanGapAmongMisses: Double?
    /// How often comparable series were at the same multiple after the same number of years.
    public var reference: ReferenceClass?

    public init(
        name: String, title: String, indicator: String, direction: Direction, threshold: Double, unit: String, by: Int,
        years: [TargetYear], medianFirstYear: Int?, meanGap: Double?, meanGapAmongMisses: Double?,
        reference: ReferenceClass? = nil
    ) {
        self.name = name
        self.title = title
        self.indicator = indicator
        self.direction = direction
        self.threshold = threshold
        self.unit = unit
        self.by = by
        self.years = years
        self.medianFirstYear = medianFirstYear
        self.meanGap = meanGap
        self.meanGapAmongMisses = meanGapAmongMisses
        self.reference = reference
    }
}

/// A target in one year.
public struct TargetYear: Sendable, Codable, Equatable {
    public var year: Int
    /// The share of paths at the target in this year.
    public var probabilityAt: Double
    /// The share of paths that have reached it in or before this year.
    public var probabilityReached: Double
    /// The 95 % Wilson interval of `probabilityReached`.
    public var low: Double
    public var high: Double

    public init(year: Int, probabilityAt: Double, probabilityReached: Double, low: Double, high: Double) {
        self.year = year
        self.probabilityAt = probabilityAt
        self.probabilityReached = probabilityReached
        self.low = low
        self.high = high
    }
}

/// A target's reference class: how comparable series grew.
public struct ReferenceClass: Sendable, Codable, Equatable {
    /// The standard deviation of yearly log growth among comparable series.
    public var volatility: Double
    /// The median growth a year of comparable series.
    public var growth: Double
    public var source: String
    /// The share of comparable series at the target's multiple of the base year after as many years as to `by`.
    public var probabilityAt: Double

    public init(volatility: Double, growth: Double, source: String, probabilityAt: Double) {
        self.volatility = volatility
        self.growth = growth
        self.source = source
        self.probabilityAt = probabilityAt
    }
}

/// One input of a scenario, with where it came from.
public struct InputRecord: Sendable, Codable, Equatable {
    public enum Kind: String, Sendable, Codable, Equatable {
        case fact, sourced, assumption, `default`, override
    }

    /// The dotted name of the field, such as `flows.food.trend`.
    public var name: String
    /// The value as it is written.
    public var value: String
    public var unit: String
    public var kind: Kind
    public var source: String
    public var note: String
    /// The file relative to the scenario's folder; empty for defaults and overrides.
    public var file: String
    public var line: Int?

    public init(
        name: String, value: String, unit: String, kind: Kind, source: String = "", note: String = "",
        file: String = "", line: Int? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.kind = kind
        self.source = source
        self.note = note
        self.file = file
        self.line = line
    }
}

/// One path in one year: the figures of all indicators, in their order; `nil` where one is missing.
public struct DrawnPath: Sendable, Codable, Equatable {
    public var path: Int
    public var year: Int
    public var values: [Double?]

    public init(path: Int, year: Int, values: [Double?]) {
        self.path = path
        self.year = year
        self.values = values
    }
}
