// What measures and risks do to quantities.

/// An effect on one quantity.
struct AppliedEffect {
    var verb: Effect.Verb
    var isRisk: Bool
    /// The measure or risk, and where the effect is written.
    var owner: String
    var origin: Origin
    /// The intensity of the measure or risk.
    var intensity: QuantityID
    /// By how much, or to what.
    var amount: QuantityID
}

extension SystemBuilder {
    mutating func declareEffects() {
        for measure in scenario.measures where measure.isEnabled {
            for effect in measure.effects { apply(effect, of: "measures.\(measure.name)", isRisk: false) }
        }
        for risk in scenario.risks where risk.isEnabled {
            for effect in risk.effects { apply(effect, of: "risks.\(risk.name)", isRisk: true) }
        }
    }

    private mutating func apply(_ effect: Effect, of owner: String, isRisk: Bool) {
        guard let (verb, selectors, value) = effect.action, let intensity = id(named: "\(owner).intensity") else {
            return
        }
        let amount = declare("\(owner)/\(effect.name)", origin: value.origin) { builder, id in
            var context = ElaborationContext(value, stream: "\(owner)/\(effect.name)", quantity: id)
            if isRisk, let onset = builder.id(named: "\(owner)/onset") {
                context.drawing = .everyEvent(onset: onset, held: builder.lastingRisks.contains(owner))
            }
            guard let elaborated = builder.elaborate(value, in: &context) else { return nil }
            let draws = isRisk && elaborated.term.draws
            return Definition(
                Unit(baseOf: elaborated.dimension), base: draws ? .zero : elaborated.term, own: elaborated.term)
        }
        guard let unit = unit(of: amount) else { return }
        if verb == .raise, !unit.dimension.isNumber {
            findings.add(.raiseNeedsNumber(unit.dimension), at: value.origin)
            return
        }
        for selector in selectors {
            for target in resolve(selector.selector, at: selector.origin) {
                let name = declarations[target.index].name
                if declarations[target.index].isFixed {
                    findings.add(.effectOnFixed(name), at: selector.origin)
                    continue
                }
                guard let targetUnit = self.unit(of: target) else { continue }
                let isZero = constant(system.quantities[amount.index].own) == 0
                if verb != .raise, targetUnit.dimension != unit.dimension, !isZero {
                    findings.add(
                        .unitClash("'\(name)'", targetUnit.dimension, "the effect", unit.dimension), at: value.origin)
                    continue
                }
                effects[actedOnInstead[target] ?? target, default: []].append(
                    AppliedEffect(
                        verb: verb, isRisk: isRisk, owner: owner, origin: value.origin, intensity: intensity,
                        amount: amount))
            }
        }
    }

    /// Applies all effects: measures' shifts, raises and sets, each in the order of the file, then those of risks.
    mutating func applyEffects() {
        for (target, all) in effects {
            let byMeasures = Self.acted(.own(target), all.filter { !$0.isRisk })
            system.quantities[target.index].shown = Self.acted(byMeasures, all.filter(\.isRisk))
            if let added = addedByMeasures[target] {
                system.quantities[added.index].own = byMeasures - .own(target)
                let measures = all.filter { !$0.isRisk }
                guard !measures.contains(where: { $0.verb == .set }) else { continue }
                let changes = measures.map { Term.quantity($0.intensity) * .quantity($0.amount) }
                note(.notNegative(where: [.own(target)] + changes), of: added)
            }
        }
        for flow in scenario.flows { moveShares(of: flow) }
    }

    /// What measures and then risks make of a value.
    static func acted(byAll effects: [AppliedEffect], on value: Term) -> Term {
        acted(acted(value, effects.filter { !$0.isRisk }), effects.filter(\.isRisk))
    }

    private static func acted(_ own: Term, _ effects: [AppliedEffect]) -> Term {
        var shown = own
        let shifts = effects.filter { $0.verb == .shift }
        if !shifts.isEmpty {
            shown = .sum([shown] + shifts.map { .quantity($0.intensity) * .quantity($0.amount) })
        }
        let raises = effects.filter { $0.verb == .raise }
        if !raises.isEmpty {
            shown = .product([shown] + raises.map { .one + .quantity($0.intensity) * .quantity($0.amount) })
        }
        for effect in effects where effect.verb == .set {
            // x + r(q − x), with x written once: many sets on one quantity stay one short term each.
            let intensity = Term.quantity(effect.intensity)
            shown = shown * (.one - intensity) + intensity * .quantity(effect.amount)
        }
        return shown
    }
}
