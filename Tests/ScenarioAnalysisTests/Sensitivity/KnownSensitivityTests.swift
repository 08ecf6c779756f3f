import Foundation
import GSLNumerics
import ScenarioAnalysis
import ScenarioFiles
import Summaries
import Testing
import Workers

/// Scenarios whose sensitivities are known: analytic functions, linear choices, boxes.
@Suite struct KnownSensitivityTests {
    /// The sine by its series to the 25th power, right to 3e-15 between −π and π.
    private static func sine(_ x: String) -> String {
        let nested = stride(from: 24, through: 2, by: -2).reduce("1") { inner, k in
            "(1 - \(x) * \(x) / \(k * (k + 1)) * \(inner))"
        }
        return "\(x) * \(nested)"
    }

    /// Ishigami & Homma (1990) with a = 7, b = 0.1.
    static let ishigami = ScenarioText.scenario(
        to: 2025,
        """
        parameters:
        \((1...3).map { "  x\($0): {value: \"uniform(-3.141592653589793, 3.141592653589793)\"}" }.joined(separator: "\n"))
        variables:
          one: {value: "\(sine("parameters.x1"))"}
          two: {value: "\(sine("parameters.x2"))"}
          four: {value: "parameters.x3 * parameters.x3 * parameters.x3 * parameters.x3"}
        indicators:
          y: {value: "variables.one + 7 * variables.two * variables.two + 0.1 * variables.four * variables.one"}
        """)

    /// Sobol's g-function, Π (|4u − 2| + a) / (1 + a).
    static let a = [0, 1, 4.5, 9, 99, 99]
    static let g = ScenarioText.scenario(
        to: 2025,
        """
        parameters:
        \(a.indices.map { "  x\($0 + 1): {value: \"uniform(0, 1)\"}" }.joined(separator: "\n"))
        indicators:
          y: {value: "\(a.enumerated().map { "(abs(4 * parameters.x\($0 + 1) - 2) + \($1)) / \(1 + $1)" }.joined(separator: " * "))"}
        """)

    private static let settings = RunSettings(paths: 16_384, seed: 12, workers: Workers())

    /// Each index within six standard errors, a chance of 2e-9, of what the integrals give; and the errors are small.
    private func expectIndices(_ text: String, first: [Double], total: [Double], mean: Double, variance: Double) throws
    {
        let found = try PreparedScenario.of(text).sensitivity(.indicator("y", at: 2025), Self.settings)
        #expect(found.indices.count == first.count && found.indexRuns == 16_384 * (first.count + 2))
        for index in found.indices {
            let place = try #require(Int(index.group.suffix(1))) - 1
            #expect(index.group == "parameters.x\(place + 1)" && index.streams == ["parameters.x\(place + 1)/1"])
            for (estimate, expected) in [(index.first, first[place]), (index.total, total[place])] {
                let error = try #require(estimate.standardError)
                #expect((estimate.value - expected).magnitude < 6 * error + 1e-12, "\(index), expected \(expected)")
                #expect(error < 0.015)
            }
        }
        let totals = found.indices.map(\.total.value)
        #expect(totals == totals.sorted(by: >))
        #expect((found.mean.value - mean).magnitude < 6 * (found.mean.standardError ?? .nan))
        #expect((found.standardDeviation / variance.squareRoot() - 1).magnitude < 0.05)
    }

    @Test func ishigamisIndices() throws {
        let (a, b, pi4) = (7.0, 0.1, pow(Double.pi, 4))
        let own = [0.5 * pow(1 + b * pi4 / 5, 2), a * a / 8, 0]
        let both = b * b * pi4 * pi4 * (1.0 / 18 - 1.0 / 50)
        let variance = own.reduce(both, +)
        try expectIndices(
            Self.ishigami, first: own.map { $0 / variance },
            total: [(own[0] + both) / variance, own[1] / variance, both / variance], mean: a / 2, variance: variance)
    }

    @Test func theGFunctionsIndices() throws {
        let own = Self.a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
        let variance = own.reduce(1) { $0 * (1 + $1) } - 1
        try expectIndices(
            Self.g, first: own.map { $0 / variance },
            total: own.map { $0 / (1 + $0) * (1 + variance) / variance }, mean: 1, variance: variance)
    }

    // MARK: Information

