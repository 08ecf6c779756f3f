/// The confidence interval of a probability from `successes` of `trials` independent trials.
///
/// - Domain: 0 ≤ successes ≤ trials, trials ≥ 1, 0 < confidence < 1.
/// - Throws: `NumericsError.domain`.
/// - Determinism: the normal quantile enters rounded to plan precision, the rest is exact to the bit.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22 (1927), without a continuity correction.
public func wilsonInterval(
    successes: Int, of trials: Int, confidence: Double
) throws(NumericsError) -> ClosedRange<Double> {
    guard trials >= 1, successes >= 0, successes <= trials else {
        throw .domain(
            subject: "a Wilson interval", need: "0 ≤ successes ≤ trials and at least one trial",
            given: [Double(successes), Double(trials)])
    }
    guard confidence > 0, confidence < 1 else {
        throw .domain(subject: "a Wilson interval", need: "0 < confidence < 1", given: [confidence])
    }
    let n = Double(trials)
    let share = Double(successes) / n
    let z = roundedToPlanPrecision(normalQuantile(0.5 + confidence / 2))
    let centre = share + z * z / (2 * n)
    let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the interval touches 0 or 1; rounding would leave it beside them.
    let lower = successes == 0 ? 0 : max(0, (centre - margin) / scale)
    let upper = successes == trials ? 1 : min(1, (centre + margin) / scale)
    return lower...upper
}
