import EconomicModel
import Foundation
import GSLNumerics
import Testing

/// A distribution of the language and what it is to be.
struct StatedDistribution: CustomTestStringConvertible, Sendable {
    let text: String
    let law: Distribution
    /// Whether four moments are small enough for mean and standard deviation to be told by 200 000 draws.
    let hasMoments: Bool

    init(_ text: String, _ law: Distribution, hasMoments: Bool = true) {
        (self.text, self.law, self.hasMoments) = (text, law, hasMoments)
    }

    var testDescription: String { text }

    /// Of the language, in all the ways in which they may be stated.
    static let all: [StatedDistribution] = [
        .init("normal(10, 2)", .normal(mean: 10, standardDeviation: 2)),
        .init("normal(sd=2, mean=10)", .normal(mean: 10, standardDeviation: 2)),
        .init("normal(p5=1, p95=5)", .normal(mean: 3, standardDeviation: 2 / z95)),
        .init("normal(p10=1, p90=5)", .normal(mean: 3, standardDeviation: 2 / z90)),
        .init("normal(p5=0, p90=6)", .normal(mean: 6 * z95 / (z95 + z90), standardDeviation: 6 / (z95 + z90))),
        .init("-2 to 4", .normal(mean: 1, standardDeviation: 3 / z95)),
        .init("lognormal(3, 0.4)", .lognormal(median: 3, sigma: 0.4)),
        .init("lognormal(median=3, sigma=0.4)", .lognormal(median: 3, sigma: 0.4)),
        .init("lognormal(p5=2, p95=8)", .lognormal(median: 4, sigma: log(2) / z95)),
        .init("lognormal(p10=2, p90=8)", .lognormal(median: 4, sigma: log(2) / z90)),
        .init("lognormal(median=4, p90=8)", .lognormal(median: 4, sigma: log(2) / z90)),
        .init("lognormal(median=4, p95=8)", .lognormal(median: 4, sigma: log(2) / z95)),
        .init("lognormal(mean=5, sd=2)", .lognormal(median: 5 / 1.16.squareRoot(), sigma: log(1.16).squareRoot())),
        .init("5% to 9%", .lognormal(median: 0.0045.squareRoot(), sigma: log(1.8) / (2 * z95))),
        .init("uniform(-1, 3)", .uniform(minimum: -1, maximum: 3)),
        .init("triangular(1, 2, 5)", .triangular(minimum: 1, mode: 2, maximum: 5)),
        .init("triangular(max=4, min=1, mode=1)", .triangular(minimum: 1, mode: 1, maximum: 4)),
        .init("triangular(1, 4, 4)", .triangular(minimum: 1, mode: 4, maximum: 4)),
        .init("pert(1, 2, 6)", .pert(minimum: 1, mode: 2, maximum: 6)),
        .init("beta(2, 5)", .beta(a: 2, b: 5)),
        .init("beta(0.5, 0.7)", .beta(a: 0.5, b: 0.7)),
        .init("gamma(3, 2)", .gamma(shape: 3, scale: 2)),
        .init("gamma(shape=0.6, scale=2)", .gamma(shape: 0.6, scale: 2)),
        .init("exponential(2.5)", .exponential(mean: 2.5)),
        .init("student(3, 1, 2)", .student(degreesOfFreedom: 3, location: 1, scale: 2), hasMoments: false),
        .init("student(20, 1, 2)", .student(degreesOfFreedom: 20, location: 1, scale: 2)),
        .init("weibull(1.7, 3)", .weibull(shape: 1.7, scale: 3)),
        .init("pareto(2, 1.5)", .pareto(minimum: 2, shape: 1.5), hasMoments: false),
        .init("logistic(1, 0.5)", .logistic(location: 1, scale: 0.5)),
        .init("gumbel(1, 0.5)", .gumbel(location: 1, scale: 0.5)),
        .init("bernoulli(0.3)", .bernoulli(probability: 0.3)),
        .init("binomial(12, 0.35)", .binomial(count: 12, probability: 0.35)),
        .init("poisson(3.2)", .poisson(mean: 3.2)),
        .init(
            "discrete(1=30%, 2=50%, 5=20%)",
            .discrete([.init(value: 1, weight: 0.3), .init(value: 2, weight: 0.5), .init(value: 5, weight: 0.2)])),
        .init(
            "mixture(0.7=normal(1, 0.5), 0.3=uniform(2, 5))",
            .mixture([
                .init(weight: 0.7, distribution: .normal(mean: 1, standardDeviation: 0.5)),
                .init(weight: 0.3, distribution: .uniform(minimum: 2, maximum: 5)),
            ])),
        .init(
            "quantiles(5%=1, 50%=2, 95%=6)",
            .quantiles([
                .init(probability: 0.05, value: 1), .init(probability: 0.5, value: 2),
                .init(probability: 0.95, value: 6),
            ])),
        .init("empirical(\"sample.csv\", \"size\")", .empirical(sample)),
        .init(
            "truncate(normal(1, 2), 0, 4)",
            .truncated(.normal(mean: 1, standardDeviation: 2), minimum: 0, maximum: 4)),
        .init(
            "truncate(lognormal(2, 0.5), min=1, max=5)",
            .truncated(.lognormal(median: 2, sigma: 0.5), minimum: 1, maximum: 5)),
        .init(
            "truncate(0.02 to 0.2, 0.03, 0.15)",
            .truncated(
                .lognormal(median: 0.004.squareRoot(), sigma: log(10) / (2 * z95)), minimum: 0.03, maximum: 0.15)),
    ]

