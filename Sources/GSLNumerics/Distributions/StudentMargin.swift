import CGSL

/// The standard normal Φ⁻¹(T(t)) that stands where Student's t does, with T its distribution function, as a quantile
/// function: so a table can hold it.
///
/// The place of t is its probability under Student's t with two degrees of freedom, ½ + t/(2√(2 + t²)), for t < 0 the same
/// as 1/(s(s − t)) with s = √(2 + t²), which keeps its digits.
struct StudentMarginLaw: Law {
    private let student: StudentLaw
    private let place = StudentLaw(degreesOfFreedom: 2, location: 0, scale: 1)

    init(degreesOfFreedom: Double) {
        student = StudentLaw(degreesOfFreedom: degreesOfFreedom, location: 0, scale: 1)
    }

    func quantile(_ u: Double) -> Double { u < 0.5 ? lowerQuantile(u) : -lowerQuantile(1 - u) }

    func cumulative(_ x: Double) -> Double {
        if x > 0 { return 1 - cumulative(-x) }
        let probability = normalCumulative(x)
        return probability > 0 ? place.cumulative(student.quantile(probability)) : 0
    }

    func offset(from origin: Double, in tail: Tail, at v: Double) -> Double { lowerQuantile(v) }

    var mean: Double { 0 }

    var variance: Double {
        2
            * integral(over: 0...0.5) { u in
                let x = lowerQuantile(u)
                return x * x
            }
    }

    /// On the lower half, where a probability keeps all its digits.
    private func lowerQuantile(_ u: Double) -> Double {
        let t = (2 * u - 1) / (2 * u * (1 - u)).squareRoot()
        return normalQuantile(student.cumulative(t))
    }
}

extension PreparedDistribution {
    /// The law by which Student's t with so many degrees of freedom is turned into a standard normal.
    ///
    /// Its quantile at u is Φ⁻¹(T(t)), where u is the probability of t under two degrees of freedom.
    ///
    /// - Throws: `NumericsError.domain` unless there are 1 or more.
    public static func studentMargin(degreesOfFreedom: Double) throws(NumericsError) -> PreparedDistribution {
        guard degreesOfFreedom >= 1, degreesOfFreedom.isFinite else {
            throw .domain(
                subject: "Student's copula", need: "degrees of freedom ≥ 1", given: [degreesOfFreedom])
        }
        return PreparedDistribution(law: StudentMarginLaw(degreesOfFreedom: degreesOfFreedom))
    }
}
