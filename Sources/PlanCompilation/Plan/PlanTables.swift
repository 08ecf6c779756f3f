import EconomicModel
import GSLNumerics

/// What the instructions of a plan refer to by its place.
package struct PlanTables: Sendable {
    /// Figures that are known period by period, from period 1.
    package private(set) var series: [[Double]] = []
    /// The weighted lanes of all affine combinations.
    package private(set) var parts: [Instruction.Part] = []
    package private(set) var quantiles: [QuantileFunction] = []
    /// What is looked up by place.
    package private(set) var lists: [[Double]] = []
    /// The tables that the quantile functions look up, each once.
    package private(set) var quantileTables: [LazyQuantileTable] = []
    private var places: [Profile: Int32] = [:]
    private var tablePlaces: [Distribution: Int] = [:]
    private var marginPlaces: [Double: Int] = [:]

    /// A known figure in a period; a constant is known in the base year (period 0) too.
    package func value(of figure: Instruction.Figure, in period: Int) -> Double {
        figure.series < 0 ? figure.constant : series[Int(figure.series)][period - 1]
    }

    mutating func figure(_ profile: Profile) -> Instruction.Figure {
        guard case .series(let values) = profile else {
            return Instruction.Figure(constant: profile.value(in: 0), series: -1)
        }
        if let place = places[profile] { return Instruction.Figure(constant: .nan, series: place) }
        let place = Int32(series.count)
        places[profile] = place
        series.append(values)
        return Instruction.Figure(constant: .nan, series: place)
    }

    mutating func affine(_ constant: Profile, _ weighted: [(weight: Profile, lane: Lane)]) -> Instruction.Affine {
        let first = parts.count
        for (weight, lane) in weighted { parts.append(Instruction.Part(weight: figure(weight), lane: lane)) }
        return Instruction.Affine(constant: figure(constant), parts: first..<parts.count)
    }

    /// The quantiles of a distribution with valid parameters; equal ones share a table.
    mutating func known(_ distribution: Distribution) -> KnownQuantiles {
        if let place = tablePlaces[distribution] { return .table(quantileTables[place]) }
        guard let prepared = try? distribution.prepared() else {
            preconditionFailure("known parameters are validated when they are lowered")
        }
        guard distribution.hasSlowQuantile else { return .law(prepared) }
        let table = LazyQuantileTable(of: prepared)
        tablePlaces[distribution] = quantileTables.count
        quantileTables.append(table)
        return .table(table)
    }

    /// What turns Student's t into standard normals; `degrees` were validated with the copula.
    mutating func studentMargin(_ degrees: Double) -> KnownQuantiles {
        if let place = marginPlaces[degrees] { return .table(quantileTables[place]) }
        guard let prepared = try? PreparedDistribution.studentMargin(degreesOfFreedom: degrees) else {
            preconditionFailure("a copula's degrees of freedom are validated when it is lowered")
        }
        let table = LazyQuantileTable(of: prepared)
        marginPlaces[degrees] = quantileTables.count
        quantileTables.append(table)
        return .table(table)
    }

    mutating func list(_ figures: [Double]) -> Int {
        lists.append(figures)
        return lists.count - 1
    }

    mutating func quantile(_ function: QuantileFunction) -> Int {
        quantiles.append(function)
        return quantiles.count - 1
    }
}