    static let sample = [3.5, 1, 4, 1.5, 9, 2.5, 6, 5]
    static let z95 = 1.6448536269514722
    static let z90 = 1.2815515655446004
}

/// Every distribution of the language, as a parameter and in `each(…)`.
@Suite struct DistributionTests {
    static func text(_ distribution: String, _ step: Timeline.Step = .year) -> String {
        ScenarioText.scenario(
            to: 2027, step: step,
            """
            parameters: {once: '\(distribution)'}
            variables: {each: {value: 'each(\(distribution))'}}
            indicators:
              once: {value: parameters.once}
              each: {value: variables.each}
              yearly: {value: variables.each, over_year: mean}
            """)
    }

    static let files = ["sample.csv": "size\n" + StatedDistribution.sample.map { "\($0)\n" }.joined()]

    static func deviations(_ figures: Figures, _ stated: StatedDistribution) -> [Deviation] {
        stated.hasMoments ? figures.deviations(from: stated.law) : figures.quantileDeviations(from: stated.law)
    }

    @Test(arguments: StatedDistribution.all) func areDrawnAsStated(stated: StatedDistribution) throws {
        let scenario = try SimulatedScenario(Self.text(stated.text), paths: 100_000, files: Self.files)
        let once = scenario.figures("once", 2024)
        expectAgreement(Self.deviations(once, stated), once)
        // What is not known is drawn once a path and held; it has a value in the base year.
        for year in 2025...2027 { #expect(scenario.values("once", year) == once.values) }
        // What varies is drawn afresh every period; in the base year nothing is drawn.
        #expect(scenario.values("each", 2024).allSatisfy { $0.isNaN })
        let each = (2025...2027).map { scenario.figures("each", $0) }
        for figures in each { expectAgreement(Self.deviations(figures, stated), figures) }
        let ranks = ([once] + each).map { figures in figures.map("F of \(figures.name)") { stated.law.cumulative($0) } }
        for row in ranks.indices {
            for column in 0..<row {
                expectAgreement(ranks[row].deviation(fromCorrelation: 0, with: ranks[column]), once)
            }
        }
    }

    /// A monthly draw has the stated distribution, and is not annualised: a year's mean varies by 1/√12 of it.
    @Test func eachIsNotAnnualised() throws {
        let scenario = try SimulatedScenario(Self.text("normal(10, 2)", .month))
        expect(scenario.figures("each", 2026), from: .normal(mean: 10, standardDeviation: 2))
        expect(scenario.figures("yearly", 2026), from: .normal(mean: 10, standardDeviation: 2 / 12.0.squareRoot()))
        #expect(scenario.values("once", 2027) == scenario.values("once", 2024))
    }

    /// 1 % more of a parameter; a p5 that stands at 5.2 %.
    @Test func onePercentOfADistributionIsNoticed() throws {
        let lognormal = try SimulatedScenario(Self.text("lognormal(p5=2, p95=8)"), paths: 500_000).figures("once", 2027)
        expectRefusal(
            lognormal.deviations(from: .lognormal(median: 4, sigma: 1.01 * log(2) / StatedDistribution.z95)), "sigma")
        expectRefusal(
            lognormal.deviations(from: .lognormal(median: 4.04, sigma: log(2) / StatedDistribution.z95)), "a median")
        let gamma = try SimulatedScenario(Self.text("gamma(3, 2)")).figures("once", 2027)
        expectRefusal(gamma.deviations(from: .gamma(shape: 3.03, scale: 2)), "a shape")
        expectRefusal(gamma.deviations(from: .gamma(shape: 3, scale: 2.02)), "a scale")
        let bernoulli = try SimulatedScenario(Self.text("bernoulli(0.3)"), paths: 1_000_000).figures("once", 2027)
        expectRefusal(bernoulli.deviations(from: .bernoulli(probability: 0.305)), "a probability")
    }

    /// `low to high` is a 90 % interval: said without any distribution function.
    @Test func intervalsHoldNineTenths() throws {
        for (text, low, high) in [("5% to 9%", 0.05, 0.09), ("-2 to 4", -2, 4), ("-9 to -3", -9, -3), ("2 to 3", 2, 3)]
        {
            let figures = try SimulatedScenario(Self.text(text)).figures("once", 2027)
            expectAgreement(
                [
                    figures.deviation(fromShare: 0.05, upTo: low, "low"),
                    figures.deviation(fromShare: 0.95, upTo: high, "high"),
                ], figures)
            if low > 0 { #expect(figures.values.allSatisfy { $0 > 0 }) }
        }
    }

    /// Units, arithmetic and parameters that are distributions themselves.
    @Test func distributionsInExpressions() throws {
        let scenario = try SimulatedScenario(
            ScenarioText.scenario(
                to: 2026,
                """
                parameters:
                  centre: uniform(0, 10)
                  around: normal(parameters.centre, 2)
                  both: uniform(0, 1) + uniform(0, 1)
                  wait: triangular(0, 3, 6) months
                  price: "80 USD/bbl to 120 USD/bbl"
                  again: uniform(0, 10)
                indicators:
                  centre: {value: parameters.centre}
                  around: {value: parameters.around}
                  both: {value: parameters.both}
                  wait: {value: parameters.wait, unit: years}
                  price: {value: parameters.price, unit: USD/bbl}
                  again: {value: parameters.again}
                """))
        let centre = scenario.figures("centre", 2026)
        expect(centre, from: .uniform(minimum: 0, maximum: 10))
        let rest = scenario.figures("around", 2026).combined(with: centre, "around − centre", -)
        expect(rest, from: .normal(mean: 0, standardDeviation: 2))
        // Two draws of one expression are two.
        expect(scenario.figures("both", 2026), from: .triangular(minimum: 0, mode: 1, maximum: 2))
        expect(scenario.figures("wait", 2026), from: .triangular(minimum: 0, mode: 0.25, maximum: 0.5))
        let median = 9600.0.squareRoot()
        expect(
            scenario.figures("price", 2026),
            from: .lognormal(median: median, sigma: log(1.5) / (2 * StatedDistribution.z95)))
        expectAgreement(
            centre.deviation(fromCorrelation: 0, with: scenario.figures("again", 2026)), centre)
    }
}
