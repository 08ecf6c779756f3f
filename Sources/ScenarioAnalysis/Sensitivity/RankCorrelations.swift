import Foundation
import GSLNumerics
package import Summaries
package import Workers

/// How closely an outcome goes with each input, up or down, whatever the shape of the relation: rank correlations, plain
/// and with all other inputs held.
///
/// Equal values share the average of their ranks. Intervals are Fisher's: normal in artanh ρ, with variance
/// (1 + ρ²/2) / (n − 3) for a plain one (D. G. Bonett, T. A. Wright, "Sample size requirements for estimating Pearson,
/// Kendall and Spearman correlations", Psychometrika 65, 2000) and 1 / (n − 3 − k) with k others held. Standard errors are
/// these by the slope of tanh.
///
/// - Missing values: A plain one is taken over the paths on which the input and the outcome are there. For partial ones a
///   path counts if the outcome and all inputs are there, but for inputs that are missing on more than half of the paths,
///   which have no partial correlation and are not held for others either.
/// - Inputs that do not vary have neither. An input whose ranks the others determine, to a millionth of their variance, has
///   no partial one: the paths cannot tell its part from theirs.
/// - Determinism: the same bits on any number of workers; figures are rounded to plan precision.
/// - Cost: a sort an input, then paths · inputs² / 2 multiplications.
///
/// Source: C. Spearman, "The proof and measurement of association between two things", American Journal of Psychology 15
/// (1904); R. L. Iman, W. J. Conover, "The use of the rank transform in regression", Technometrics 21 (1979).
package struct RankCorrelations: Sendable, Equatable {
    /// One an input; `nil` where the input or the outcome does not vary over the paths that count.
    package let plain: [Estimate?]
    /// The same with all other inputs held.
    package let partial: [Estimate?]

    /// - Precondition: All inputs have as many values as the outcome.
    package init(inputs: [[Double]], outcome: [Double], workers: Workers) {
        precondition(inputs.allSatisfy { $0.count == outcome.count }, "an input has a value for each outcome")
        let complete = CompleteRows(inputs, beside: outcome)
        // Where nothing is missing, both kinds need the same products of the same ranks.
        if complete.rows.count == outcome.count && complete.columns.count == inputs.count {
            let ranks = RankMatrix(inputs + [outcome], workers: workers)
            plain = inputs.indices.map { ranks.correlation($0, inputs.count).map { Self.plain($0, n: ranks.rowCount) } }
            partial = ranks.partialCorrelations
            return
        }
        plain = workers.map(inputs.count) { input, _ in
            let rows = outcome.indices.filter { !outcome[$0].isNaN && !inputs[input][$0].isNaN }
            let pair = [inputs[input], outcome].map { column in rows.map { column[$0] } }
            return RankMatrix(pair, workers: Workers(count: 1)).correlation(0, 1).map { Self.plain($0, n: rows.count) }
        }
        let columns = complete.columns.map { inputs[$0] } + [outcome]
        let ranks = RankMatrix(columns.map { column in complete.rows.map { column[$0] } }, workers: workers)
        var partial = [Estimate?](repeating: nil, count: inputs.count)
        for (place, estimate) in ranks.partialCorrelations.enumerated() { partial[complete.columns[place]] = estimate }
        self.partial = partial
    }

    private static func plain(_ correlation: Double, n: Int) -> Estimate {
        Estimate(correlation: correlation, variance: (1 + correlation * correlation / 2) / Double(n - 3))
    }
}

/// The ranks of inputs and, last, of an outcome, and how they correlate.
private struct RankMatrix {
    let rowCount: Int
    private let products: CrossProducts
    /// How many columns there are before the outcome.
    private let inputCount: Int

    /// Columns without missing values.
    init(_ columns: [[Double]], workers: Workers) {
        rowCount = columns[0].count
        inputCount = columns.count - 1
        let middle = Double(rowCount + 1) / 2
        let ranks = workers.map(columns.count) { column, _ in
            RankedColumn(columns[column]).averageRanks.map { $0 - middle }
        }
        products = CrossProducts(ranks, workers: workers)
    }

    /// `nil` where either does not vary. Centred ranks are halves of whole numbers, so that one that does not is all zeros.
    func correlation(_ one: Int, _ other: Int) -> Double? {
        guard products[one, one] > 0, products[other, other] > 0 else { return nil }
        let scale = products[one, one].squareRoot() * products[other, other].squareRoot()
        return roundedToPlanPrecision(max(-1, min(1, products[one, other] / scale)))
    }

    /// The partial correlation of each input with the outcome.
    var partialCorrelations: [Estimate?] {
        var estimates = [Estimate?](repeating: nil, count: inputCount)
        let varying = (0..<inputCount).filter { products[$0, $0] > 0 }
        guard products[inputCount, inputCount] > 0, !varying.isEmpty else { return estimates }
        let values = varying.flatMap { row in
            varying.map { column in row == column ? 1 : correlation(row, column) ?? 0 }
        }
        let withOutcome = varying.map { correlation($0, inputCount) ?? 0 }
        let freedom = rowCount - 3 - (varying.count - 1)
        guard freedom > 0, let matrix = try? CorrelationMatrix(size: varying.count, values: values),
            let partial = try? matrix.partialCorrelations(with: withOutcome)
        else { return estimates }
        for (place, input) in varying.enumerated() {
            estimates[input] = partial[place].map { Estimate(correlation: $0, variance: 1 / Double(freedom)) }
        }
        return estimates
    }
}

extension Estimate {
    /// A correlation, with the variance of its inverse hyperbolic tangent; without an interval where that is not known.
    fileprivate init(correlation: Double, variance: Double) {
        guard variance.isFinite, variance > 0 else {
            self.init(correlation)
            return
        }
        let error = variance.squareRoot()
        func end(_ side: Double) -> Double {
            // A correlation of ±1 is at its own interval's end.
            guard abs(correlation) < 1 else { return correlation }
            return roundedToPlanPrecision(tanh(atanh(correlation) + side * Confidence.normalReach * error))
        }
        self.init(
            correlation, standardError: roundedToPlanPrecision((1 - correlation * correlation) * error), low: end(-1),
            high: end(1))
    }
}
