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

    /// How far what a quantity shows is within its domain.
    init(_ planned: PlannedCheck, within domain: ValueRule.Domain, lowering: inout Lowering, presence: Presence) {
        let id = planned.check.quantity
        self.planned = planned
        let (first, shown) = (lowering.form(of: Facet(.base, of: id)), lowering.form(of: Facet(.shown, of: id)))
        let isSettled = planned.check.isOfBaseYear || presence.inBaseYear(id) && first == shown
        base = presence.inBaseYear(id) ? Self.room(first, within: domain, &lowering) : LinearForm(0)
        guard !isSettled else {
            period = LinearForm(0)
            return
        }
        // Above 0 where it has no value.
        let absent = (1...lowering.system.timeline.periodCount).map { presence.isShown(id, in: $0) ? 0.0 : .infinity }
        period = lowering.nodes.sum([
            Self.room(shown, within: domain, &lowering), LinearForm(Profile(periods: absent)),
        ])
    }

    private static func room(
        _ form: LinearForm, within domain: ValueRule.Domain, _ lowering: inout Lowering
    ) -> LinearForm {
        let above = lowering.nodes.sum([form, LinearForm(-domain.lower)])
        let below = lowering.nodes.sum([LinearForm(domain.upper), form.scaled(by: .constant(-1))])
        if domain.upper == .infinity { return above }
        return domain.lower == -.infinity ? below : lowering.nodes.binary(.minimum, above, below)
    }

    /// Whether a form is known to hold without being simulated.
    static func isKnownToHold(_ form: LinearForm) -> Bool {
        switch form.known {
        case .constant(let value)?: value >= 0
        case .series(let values)?: values.allSatisfy { $0 >= 0 }
        case nil: false
        }
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
