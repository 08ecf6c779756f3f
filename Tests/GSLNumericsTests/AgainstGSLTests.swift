import CGSL
import GSLNumerics
import Testing

/// GSL's own cumulative probabilities at our quantiles: whether parameters reach GSL in the order it wants them.
@Suite struct AgainstGSLTests {
    @Test(arguments: [0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.9999])
    func cumulativeOfQuantile(u: Double) {
        func check(_ distribution: Distribution, _ cumulative: (Double) -> Double) {
            #expect(abs(cumulative(distribution.quantile(u)) - u) <= 1e-10 * u, "\(distribution)")
        }
        check(.normal(mean: 3, standardDeviation: 2)) { gsl_cdf_gaussian_P($0 - 3, 2) }
        check(.lognormal(median: 1, sigma: 0.4)) { gsl_cdf_lognormal_P($0, 0, 0.4) }
        check(.uniform(minimum: -1, maximum: 4)) { gsl_cdf_flat_P($0, -1, 4) }
        check(.beta(a: 2, b: 5)) { gsl_cdf_beta_P($0, 2, 5) }
        check(.pert(minimum: 10, mode: 12.5, maximum: 20)) { gsl_cdf_beta_P(($0 - 10) / 10, 2, 4) }
        check(.gamma(shape: 2.5, scale: 4)) { gsl_cdf_gamma_P($0, 2.5, 4) }
        check(.exponential(mean: 8)) { gsl_cdf_exponential_P($0, 8) }
        check(.student(degreesOfFreedom: 4, location: 1, scale: 2)) { gsl_cdf_tdist_P(($0 - 1) / 2, 4) }
        check(.weibull(shape: 1.5, scale: 3)) { gsl_cdf_weibull_P($0, 3, 1.5) }
        check(.pareto(minimum: 2, shape: 3.5)) { gsl_cdf_pareto_P($0, 3.5, 2) }
        check(.logistic(location: 10, scale: 2)) { gsl_cdf_logistic_P($0 - 10, 2) }
        check(.gumbel(location: 0.5, scale: 2)) { gsl_cdf_gumbel1_P($0, 0.5, 1.2840254166877414) }
    }

    @Test(arguments: [0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.9999])
    func counts(u: Double) {
        let successes = UInt32(Distribution.binomial(count: 20, probability: 0.35).quantile(u))
        #expect(gsl_cdf_binomial_P(successes, 0.35, 20) >= u)
        #expect(successes == 0 || gsl_cdf_binomial_P(successes - 1, 0.35, 20) < u)
        let events = UInt32(Distribution.poisson(mean: 12.5).quantile(u))
        #expect(gsl_cdf_poisson_P(events, 12.5) >= u)
        #expect(events == 0 || gsl_cdf_poisson_P(events - 1, 12.5) < u)
    }
}
