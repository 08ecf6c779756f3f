/// The factor by which money grows in a period so that cash flows are worth nothing: 1 + their internal rate of return.
///
/// With factor g, Σ fₖ g^(K−k) = 0 over flows f₁ … f_K at the ends of equal periods. Flows that change their sign once have
/// exactly one such factor. Where they change it more often there may be several; one at which the account never crosses
/// to the other side before the end (always invested, or always owing) is then the only one of all (D. Teichroew,
/// A. A. Robichek, M. Montalbano, "An analysis of criteria for investment and financing decisions under certainty",
/// Management Science 12, 1965), and what has none of that kind has no rate that means anything.
///
/// - Parameter flows: One a period, in their order; what is paid in counts below 0, or what is paid out does.
/// - Returns: The factor, above 0; `nil` where there is none, or none that is sure to be the only one; infinity where the
///   flows or their sum are not finite.
/// - Determinism: the same bits on every machine; the factor, or the reciprocal of one above 1, has 40 significant bits.
/// - Cost: some ten sums over the flows, about 10 ns each for a dozen of them.
public func internalGrowthFactor(of flows: UnsafeBufferPointer<Double>) -> Double? {
    guard flows.reduce(0, +).isFinite else { return .infinity }
    guard let first = flows.firstIndex(where: { $0 != 0 }), let last = flows.lastIndex(where: { $0 != 0 }),
        (flows[first] < 0) != (flows[last] < 0)
    else { return nil }
    let account = Account(flows: UnsafeBufferPointer(rebasing: flows[first...last]))
    guard account.total != 0 else { return account.crosses(at: 1) ? nil : 1 }
    guard let ratio = account.ratio, !account.crosses(at: ratio) else { return nil }
    return account.isGain ? 1 / ratio : ratio
}

/// Cash flows from the first to the last that is not 0, which have opposite signs.
private struct Account {
    let flows: UnsafeBufferPointer<Double>
    /// What is left where nothing grows.
    let total: Double
    /// Whether more comes back than was paid in: then the factor is above 1, else below.
    let isGain: Bool

    init(flows: UnsafeBufferPointer<Double>) {
        self.flows = flows
        total = flows.reduce(0, +)
        isGain = (total < 0) != (flows[0] < 0)
    }

    /// The flows' value in units of the first period for a gain, of the last for a loss: the powers of a ratio from 0 to 1
    /// are small, and the sign at 0 is that of the first or the last flow.
    func value(at ratio: Double) -> Double {
        var value = 0.0
        if isGain {
            for flow in flows.reversed() { value = value * ratio + flow }
        } else {
            for flow in flows { value = value * ratio + flow }
        }
        return value
    }

    /// Where the value is 0, between 0 and 1: the number of 40 bits that is nearest.
    ///
    /// Brent's root may differ by its tolerance between machines. On which side of it a bound between two such numbers lies
    /// is told by the same arithmetic everywhere.
    var ratio: Double? {
        guard let root = try? root(in: 0...1, of: value(at:)), root > 0 else { return nil }
        let rounded = roundedToPlanPrecision(root)
        let step = 0x1p13 * rounded.ulp
        let isNegativeBelow = value(at: 0) < 0
        if (value(at: rounded - step / 2) < 0) != isNegativeBelow { return rounded - step }
        if (value(at: rounded + step / 2) < 0) == isNegativeBelow { return rounded + step }
        return rounded
    }

    /// Whether the account, at a ratio that makes it end at 0, is on the other side in between by more than rounding.
    func crosses(at ratio: Double) -> Bool {
        let side = flows[0] < 0 ? -1.0 : 1
        let changes = zip(flows.lazy.filter { $0 != 0 }, flows.lazy.filter { $0 != 0 }.dropFirst())
            .count { ($0 < 0) != ($1 < 0) }
        guard changes > 1 else { return false }
        var (balance, size, weight) = (0.0, 0.0, 1.0)
        for flow in flows {
            if isGain {
                balance += flow * weight
                size += flow.magnitude * weight
                weight *= ratio
            } else {
                balance = balance * ratio + flow
                size = size * ratio + flow.magnitude
            }
            if side * balance < -1e-9 * size { return true }
        }
        return false
    }
}
