import EconomicModel
import GSLNumerics
import PlanCompilation
import Summaries
import Testing

/// Distributions in plans against GSL's, draw by draw.
@Suite struct DistributionTests {
    /// Families that are written out as lanes agree to the precision of the formulas.
    @Test(arguments: [
        (DistributionFamily.normal, [1.5, 0.3]), (.lognormal, [2, 0.7]), (.uniform, [-1, 4]),
        (.triangular, [0.1, 0.3, 2]),
        (.triangular, [0.1, 0.1, 2]), (.triangular, [0.1, 2, 2]), (.exponential, [3]), (.weibull, [1.7, 2]),
        (.weibull, [0.6, 2]), (.pareto, [2, 2.5]), (.logistic, [1, 0.4]), (.gumbel, [1, 0.4]), (.bernoulli, [0.3]),
    ])
    func formulasAgreeWithGSL(family: DistributionFamily, parameters: [Double]) throws {
        let distribution = Distribution(family, parameters)
        for isKnown in [true, false] {
            var draft = SystemDraft(years: 1)
            // Figures that differ from path to path only in name.
            let none = Term.binary(.less, .uniform(stream: "none", .path), 0)
            let terms = parameters.map { isKnown ? Term.constant($0) : .constant($0) + none }
            let u = Term.uniform(stream: "u", .path)
            draft.report(draft.add("x", .quantile(family, terms, of: u)))
            draft.report(draft.add("u", u))
            let found = try draft.run(paths: 2048)
            for (x, u) in zip(found.values(output: 0, year: 1), found.values(output: 1, year: 1)) {
                let expected = distribution.quantile(u)
                #expect(abs(x - expected) <= 1e-12 * (1 + abs(expected)), "\(family) at \(u)")
            }
        }
    }

    private static let slow: [(DistributionFamily, [Double])] = [
        (.pert, [1, 2, 4]), (.beta, [2, 3]), (.gamma, [2.5, 0.5]), (.student, [5, 1, 2]), (.binomial, [12, 0.3]),
        (.poisson, [3.5]), (.discrete(count: 2), [1, 0.3, 2, 0.7]), (.quantiles(count: 3), [0.05, 1, 0.5, 2, 0.95, 6]),
        (.empirical([3, 1, 4, 1, 5]), []), (.mixture([.init(.normal), .init(.uniform)]), [0.7, 0, 1, 0.3, 2, 3]),
        (.truncated(.normal), [0, 2, 0.5, 1]),
    ]

    /// The others are GSL's own, rounded to 40 bits, whether their parameters are known or drawn.
    @Test(arguments: slow)
    func otherFamiliesAreGSLs(family: DistributionFamily, parameters: [Double]) throws {
        var draft = SystemDraft(years: 2)
        let none = Term.binary(.less, .uniform(stream: "none", .path), 0)
        let u = Term.uniform(stream: "u", .period)
        func report(_ name: String, _ parameters: [Term]) {
            draft.report(draft.add(name, .quantile(family, parameters, of: u)))
        }
        report("known", parameters.map(Term.constant))
        report("drawn", parameters.map { .constant($0) + none })
        draft.report(draft.add("u", u))
        let found = try draft.run(paths: 256)
        let distribution = Distribution(family, parameters)
        for year in 1...2 {
            for path in 0..<256 {
                let expected = roundedToPlanPrecision(distribution.quantile(found.column(output: 2, year: year)[path]))
                for output in 0..<2 { #expect(found.column(output: output, year: year)[path] == expected) }
            }
        }
    }

    @Test func parametersMayChangeFromPeriodToPeriod() throws {
        var draft = SystemDraft(years: 3)
        let u = Term.uniform(stream: "u", .period)
        let mean = draft.series { $0 == 0 ? .nan : Double($0) }
        draft.report(draft.add("x", base: 0, own: .quantile(.poisson, [mean], of: u)))
        draft.report(draft.add("u", u))
        let found = try draft.run(paths: 100)
        for path in 0..<100 {
            for year in 1...3 {
                let u = found.column(output: 1, year: year)[path]
                #expect(
                    found.column(output: 0, year: year)[path] == Distribution.poisson(mean: Double(year)).quantile(u))
            }
        }
    }

    /// Parameters that are drawn may lie outside the domain on some paths: the run says on which.
    @Test func impossibleDrawnParametersFail() throws {
        var draft = SystemDraft(years: 1)
        let shape = Term.uniform(stream: "shape", .path) - 0.1
        draft.report(draft.add("x", .quantile(.gamma, [shape, 1], of: .uniform(stream: "u", .path))))
        #expect(throws: (any Error).self) { try draft.run(paths: 1000) }
    }
}
