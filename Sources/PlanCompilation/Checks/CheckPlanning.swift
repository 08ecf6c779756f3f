import EconomicModel

/// Chooses what a plan checks: of what must hold, what an output rests on and what the equations do not show to hold.
struct CheckPlanning {
    private let system: EquationSystem
    private let dependencies: Dependencies
    private let bounds: BoundsAnalysis
    /// Whether outputs are computed from each facet.
    private let reported: [Bool]

    init(_ system: EquationSystem, order: EvaluationOrder, _ dependencies: Dependencies, _ lowering: Lowering) {
        (self.system, self.dependencies) = (system, dependencies)
        let outputs = system.outputs.flatMap { [Facet(.base, of: $0.quantity), Facet(.shown, of: $0.quantity)] }
        let reported = dependencies.closure(of: outputs)
        let checked = system.checks.compactMap { check -> Facet? in
            guard case .notNegative = check.rule else { return nil }
            return Facet(.shown, of: check.quantity)
        }
        self.reported = reported
        let asked = checked.filter { reported[$0.index] }.flatMap { [$0, Facet(.base, of: $0.quantity)] }
        bounds = BoundsAnalysis(of: asked, in: system, order: order, dependencies, lowering)
    }

    /// The checks as forms; sums only where they are asked for.
    func forms(
        _ lowering: inout Lowering, presence: Presence, checksSums: Bool
    ) throws(PlanError) -> [CheckForms] {
        var forms: [CheckForms] = []
        for check in system.checks {
            let (base, shown) = (Facet(.base, of: check.quantity), Facet(.shown, of: check.quantity))
            guard [base, shown].contains(where: presence.isEverPresent) else { continue }
            switch check.rule {
            case .notNegative:
                guard reported[shown.index], ![base, shown].allSatisfy({ bounds.bounds(of: $0).isNotNegative })
                else { continue }
                let planned = PlannedCheck(check: check, causes: causes(of: shown))
                forms.append(CheckForms(notNegative: planned, lowering: &lowering, presence: presence))
            case .sum(let terms):
                guard checksSums, reported[Facet(.own, of: check.quantity).index] else { continue }
                let planned = PlannedCheck(check: check, causes: [])
                forms.append(try CheckForms(planned, sumOf: terms, lowering: &lowering))
            }
        }
        return forms
    }

    /// The nearest quantities that effects take below 0: the facet's own, or else among what it is computed from those
    /// that are not below 0 without.
    private func causes(of facet: Facet) -> [QuantityID] {
        guard system.quantities[facet.quantity.index].shown == nil else { return [facet.quantity] }
        var (seen, level) = (Set([facet]), [facet])
        while !level.isEmpty {
            var next: [Facet] = []
            for facet in level {
                for read in dependencies.within[facet.index] + dependencies.delayed[facet.index] {
                    let read = Facet(index: read)
                    if !bounds.bounds(of: read).isNotNegative, seen.insert(read).inserted { next.append(read) }
                }
            }
            let acted = next.filter { facet in
                facet.aspect == .shown && system.quantities[facet.quantity.index].shown != nil
                    && bounds.bounds(of: Facet(.own, of: facet.quantity)).isNotNegative
            }
            if !acted.isEmpty { return acted.map(\.quantity).sorted { $0.index < $1.index } }
            level = next
        }
        return []
    }
}
