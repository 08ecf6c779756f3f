import GSLNumerics
import Testing

@Suite struct FunctionTests {
    @Test func planPrecision() {
        #expect(roundedToPlanPrecision(1) == 1)
        #expect(roundedToPlanPrecision(0x1.0000000001p0) == 1)
        #expect(roundedToPlanPrecision(0x1.0000000003p0) == 0x1.0000000004p0)
        #expect(roundedToPlanPrecision(0x1.00000000011p0) == 0x1.0000000002p0)
        #expect(roundedToPlanPrecision(-0x1.00000000011p0) == -0x1.0000000002p0)
        #expect(roundedToPlanPrecision(1.0.nextDown) == 1)
        #expect(roundedToPlanPrecision(.infinity) == .infinity)
        #expect(roundedToPlanPrecision(.nan).isNaN)
        #expect(roundedToPlanPrecision(.greatestFiniteMagnitude).isFinite)
        for x in [0.1, 3e-300, -7.7e200, .pi] {
            let rounded = roundedToPlanPrecision(x)
            #expect(abs(rounded - x) <= abs(x) * 0x1p-40)
            #expect(roundedToPlanPrecision(rounded) == rounded)
            #expect(roundedToPlanPrecision(x.nextUp) == rounded)
        }
    }

    @Test func standardNormal() {
        #expect(abs(normalQuantile(0.975) - 1.959963984540054) < 1e-14)
        #expect(normalQuantile(0.5) == 0)
        #expect(normalQuantile(0) == -.infinity)
        #expect(normalQuantile(1) == .infinity)
        #expect(normalQuantile(1.1).isNaN)
        #expect(abs(normalCumulative(1.959963984540054) - 0.975) < 1e-15)
        for u in [1e-10, 0.2, 0.7] { #expect(abs(normalCumulative(normalQuantile(u)) - u) < 1e-13 * u) }
    }

    /// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func wilson(successes: Int, trials: Int, lower: Double, upper: Double) throws {
        let interval = try wilsonInterval(successes: successes, of: trials, confidence: 0.95)
        #expect(abs(interval.lowerBound - lower) < 5e-5)
        #expect(abs(interval.upperBound - upper) < 5e-5)
        let mirrored = try wilsonInterval(successes: trials - successes, of: trials, confidence: 0.95)
        #expect(abs(mirrored.upperBound - (1 - interval.lowerBound)) < 1e-12)
    }

    @Test func wilsonAtTheEnds() throws {
        #expect(try wilsonInterval(successes: 0, of: 9, confidence: 0.99).lowerBound == 0)
        #expect(try wilsonInterval(successes: 9, of: 9, confidence: 0.99).upperBound == 1)
        #expect(throws: NumericsError.self) { try wilsonInterval(successes: 2, of: 1, confidence: 0.95) }
        #expect(throws: NumericsError.self) { try wilsonInterval(successes: 1, of: 2, confidence: 95) }
    }

    @Test func roots() throws {
        #expect(abs(try root(in: 0...2) { $0 * $0 - 2 } - 2.0.squareRoot()) < 1e-11)
        #expect(try root(in: 0...2) { $0 } == 0)
        #expect(try root(in: -2...0) { $0 } == 0)
        #expect(throws: NumericsError.self) { try root(in: 0...1) { $0 + 1 } }
        #expect(throws: NumericsError.self) { try root(in: 0...1) { _ in .nan } }
    }
}
