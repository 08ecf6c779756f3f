/// What is found out about the pairs of one output and year.
struct PairFigures: Sendable {
    /// The probabilities whose quantiles are wanted.
    static let probabilities = [0.05, 0.5, 0.95]

    /// Of the differences.
    var differences: ColumnMoments
    /// On how many paths the scenario is higher.
    var higher: Int
    /// Of ``probabilities``; `nil` where there is no pair.
    var quantiles: QuantileEstimates?
    /// The means of both figures over the pairs.
    var baselineMean: Double?
    var scenarioMean: Double?
}

extension SharedOutputs {
    /// The paired difference of one output in one year.
    func difference(of pair: Pair, in year: Int, _ found: PairFigures) -> PairedDifference {
        let output = baseline.outputs[pair.baseline]
        var result = PairedDifference(
            baseline: baseline.scenario, scenario: scenario.scenario, indicator: output.name, unit: output.unit,
            year: year)
        guard let quantiles = found.quantiles else { return result }
        result.baselineMean = found.baselineMean
        result.scenarioMean = found.scenarioMean
        result.p5 = quantiles.values[0].ifFinite
        result.p50 = quantiles.values[1].ifFinite
        result.p95 = quantiles.values[2].ifFinite
        result.quantileWidths = quantiles.widths
        result.probabilityHigher = Double(found.higher) / Double(found.differences.all.count)
        result.setMean(found.differences)
        return result
    }
}

extension PairedDifference {
    /// Sets the mean difference, its interval and the verdict.
    fileprivate mutating func setMean(_ moments: ColumnMoments) {
        difference = moments.all.mean.ifFinite
        standardError = moments.standardError?.ifFinite
        guard let difference, let standardError else { return }
        let reach = moments.reach * standardError
        low = difference - reach
        high = difference + reach
        verdict = Verdict(low: difference - reach, high: difference + reach)
    }
}
