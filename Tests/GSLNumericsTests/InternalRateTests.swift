import Foundation
import GSLNumerics
import Testing

/// Internal rates of return against halving, written without a solver, and against what theory says of their number.
@Suite struct InternalRateTests {
    private func growth(_ flows: [Double]) -> Double? { flows.withUnsafeBufferPointer { internalGrowthFactor(of: $0) } }

    /// What flows are worth at the end, where each grows by a factor a period.
    private func worth(_ flows: [Double], _ growth: Double) -> Double { flows.reduce(0) { $0 * growth + $1 } }

    /// The factor of flows that are paid in first and paid back later.
    private func halved(_ flows: [Double]) -> Double {
        var (low, high) = (1e-20, 1e20)
        for _ in 0..<300 {
            let middle = (low * high).squareRoot()
            if worth(flows, middle) > 0 { low = middle } else { high = middle }
        }
        return low
    }

    @Test(arguments: [
        [-100, 110], [-100, 0, 0, 133.1], [0, 0, -50, -50, 30, 40, 50, 0, 0], [-100, 60, 30], [-1, 1],
        [-100, 1e-6], [-1e-8, 3e5], [-25, -33, -20, -10, 12, 20, 31, 40, 22],
    ])
    func ofOneChangeOfSign(_ flows: [Double]) throws {
        let found = try #require(growth(flows))
        let expected = halved(flows)
        #expect(abs(found - expected) <= 1e-12 * expected, "\(flows): \(found), expected \(expected)")
        // What one side pays, the other gets.
        #expect(growth(flows.map { -$0 }) == found)
    }

    /// Many years of months, at rates at which powers of the factor leave the doubles.
    @Test(arguments: [1e-9, 0.2, 0.9, 1.004, 2.5, 40]) func overManyPeriods(factor: Double) throws {
        let flows = [-1.0] + [Double](repeating: 0, count: 598) + [factor]
        let expected = pow(factor, 1.0 / 599)
        let found = try #require(growth(flows))
        #expect(abs(found - expected) < 1e-12, "\(found), expected \(expected)")
        // An annuity: paid in once, paid out for ever but for what is beyond 600 periods.
        let rate = 0.004 * factor
        let annuity = -expm1(-600 * log1p(rate)) / rate
        let paid = try #require(growth([-annuity] + [Double](repeating: 1, count: 600)))
        #expect(abs(paid - (1 + rate)) < 1e-11, "\(paid), expected \(1 + rate)")
    }

    @Test(arguments: [[], [0, 0], [5], [-5], [1, 2, 3], [-1, -2, 0], [-1, 3, -1], [4, -1, 2]] as [[Double]])
    func thereIsNone(_ flows: [Double]) { #expect(growth(flows) == nil) }

    /// −1 + 6 x − 11 x² + 6 x³ has the roots 1, ½ and ⅓: three rates, and none is the rate of return.
    @Test func ofSeveralNoneCounts() { #expect(growth([-1, 6, -11, 6]) == nil) }

    /// Where the account stays on one side, the rate is the only one, however often flows change their sign.
    @Test func theAccountStaysOnOneSide() throws {
        let flows: [Double] = [-100, 30, -20, 40, -10, 90]
        let found = try #require(growth(flows))
        #expect(abs(worth(flows, found)) < 1e-9)
        var balance = 0.0
        for flow in flows.dropLast() {
            balance = balance * found + flow
            #expect(balance < 0)
        }
        let crossings = (1...100_000).filter { place in
            let (low, high) = (Double(place) / 1e4, Double(place + 1) / 1e4)
            return (worth(flows, low) < 0) != (worth(flows, high) < 0)
        }
        #expect(crossings.count == 1)
    }

    @Test(arguments: [[-1, .infinity], [-1, .nan], [.nan, 1], [-1e308, -1e308, 1]] as [[Double]])
    func whatIsNotFinite(_ flows: [Double]) { #expect(growth(flows) == .infinity) }
}
