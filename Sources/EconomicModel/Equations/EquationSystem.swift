/// A scenario as mathematics: every quantity with its equations, the shocks behind them, and what is to be reported.
///
/// All figures are in base units. A plan is compiled from a system; nothing of the scenario's text is needed any more.
public struct EquationSystem: Sendable {
    /// The base year, and the periods after it.
    public var timeline: Timeline
    /// Every quantity; a ``QuantityID`` is an index into it. In no particular order.
    public var quantities: [Quantity] = []
    /// Every standard normal shock; a ``ShockID`` is an index into it.
    public var shocks: [Shock] = []
    /// How shocks move together.
    public var correlation: ShockCorrelation?
    /// What must hold on every path.
    public var checks: [QuantityCheck] = []
    /// What is reported, in the order of the scenario's indicators.
    public var outputs: [Output] = []

    public init(timeline: Timeline) { self.timeline = timeline }
}

/// One quantity: a dotted name, a unit, and its equations.
public struct Quantity: Sendable {
    /// The dotted name, such as `flows.food.value`. Inner quantities have a `/` in theirs.
    public var name: String
    /// What its figures are told in; equations are in base units.
    public var unit: Unit
    /// What it is in the base year, before effects (none act then).
    public var base: Term
    /// What it is in a simulated period, before effects.
    public var own: Term
    /// What it shows in a simulated period: its own value with all effects applied; `nil` where nothing acts on it.
    public var shown: Term?
    /// With `year`, the own value is computed in the first period of a year and held until the next year.
    public var cadence: Cadence
    /// What its own equation is known to stay within, beyond what its terms show.
    public var range: KnownRange?

    public init(
        name: String, unit: Unit, base: Term, own: Term, shown: Term? = nil, cadence: Cadence = .period
    ) {
        self.name = name
        self.unit = unit
        self.base = base
        self.own = own
        self.shown = shown
        self.cadence = cadence
    }
}

/// A component's own standard normal shock.
public struct Shock: Hashable, Sendable {
    /// The name of its stream, such as `drivers.brent/shock`.
    public var stream: String
    /// `period`, or `year`: one shock a year, the normed sum of the year's period shocks, so that a yearly series keeps
    /// its correlation with series of shorter steps.
    public var cadence: Cadence

    public init(stream: String, cadence: Cadence = .period) {
        self.stream = stream
        self.cadence = cadence
    }
}

/// The correlation of some shocks, by a Gaussian copula or by Student's. Each shock alone is standard normal either way.
public struct ShockCorrelation: Sendable {
    /// The shocks in their order of first appearance; the factor is built in this order, so that appending one changes
    /// no earlier draw. Shocks that are not listed are independent.
    public var shocks: [ShockID]
    /// The correlation matrix over them, row by row.
    public var matrix: [Double]
    /// Those of Student's copula, by which extremes come together; `nil` for the Gaussian one.
    public var degreesOfFreedom: Double?

    /// The stream of what the listed shocks of a period share under Student's copula.
    public static let mixingStream = "correlations/mixing"

    public init(shocks: [ShockID], matrix: [Double], degreesOfFreedom: Double? = nil) {
        self.shocks = shocks
        self.matrix = matrix
        self.degreesOfFreedom = degreesOfFreedom
    }
}

/// A quantity that is reported at every year.
public struct Output: Sendable {
    /// The indicator's name.
    public var name: String
    /// What is reported.
    public var quantity: QuantityID
    /// One reporting unit in base units: results are divided by it.
    public var unitFactor: Double
    /// How a year's figure comes from its periods.
    public var overYear: YearlyRule

    public init(name: String, quantity: QuantityID, unitFactor: Double, overYear: YearlyRule) {
        self.name = name
        self.quantity = quantity
        self.unitFactor = unitFactor
        self.overYear = overYear
    }
}

/// How a year's figure comes from the figures of its periods. The base year's one figure is taken as it is.
public enum YearlyRule: String, Hashable, Sendable, Codable, CaseIterable {
    case mean, end, sum, max
}
