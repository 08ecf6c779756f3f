import CLanes
import EconomicModel
import Foundation
import Testing

/// Processes whose distribution is known: mean, standard deviation and quantiles at every year and step of time stand
/// within six standard errors. Some 300 figures are judged, so the false-alarm rate of all is below 1e-6; the seed is
/// fixed. The same test must find a drift or a volatility that is wrong by 1 %.
@Suite struct ClosedFormTests {
    private static let paths = 200_000
    private static let bound = 6.0

    /// A normal distribution that a process has at the end of a year.
    private struct Expected {
        var mean: Double
        var standardDeviation: Double
    }

    /// The furthest that any figure stands from what is expected, in standard errors.
    private func distance(_ values: [Double], _ expected: Expected) -> Double {
        let (sample, n) = (Sample(values), Double(values.count))
        let sd = expected.standardDeviation
        var distances = [
            abs(sample.mean - expected.mean) / (sd / n.squareRoot()),
            abs(sample.standardDeviation - sd) / (sd / (2 * n).squareRoot()),
        ]
        for p in [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] {
            let z = clanes_scalar_unary(CLANES_NORMAL_QUANTILE, p)
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot() / sd
            let error = (p * (1 - p) / n).squareRoot() / density
            distances.append(abs(sample.quantile(p) - (expected.mean + z * sd)) / error)
        }
        return distances.max() ?? .infinity
    }

    /// Judges the last output of a draft in every simulated year.
    private func judge(
        _ draft: SystemDraft, wrong: [(String, (Double) -> Expected)], _ right: (Double) -> Expected
    ) throws {
        let found = try draft.run(paths: Self.paths, seed: 2024, workers: 2)
        let timeline = draft.timeline
        for year in 1...(timeline.years.count - 1) {
            // From the middle of the base year to the middle of the year's last period.
            let elapsed = (1...year * timeline.step.periodsPerYear).reduce(0) { $0 + timeline.elapsed(in: $1) }
            let values = found.paths(0, year: year)
            #expect(distance(values, right(elapsed)) < Self.bound, "year \(year)")
            if year == timeline.years.count - 1 {
                for (name, wrong) in wrong { #expect(distance(values, wrong(elapsed)) > Self.bound, "\(name)") }
            }
        }
    }

    @Test(arguments: Timeline.Step.allCases)
    func geometricBrownianMotion(step: Timeline.Step) throws {
        var draft = SystemDraft(step, years: 4)
        let (mu, sigma) = (0.08, 0.05)
        let z = draft.shock("z")
        let walk = draft.add(
            "log", base: .ln(3),
            own: .sum([
                .previousOwn(draft.next), .constant(mu - sigma * sigma / 2) * draft.elapsed,
                .constant(sigma) * .root(draft.elapsed) * .shock(z),
            ]))
        let level = draft.add("level", .exp(.quantity(walk)))
        draft.report(draft.add("ln of level", .ln(.quantity(level))))
        func expected(_ mu: Double, _ sigma: Double) -> (Double) -> Expected {
            { t in Expected(mean: log(3) + (mu - sigma * sigma / 2) * t, standardDeviation: sigma * t.squareRoot()) }
        }
        try judge(
            draft, wrong: [("drift", expected(mu * 1.01, sigma)), ("volatility", expected(mu, sigma * 1.01))],
            expected(mu, sigma))
    }

    @Test(arguments: Timeline.Step.allCases)
    func ornsteinUhlenbeckProcess(step: Timeline.Step) throws {
        var draft = SystemDraft(step, years: 4)
        let (start, level, kappa, sigma) = (80.0, 60.0, log(2.0) / 2, 0.1)
        let z = draft.shock("z")
        let timeline = draft.timeline
        let decay = draft.series { exp(-kappa * timeline.elapsed(in: $0)) }
        let spread = draft.series {
            sigma * ((1 - exp(-2 * kappa * timeline.elapsed(in: $0))) / (2 * kappa)).squareRoot()
        }
        let mean = Term.ln(.constant(level))
        draft.report(
            draft.add(
                "log", base: .ln(.constant(start)),
                own: .sum([mean, (.previousOwn(draft.next) - mean) * decay, spread * .shock(z)])))
        func expected(_ level: Double, _ sigma: Double) -> (Double) -> Expected {
            { t in
                let theta = log(level)
                return Expected(
                    mean: theta + (log(start) - theta) * exp(-kappa * t),
                    standardDeviation: sigma * ((1 - exp(-2 * kappa * t)) / (2 * kappa)).squareRoot())
            }
        }
        try judge(
            draft, wrong: [("level", expected(level * 1.01, sigma)), ("volatility", expected(level, sigma * 1.01))],
            expected(level, sigma))
    }

    /// A yearly series, whatever the step: its level has the distribution of a sum of autocorrelated growth.
    @Test(arguments: Timeline.Step.allCases)
    func autoregressiveGrowth(step: Timeline.Step) throws {
        var draft = SystemDraft(step, years: 4)
        let (trend, sigma, phi, last) = (log(1.045), 0.01, 0.4, 0.02)
        let z = draft.shock("z", .year)
        let m = Term.constant(trend)
        let growth = draft.add(
            "growth", base: .constant(last),
            own: .sum([
                m, .constant(phi) * (.previousOwn(draft.next) - m),
                .constant(sigma) * .root(1 - .constant(phi * phi)) * .shock(z),
            ]),
            cadence: .year)
        let level = draft.add("level", base: 0, own: .previousOwn(draft.next) + .quantity(growth), cadence: .year)
        draft.report(level)
        let offset = draft.timeline.elapsed(in: 1) + Double(step.periodsPerYear - 1) * draft.timeline.periodLength - 1
        func expected(_ trend: Double, _ sigma: Double) -> (Double) -> Expected {
            { elapsed in
                let n = Int((elapsed - offset).rounded())
                func reach(_ years: Int) -> Double { (1 - pow(phi, Double(years))) / (1 - phi) }
                let variance = (1...n).reduce(0) { $0 + reach($1) * reach($1) } * sigma * sigma * (1 - phi * phi)
                return Expected(
                    mean: Double(n) * trend + (last - trend) * phi * reach(n), standardDeviation: variance.squareRoot())
            }
        }
        try judge(
            draft, wrong: [("trend", expected(trend * 1.01, sigma)), ("volatility", expected(trend, sigma * 1.01))],
            expected(trend, sigma))
    }
}
