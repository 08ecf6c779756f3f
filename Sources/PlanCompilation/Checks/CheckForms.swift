import EconomicModel

/// A check as forms that must not be below 0 by more than rounding.
struct CheckForms {
    let planned: PlannedCheck
    let base: LinearForm
    let period: LinearForm
}

extension CheckForms {
    /// How far the two sides of an equation may be apart, as a share of their parts.
    private static let tolerance = 1e-9

    /// What a quantity shows.
    init(notNegative planned: PlannedCheck, lowering: inout Lowering, presence: Presence) {
        let id = planned.check.quantity
        self.planned = planned
        base = presence.inBaseYear(id) ? lowering.form(of: Facet(.base, of: id)) : LinearForm(0)
        // Above 0 where it has no value.
        let absent = (1...lowering.system.timeline.periodCount).map { presence.isShown(id, in: $0) ? 0.0 : .infinity }
        period = lowering.nodes.sum([lowering.form(of: Facet(.shown, of: id)), LinearForm(Profile(periods: absent))])
    }

    /// How much nearer than allowed a quantity is to the sum of some terms, which are added up one by one.
    init(
        _ planned: PlannedCheck, sumOf terms: [Term], lowering: inout Lowering
    ) throws(PlanError) {
        let id = planned.check.quantity
        self.planned = planned
        base = try Self.room(lowering.form(of: Facet(.base, of: id)), terms, in: .baseYear, &lowering)
        period = try Self.room(lowering.form(of: Facet(.own, of: id)), terms, in: .simulated, &lowering)
    }

    private static func room(
        _ total: LinearForm, _ terms: [Term], in phase: Lowering.Phase, _ lowering: inout Lowering
    ) throws(PlanError) -> LinearForm {
        var (sum, size) = (LinearForm(0), LinearForm(0))
        for term in terms {
            let part = try lowering.lower(term, in: phase)
            // A node of its own, so that the algebra does not take the two sides for one.
            sum = lowering.nodes.gathered(lowering.nodes.sum([sum, part]))
            size = lowering.nodes.sum([size, lowering.nodes.unary(.absolute, part)])
        }
        let gap = lowering.nodes.sum([total, sum.scaled(by: .constant(-1))])
        return lowering.nodes.sum([
            size.scaled(by: .constant(tolerance)), lowering.nodes.unary(.absolute, gap).scaled(by: .constant(-1)),
        ])
    }
}