    /// Acting is worth a + b + m, with normal a and b; not acting nothing. Knowing what has a standard deviation s is worth
    /// s φ(m/s) + m Φ(m/s) − max(0, m).
    @Test(arguments: [0.0, 0.5, -0.8]) func informationForALinearChoice(m: Double) throws {
        let text = ScenarioText.scenario(
            to: 2025,
            """
            parameters:
              a: {value: "normal(0, 2)"}
              b: {value: "normal(0, 1)"}
              idle: {value: "normal(0, 3)"}
            measures: {act: {start: 2025}}
            indicators: {y: {value: "parameters.a + parameters.b + 1e-6 * parameters.idle"}}
            """)
        let objective = "measures.act.happens * (parameters.a + parameters.b + \(m))"
        let alternatives = try [["act"], []].map { without in
            try PreparedScenario.of(text, Overrides(without: without, objective: objective))
        }
        let found = try PreparedScenario.of(text).sensitivity(
            .indicator("y", at: 2025), with: .init(alternatives: alternatives, objective: objective),
            RunSettings(paths: 20_000, seed: 4, workers: Workers()))
        let information = try #require(found.information)
        let normal = Distribution.normal(mean: 0, standardDeviation: 1)
        func worth(_ s: Double) -> Double {
            s * exp(-0.5 * pow(m / s, 2)) / (2 * Double.pi).squareRoot() + m * normal.cumulative(m / s) - max(0, m)
        }
        let expected = ["parameters.a": worth(2), "parameters.b": worth(1)]
        for group in information.groups {
            let wanted = expected[group.group] ?? 0
            let error = try #require(group.value.standardError)
            // Where the means are equal the best alternative is a matter of luck, which costs its share on these paths.
            #expect((group.value.value - wanted).magnitude <= 6 * error + 0.02 * wanted, "\(group), expected \(wanted)")
        }
        #expect(information.groups.filter { $0.group.hasSuffix("a") || $0.group.hasSuffix("b") }.count == 2)
        let all = worth(5.0.squareRoot())
        let error = try #require(information.everything.standardError)
        #expect(
            (information.everything.value - all).magnitude < 6 * error, "\(information.everything), expected \(all)")
        #expect(information.alternatives.map(\.objective.value)[0] == 0 && information.alternatives.count == 2)
        let acting = normal.cumulative(m / 5.0.squareRoot())
        #expect((information.alternatives[1].probabilityBest - acting).magnitude < 6 * (0.25 / 20_000).squareRoot())
        #expect(information.objective == objective && information.year == 2025)
    }

    // MARK: Conditions

    /// A target that is reached in a box of two of five inputs, and nearly nowhere else.
    @Test(arguments: 1...3) func aPlantedBoxIsFound(seed: UInt64) throws {
        let text = ScenarioText.scenario(
            to: 2025,
            """
            parameters:
            \((1...5).map { "  u\($0): {value: \"uniform(0, 1)\"}" }.joined(separator: "\n"))
            variables:
              inside: {value: "if parameters.u2 > 0.2 and parameters.u2 < 0.6 and parameters.u4 > 0.55 then 1 else 0"}
              noise: {value: "each(bernoulli(1%))"}
            indicators:
              y: {value: "if variables.noise > 0.5 then 1 - variables.inside else variables.inside + 0.001 * (parameters.u1 + parameters.u3 + parameters.u5)"}
            targets: {aim: {indicator: y, at_least: 0.5, by: 2025}}
            """)
        let found = try PreparedScenario.of(text).sensitivity(
            .target("aim", by: nil), with: .init(conditions: true),
            RunSettings(paths: 10_000, seed: seed, workers: Workers()))
        let box = try #require(found.conditions.first { $0.isReached })
        #expect(Set(box.bounds.map(\.name)) == ["parameters.u2", "parameters.u4"], "\(box)")
        let (two, four) = (
            try #require(box.bounds.first { $0.name.hasSuffix("2") }),
            try #require(box.bounds.first { $0.name.hasSuffix("4") })
        )
        #expect(abs((two.low ?? 9) - 0.2) < 0.02 && abs((two.high ?? 9) - 0.6) < 0.02)
        #expect(abs((four.low ?? 9) - 0.55) < 0.02 && (four.high == nil || (four.high ?? 0) > 0.98))
        // Of the paths in the box 99 % reach it, and of those that reach it 96 % are in the box. With 900 of them on the
        // half that has not seen the search, neither falls below 0.9 by chance once in a million times.
        #expect(box.density.value > 0.9 && box.coverage > 0.9, "\(box)")
        #expect(abs(box.support - 0.18) < 0.02 && abs(box.baseRate - 0.1846) < 0.03)
    }
}
