import EconomicModel
import Foundation

/// Twelve flows that answer to four correlated drivers, three measures and a risk, over eleven years: the model that
/// speed is measured by, as equations.
struct BenchTwelve {
    private(set) var draft: SystemDraft

    init() {
        draft = SystemDraft(years: 11)
        let drivers = addDrivers()
        let (measures, disruption) = (addMeasures(), addRisk())
        let flows = (0..<12).map { addFlow($0, drivers, measures[$0 / 4], $0 < 6 ? disruption : nil) }
        let indicators = [("turnover", flows[0..<12]), ("first_six", flows[0..<6]), ("last_six", flows[6..<12])]
        for (name, flows) in indicators {
            draft.report(draft.add("indicators.\(name)", .sum(flows.map { .quantity($0) })), .mean, unitFactor: 1e6)
        }
        for flow in flows { draft.report(flow, .mean, unitFactor: 1e6) }
    }

    var system: EquationSystem { draft.system }

    private mutating func addDrivers() -> [QuantityID] {
        let drivers = [
            addGrowth("gdp_a", trend: 0.045, volatility: 0.02, persistence: 0.4),
            addGrowth("gdp_b", trend: 0.022, volatility: 0.022, persistence: 0.3), addOil(), addExchangeRate(),
        ]
        draft.system.correlation = ShockCorrelation(
            shocks: (0..<4).map { ShockID($0) },
            matrix: [1, 0.3, 0.5, -0.2, 0.3, 1, 0.2, -0.1, 0.5, 0.2, 1, -0.4, -0.2, -0.1, -0.4, 1])
        return drivers
    }

    private mutating func addGrowth(
        _ name: String, trend: Double, volatility: Double, persistence: Double
    ) -> QuantityID {
        let (mean, phi) = (Term.ln(.constant(1 + trend)), Term.constant(persistence))
        let shock = Term.shock(draft.shock("drivers.\(name)/shock", .year))
        let innovation = .constant(volatility) * .root(1 - phi * phi) * shock
        let growth = draft.add(
            "drivers.\(name)/growth", base: mean,
            own: .sum([mean, phi * (.previousOwn(draft.next) - mean), innovation]), cadence: .year)
        let level = draft.add(
            "drivers.\(name)/log", base: .ln(100), own: .previousOwn(draft.next) + .quantity(growth), cadence: .year)
        return draft.add("drivers.\(name).value", .exp(.quantity(level)))
    }

    private mutating func addOil() -> QuantityID {
        let kappa = log(2.0) / 2
        let spread = 0.3 * ((1 - exp(-2 * kappa)) / (2 * kappa)).squareRoot()
        let shock = Term.constant(spread) * .shock(draft.shock("drivers.oil/shock"))
        let gap = Term.previousOwn(draft.next) - .ln(75)
        let level = draft.add(
            "drivers.oil/log", base: .ln(80), own: .sum([.ln(75), .constant(exp(-kappa)) * gap, shock]))
        return draft.add("drivers.oil.value", .exp(.quantity(level)))
    }

    private mutating func addExchangeRate() -> QuantityID {
        let shock = 0.12 * Term.shock(draft.shock("drivers.fx/shock"))
        let level = draft.add(
            "drivers.fx/log", base: .ln(1), own: .sum([.previousOwn(draft.next), 0.03 - 0.5 * 0.12 * 0.12, shock]))
        return draft.add("drivers.fx.value", .exp(.quantity(level)))
    }

    /// Each measure as the product of its intensity and its amount.
    private mutating func addMeasures() -> [Term] {
        func logistic(_ y: Double) -> Double { 1 / (1 + exp(-y)) }
        func ramp(_ x: Double) -> Double {
            x <= 0 ? 0 : x >= 1 ? 1 : (logistic(10 * x - 5) - logistic(-5)) / (logistic(5) - logistic(-5))
        }
        return (0..<3).map { measure in
            let intensity = draft.series { period in
                let start = Double(period - 2 - measure)
                return (0..<4096).reduce(0) { $0 + ramp((start + (Double($1) + 0.5) / 4096) / 3) } / 4096
            }
            let uniform = Term.uniform(stream: "measures.m\(measure)/raise/1", .path)
            let amount = draft.add(
                "measures.m\(measure)/raise", .quantile(.triangular, [0.02, 0.08, 0.2], of: uniform))
            return .quantity(draft.add("measures.m\(measure).intensity", base: 0, own: intensity)) * .quantity(amount)
        }
    }

    private mutating func addRisk() -> Term {
        let chance = 1 - .exp(-0.08)
        let onset = draft.add(
            "risks.disruption/onset", base: 0,
            own: .binary(.less, .uniform(stream: "risks.disruption/onset", .period), chance))
        let uniform = Term.uniform(stream: "risks.disruption/raise/1", .period)
        let loss = draft.add("risks.disruption/raise", base: 0, own: .quantile(.uniform, [0.1, 0.4], of: uniform))
        return -1 * (.quantity(onset) * .quantity(loss))
    }

    private mutating func addFlow(
        _ place: Int, _ drivers: [QuantityID], _ measure: Term, _ risk: Term?
    ) -> QuantityID {
        let name = "flows.f\(place)"
        let (trend, volatility) = (log(1.01 + 0.001 * Double(place)), 0.08 + 0.005 * Double(place))
        let shock = .constant(volatility) * Term.shock(draft.shock("\(name)/shock"))
        let walk = draft.add("\(name)/walk", base: 0, own: .sum([.previousOwn(draft.next), .constant(trend), shock]))
        let pulls = zip([0.5, 0.7, place < 4 ? 0.4 : 0.05, -0.2], drivers).map { elasticity, driver in
            Term.constant(elasticity) * (.ln(.quantity(driver)) - .ln(.base(driver)))
        }
        let base = Term.constant(Double(10 + place) * 1e6)
        var shown = Term.own(draft.next) * (1 + measure)
        if let risk { shown = shown * (1 + risk) }
        return draft.add(
            "\(name).value", base: base, own: base * .exp(.sum([.quantity(walk), .sum(pulls)])), shown: shown)
    }
}
