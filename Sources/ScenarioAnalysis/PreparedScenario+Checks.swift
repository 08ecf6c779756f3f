public import EconomicModel
import PlanCompilation
public import Summaries

extension PreparedScenario {
    /// What must hold on every path and did not in a run, each at the effect that may be why, or at the component.
    public func findings(of summary: RunSummary, paths: Int) -> [Finding] {
        broken(in: summary).map { planned, tally, year in
            let (name, count) = (self.name(of: planned), (tally.paths, paths))
            let effects = effects(behind: planned)
            let place = effects.lazy.compactMap(\.location).first ?? system.origins[name]?.location
            switch planned.check.rule {
            case .notNegative:
                return Finding(
                    .belowZero(name, on: count, from: year, owners: owners(of: effects), on: acted(by: planned)),
                    at: place, severity: .warning)
            case .within(let domain):
                return Finding(
                    .outsideBounds(
                        name, domain, on: count, from: year, owners: owners(of: effects),
                        isOfBaseYear: planned.check.isOfBaseYear),
                    at: place, severity: .warning)
            case .sum:
                return Finding(.sumIsOff(name, on: count, from: year), at: place, severity: .warning)
            }
        }
    }

    /// The same as results list it; `nil` where everything held.
    func brokenChecks(_ summary: RunSummary, paths: Int) -> [BrokenCheck]? {
        let checks = broken(in: summary).map { planned, tally, year in
            let rule: BrokenCheck.Rule =
                switch planned.check.rule {
                case .notNegative: .notNegative
                case .within: .within
                case .sum: .sum
                }
            return BrokenCheck(
                quantity: name(of: planned), rule: rule, paths: tally.paths,
                share: Double(tally.paths) / Double(paths), firstYear: year,
                effects: owners(of: effects(behind: planned)))
        }
        return checks.isEmpty ? nil : checks
    }

    private func broken(in summary: RunSummary) -> [(planned: PlannedCheck, tally: CheckTally, firstYear: Int)] {
        zip(plan.checks, summary.checks).compactMap { planned, tally in tally.firstYear.map { (planned, tally, $0) } }
    }

    private func name(of planned: PlannedCheck) -> String {
        system.equations.quantities[planned.check.quantity.index].name
    }

    private func effects(behind planned: PlannedCheck) -> [ActingEffect] {
        planned.causes.flatMap { system.effects[$0] ?? [] }
    }

    /// Each measure and risk once, in the order of the effects.
    private func owners(of effects: [ActingEffect]) -> [String] {
        effects.reduce(into: []) { owners, effect in
            if !owners.contains(effect.owner) { owners.append(effect.owner) }
        }
    }

    /// The quantities that effects act on, where the checked one is not among them; what lies within a component goes by
    /// the component's own name.
    private func acted(by planned: PlannedCheck) -> [String] {
        let own = name(of: planned)
        let component = system.component(of: own)
        let names = planned.causes.map { system.equations.quantities[$0.index].name }
        return names.filter { $0 != own && !($0.contains("/") && system.component(of: $0) == component) }
    }
}
