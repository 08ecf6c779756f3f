import EconomicModel
import Foundation
import GSLNumerics
import Summaries

extension InputFeature {
    /// The figure of each path of a block, in the reporting unit; the columns hold base units.
    ///
    /// - Parameters:
    ///   - columns: Where they are.
    ///   - output: The quantity's place among them.
    ///   - baseYear: The base year.
    ///   - last: The last year.
    ///   - count: How many paths.
    /// - Returns: One figure a path.
    func figures(in columns: PathColumns, output: Int, baseYear: Int, through last: Int, count: Int) -> [Double] {
        func values(_ year: Int) -> UnsafeBufferPointer<Double> {
            columns.values(output: output, year: year - baseYear)
        }
        func combined(_ years: ClosedRange<Int>, _ rule: (Double, Double) -> Double) -> [Double] {
            (0..<count).map { path in
                years.dropFirst().reduce(values(years.lowerBound)[path]) { rule($0, values($1)[path]) }
            }
        }
        let (all, later) = (baseYear + 1...last, Self.laterHalf(from: baseYear + 1, to: last))
        let figures: [Double] =
            switch aspect {
            case .value, .last: Array(values(last).prefix(count))
            case .growth: values(last).prefix(count).map { roundedToPlanPrecision(exp($0)) }
            case .mean: combined(all, +).map { $0 / Double(all.count) }
            case .highest: combined(later, max)
            case .lowest: combined(later, min)
            }
        return unit.factor == 1 ? figures : figures.map { $0 / unit.factor }
    }
}
