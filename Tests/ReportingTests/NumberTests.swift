import Reporting
import Testing

/// What is written between digits.
private let s = "\u{A0}"

@Suite("Numbers as text")
struct NumberTests {
    @Test(
        "in sentences",
        arguments: [
            (0, "0"), (-0.0, "0"), (196, "196"), (195.8, "196"), (1240.4, "1\(s)240"), (12.345, "12.3"),
            (1.5, "1.5"), (0.01234, "0.0123"), (-3.5, "-3.5"), (-0.00004, "-4e-5"), (999.6, "1\(s)000"),
            (123_456_789, "123\(s)456\(s)789"), (1.239e9, "1.24e9"), (9.999e9, "1e10"), (1e15, "1e15"), (1e-9, "1e-9"),
            (-1e300, "-1e300"), (.infinity, "inf"), (.nan, "–"), (.leastNonzeroMagnitude, "4.94e-324"),
        ] as [(Double, String)])
    func readable(_ value: Double, _ text: String) {
        #expect(Numeral.readable(value) == text)
    }

    @Test(
        "thresholds, in full",
        arguments: [
            (700, "700"), (1000, "1\(s)000"), (0.15, "0.15"), (12.345, "12.345"), (-0.0, "0"),
            (1_250_000, "1\(s)250\(s)000"),
            (1e15, "1e15"), (1.0 / 3, "0.333"), (-2.5, "-2.5"),
        ] as [(Double, String)])
    func exact(_ value: Double, _ text: String) {
        #expect(Numeral.exact(value) == text)
    }

    @Test("nothing rounds to minus zero")
    func noMinusZero() {
        #expect(Numeral.fixed(-0.04, decimals: 1) == "0.0")
        #expect(Numeral.fixed(-0.05, decimals: 1) == "-0.1")
        #expect(Share.growth(-0.0001) == "0.0\(s)%")
        #expect(Share.points(-0.0001) == "0.0")
    }

    @Test(
        "columns have one format",
        arguments: [
            ([], []), ([0, 0], ["0", "0"]), ([195.8, 228.2, 1240.4], ["196", "228", "1\(s)240"]),
            ([1.234, 2.5, 30.25], ["1.23", "2.50", "30.25"]), ([1.2e6, 3.4e6], ["1.20", "3.40"]),
            ([1e-9, 2e-9], ["1.00", "2.00"]), ([1e-9, 1, 1e15], ["1e-9", "1e0", "1e15"]),
        ] as [([Double], [String])])
    func columns(_ values: [Double], _ texts: [String]) {
        let format = NumberFormat.fitting(values)
        #expect(values.map { format.text($0) } == texts)
        #expect(format.text(nil) == "–")
    }

    @Test(
        "probabilities",
        arguments: [
            (0, "0"), (1, "100"), (0.083, "8.3"), (0.0004, "<0.1"), (0.9996, ">99.9"), (0.001, "0.1"), (0.999, "99.9"),
            (0.5, "50.0"),
        ] as [(Double, String)])
    func shares(_ value: Double, _ text: String) {
        #expect(Share.text(value) == "\(text)\(s)%")
    }

    @Test(
        "intervals",
        arguments: [
            (0.074, 0.086, "7.4–8.6"), (0, 0.0002, "<0.1"), (0.9998, 1, ">99.9"), (0, 0.004, "0–0.4"),
            (0.997, 1, "99.7–100"), (0.04, 0.15, "4–15"), (0, 0.79, "0–79"),
        ] as [(Double, Double, String)])
    func intervals(_ low: Double, _ high: Double, _ text: String) {
        #expect(Share.interval(low, high) == "\(text)\(s)%")
    }

    @Test("growth and points carry their sign")
    func signed() {
        #expect(Share.growth(0.026) == "+2.6\(s)%")
        #expect(Share.growth(-0.5) == "-50.0\(s)%")
        #expect(Share.growth(12) == "+1\(s)200\(s)%")
        #expect(Share.growth(1e9) == ">9\(s)999\(s)%")
        #expect(Share.growth(nil) == "–")
        #expect(Share.points(0.13) == "+13.0")
    }

    @Test(
        "axes have ticks at 1, 2 and 5 times powers of ten, and hold their values",
        arguments: [
            (0, 1), (196, 196), (0, 0), (-5, 3), (53, 1243), (1e-9, 3e-9), (1e15, 4e15), (-1e6, -9e5),
            (100_000, 100_001),
            (-1, -1e-12), (1e-300, 2e-300), (-1e308, 1e308),
        ] as [(Double, Double)])
    func axes(_ low: Double, _ high: Double) throws {
        let axis = ValueAxis.linear(low, high, intervals: 7)
        let step = axis.ticks[1] - axis.ticks[0]
        let digits = Numeral.scientific(step)
        #expect(["1e", "2e", "5e"].contains { digits.hasPrefix($0) }, "a step of \(digits)")
        #expect(3...9 ~= axis.ticks.count || axis.ticks.count == 2)
        if abs(high) < 1e300 {
            #expect(axis.low <= low && axis.high >= high)
        }
        #expect(Set(axis.ticks.map(axis.label)).count == axis.ticks.count)
    }

    @Test("logarithmic axes", arguments: [(1, 10_000), (3, 3), (1e-9, 1e15), (0.02, 0.9)] as [(Double, Double)])
    func logarithmicAxes(_ low: Double, _ high: Double) {
        let axis = ValueAxis.logarithmic(low, high)
        #expect(axis.low <= low && axis.high >= high && axis.low < axis.high)
        #expect(axis.ticks.allSatisfy { ["1e", "2e", "5e"].contains(Numeral.scientific($0).prefix(2)) })
        #expect(axis.ticks.count <= 9)
    }
}
