package import Summaries

extension SensitivityResult.Input {
    /// `drivers.brent, mean 2025–2030`.
    package var label: String { aspect.isEmpty ? name : "\(name), \(aspect)" }

    package var lowest: SensitivityResult.Tenth? { tenths.first }
    package var highest: SensitivityResult.Tenth? { tenths.count > 1 ? tenths.last : nil }

    /// The swing with its error: the tenths are different paths, so that their errors add up as squares.
    var swingEstimate: Estimate? {
        guard let low = lowest?.mean, let high = highest?.mean else { return nil }
        let half = zip(low.halfWidth, high.halfWidth).map { ($0 * $0 + $1 * $1).squareRoot() }
        let error = zip(low.standardError, high.standardError).map { ($0 * $0 + $1 * $1).squareRoot() }
        return Estimate(
            swing, standardError: error, low: half.map { swing - $0 }, high: half.map { swing + $0 })
    }

    /// `≤ 48 … ≥ 97 USD/bbl`, or single values where each tenth is one.
    package var tails: String {
        guard let low = lowest, let high = highest else { return "" }
        let scale = InputScale([low.to, high.from], unit: unit)
        let (first, last) = (low.from == low.to, high.from == high.to)
        let texts = [
            (first ? "" : "≤\(fixedSpace)") + scale.text(low.to),
            (last ? "" : "≥\(fixedSpace)") + scale.text(high.from),
        ]
        return scale.withUnit(texts.joined(separator: " … "))
    }
}

extension SensitivityResult {
    /// Inputs that the outcome can go with, the widest swing first.
    var swinging: [Input] { inputs.filter { $0.highest != nil && $0.swing.isFinite } }
}

extension Estimate {
    /// Half of what lies between the ends of the interval.
    fileprivate var halfWidth: Double? { interval.map { ($0.high - $0.low) / 2 } }
}

/// Both, where there are both.
private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}
