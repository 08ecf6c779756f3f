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
        self.reported = reported
        let asked = system.checks.filter { $0.domain != nil }.flatMap { check in
            let facets = [Facet(.shown, of: check.quantity), Facet(.base, of: check.quantity)]
            return facets.contains { reported[$0.index] } ? facets : []
        }
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
            case .notNegative, .within:
                let facets = (check.isOfBaseYear ? [base] : [base, shown]).filter(presence.isEverPresent)
                guard let domain = check.domain, facets.contains(where: { reported[$0.index] }) else { continue }
                let range = Bounds(domain.lower, domain.upper)
                guard !facets.allSatisfy({ range.contains(bounds.bounds(of: $0)) }) else { continue }
                let planned = PlannedCheck(check: check, causes: check.isOfBaseYear ? [] : causes(of: shown))
                forms.append(CheckForms(planned, within: domain, lowering: &lowering, presence: presence))
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

extension QuantityCheck {
    /// What the quantity must lie within; `nil` for a sum.
    fileprivate var domain: ValueRule.Domain? {
        switch rule {
        case .notNegative: .notNegative
        case .within(let domain): domain
        case .sum: nil
        }
    }
}
