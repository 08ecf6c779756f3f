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
    return try wilsonInterval(
        share: Double(successes) / Double(trials), of: Double(trials),
        reach: roundedToPlanPrecision(normalQuantile(0.5 + confidence / 2)))
}

/// The same from the share of successes among trials, effective ones where they are not independent.
///
/// - Parameters:
///   - share: From 0 to 1.
///   - n: How many trials, or how many independent ones would tell as much; positive.
///   - reach: How many standard errors the interval reaches to either side; positive.
/// - Returns: The interval, within 0 and 1.
/// - Throws: `NumericsError.domain`.
public func wilsonInterval(
    share: Double, of n: Double, reach: Double
) throws(NumericsError) -> ClosedRange<Double> {
    guard share >= 0, share <= 1, n > 0, n.isFinite, reach > 0, reach.isFinite else {
        throw .domain(
            subject: "a Wilson interval", need: "0 ≤ share ≤ 1, trials and a positive reach", given: [share, n, reach])
    }
    let z = reach
    let centre = share + z * z / (2 * n)
    let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the interval touches 0 or 1; rounding would leave it beside them.
    let lower = share == 0 ? 0 : max(0, (centre - margin) / scale)
    let upper = share == 1 ? 1 : min(1, (centre + margin) / scale)
    return lower...upper
}
