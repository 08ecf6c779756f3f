package import Summaries

/// The statistics of one indicator in one year, in the order of the summary's columns.
package enum Statistic: String, CaseIterable {
    case n, mean, sd, mcse, p5, p10, p25, p50, p75, p90, p95, min, max

    package func cell(of summary: YearSummary) -> Cell {
        switch self {
        case .n: .integer(summary.count)
        case .mean: Cell(summary.mean)
        case .sd: Cell(summary.standardDeviation)
        case .mcse: Cell(summary.standardError)
        case .p5: Cell(summary.quantile(0))
        case .p10: Cell(summary.quantile(1))
        case .p25: Cell(summary.quantile(2))
        case .p50: Cell(summary.quantile(3))
        case .p75: Cell(summary.quantile(4))
        case .p90: Cell(summary.quantile(5))
        case .p95: Cell(summary.quantile(6))
        case .min: Cell(summary.minimum)
        case .max: Cell(summary.maximum)
        }
    }

    /// The statistic's own unit, where it is not the indicator's.
    func unit(of indicator: String) -> String { self == .n ? "paths" : indicator }
}

extension YearSummary {
    /// The quantile at a place among ``Quantiles/reported``.
    package func quantile(_ place: Int) -> Double? {
        guard let quantiles, quantiles.indices.contains(place) else { return nil }
        return quantiles[place]
    }
}
