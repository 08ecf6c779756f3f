import Foundation
import GSLNumerics
import Testing

/// What turns Student's t into standard normals.
@Suite struct StudentMarginTests {
    /// The probability of t under two degrees of freedom.
    static func place(of t: Double) -> Double {
        let root = (2 + t * t).squareRoot()
        return 1 / (root * (root - t))
    }

    @Test(arguments: [1, 2.5, 5, 30, 1000])
    func theNormalHasTheProbabilityOfStudent(degrees: Double) throws {
        let margin = try PreparedDistribution.studentMargin(degreesOfFreedom: degrees)
        let table = QuantileTable(of: margin)
        let student = Distribution.student(degreesOfFreedom: degrees, location: 0, scale: 1)
        for t in [-30, -8, -4, -2.5, -1, -0.3, -1e-3] {
            let expected = normalQuantile(student.cumulative(t))
            let u = Self.place(of: t)
            #expect(abs(margin.quantile(u) - expected) < 1e-11 * max(1, abs(expected)), "\(t)")
            #expect(abs(table.quantile(u) - expected) < 1e-8, "\(t) by table")
            #expect(margin.quantile(1 - u) == -margin.quantile(1 - (1 - u)))
            guard expected > -30 else { continue }
            #expect(abs(margin.cumulative(expected) - u) < 1e-8 * u)
        }
        #expect(abs(table.quantile(0.5)) < 1e-15)
    }

    @Test func withTwoDegreesThePlaceIsTheProbability() throws {
        let margin = try PreparedDistribution.studentMargin(degreesOfFreedom: 2)
        for u in [1e-9, 0.01, 0.3, 0.8] { #expect(abs(margin.quantile(u) - normalQuantile(u)) < 1e-9) }
        #expect(abs(margin.variance - 1) < 1e-6)
        #expect(margin.mean == 0)
    }

    @Test func atLeastOneDegree() {
        for degrees in [0.5, 0, -3, .infinity, .nan] {
            #expect(throws: NumericsError.self) { try PreparedDistribution.studentMargin(degreesOfFreedom: degrees) }
        }
    }
}
