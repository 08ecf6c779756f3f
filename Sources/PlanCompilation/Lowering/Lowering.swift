import EconomicModel
import GSLNumerics

/// The equations of a system as forms over nodes.
///
/// Facets that meet no random number are known for every period and become profiles; the rest become weighted sums of
/// nodes. What a facet becomes is settled by the equations that it reads, directly and indirectly, and by nothing else.
struct Lowering {
    /// The phase that a term is lowered for.
    enum Phase: Equatable {
        case baseYear
        /// All simulated periods at once.
        case simulated
        /// One simulated period, in equations without random numbers.
        case period(Int)
    }

    let system: EquationSystem
    var nodes = NodeTable()
    private let presence: Presence
    let shocks: ShockFactor
    private var forms: [LinearForm?]
    /// Whether a facet is computed from random numbers.
    private var isRandom: [Bool]
    /// The figures of periods 0, 1, … of the recursive facets that are being evaluated.
    private var figures: [Facet: [Double]] = [:]
    /// By chain and time.
    private var transitions: [MarkovChain: [Double: TransitionMatrix]] = [:]
    /// The recursive facets that are being lowered: what is read of their past is always carried.
    private var recursion: Set<Facet> = []
    /// The quantity whose equation is being lowered.
    var quantityName = ""

    /// Lowers every facet of a system.
    init(
        _ system: EquationSystem, order: EvaluationOrder, dependencies: Dependencies, presence: Presence
    ) throws(PlanError) {
        (self.system, self.presence) = (system, presence)
        shocks = try ShockFactor(of: system)
        forms = Array(repeating: nil, count: Facet.count(in: system))
        isRandom = dependencies.draws
        for component in order.components {
            let reads = component.facets.flatMap { dependencies.within[$0.index] + dependencies.delayed[$0.index] }
            let random = component.facets.contains { isRandom[$0.index] } || reads.contains { isRandom[$0] }
            for facet in component.facets { isRandom[facet.index] = random }
            recursion = component.isRecursive ? Set(component.facets) : []
            if component.isRecursive && !random {
                try evaluate(component.facets)
            } else {
                for facet in component.facets { forms[facet.index] = try lower(facet) }
            }
        }
    }

    /// What a facet was lowered to.
    func form(of facet: Facet) -> LinearForm { forms[facet.index] ?? .missing }

    // MARK: Facets

    private func equation(of facet: Facet) -> Term {
        let quantity = system.quantities[facet.quantity.index]
        return switch facet.aspect {
        case .base: quantity.base
        case .own: quantity.own
        case .shown: quantity.shown ?? .own(facet.quantity)
        }
    }

    private mutating func lower(_ facet: Facet) throws(PlanError) -> LinearForm {
        let quantity = system.quantities[facet.quantity.index]
        quantityName = quantity.name
        var form = try lower(equation(of: facet), in: facet.aspect == .base ? .baseYear : .simulated)
        // What never has a value need not be computed, once its distributions are known to be sound.
        if !presence.isEverPresent(facet) { return .missing }
        if facet.aspect == .own { form = held(form, quantity.cadence) }
        // What a recursion carries is stored in any case, so that those who read it need not compute it again.
        return continuesRecursion(form) ? nodes.gathered(form) : form
    }

    /// Whether a form adds to something that the recursion carries.
    private func continuesRecursion(_ form: LinearForm) -> Bool {
        form.parts.contains { part in
            if case .carried(let facet, _) = nodes[part.node] { recursion.contains(facet) } else { false }
        }
    }

    /// A form's value in the period in which something of that cadence is made.
    private mutating func held(_ form: LinearForm, _ cadence: Cadence) -> LinearForm {
        let timeline = system.timeline
        if cadence == .period || cadence == .year && timeline.isAnnual { return form }
        if let known = form.known {
            let starts = (1...timeline.periodCount).map { timeline.start(of: cadence, in: $0) }
            return LinearForm(Profile(periods: starts.map(known.value)))
        }
        let node = nodes.node(of: form)
        if nodes.occasions[node.index] <= Occasion(simulating: cadence) { return form }
        return LinearForm(nodes.id(of: .held(node, cadence)))
    }

    /// The figures of facets that carry each other and meet no random number, period by period.
    private mutating func evaluate(_ facets: [Facet]) throws(PlanError) {
        let timeline = system.timeline
        for facet in facets { figures[facet] = Array(repeating: .nan, count: timeline.periodCount + 1) }
        for period in 1...timeline.periodCount {
            for facet in facets {
                let quantity = system.quantities[facet.quantity.index]
                quantityName = quantity.name
                let start = facet.aspect == .own ? timeline.start(of: quantity.cadence, in: period) : period
                let figure =
                    start < period
                    ? figures[facet]?[start]
                    : try lower(equation(of: facet), in: .period(period)).known?.value(in: period)
                figures[facet]?[period] = figure ?? .nan
            }
        }
        for facet in facets {
            forms[facet.index] = LinearForm(Profile(periods: Array((figures[facet] ?? []).dropFirst())))
            figures[facet] = nil
        }
    }

    // MARK: What terms read

    /// What a facet is in the phase.
    func read(_ aspect: Aspect, of quantity: QuantityID, in phase: Phase) -> LinearForm {
        switch phase {
        case .baseYear: form(of: Facet(.base, of: quantity))
        case .simulated: form(of: Facet(aspect, of: quantity))
        case .period(let period): LinearForm(figure(of: Facet(aspect, of: quantity), in: period))
        }
    }

    /// What a facet was some periods before the phase.
    mutating func read(
        _ aspect: Aspect, of quantity: QuantityID, periodsAgo: Int, in phase: Phase
    ) -> LinearForm {
        precondition(periodsAgo > 0, "a lag leads to an earlier period")
        // Where nothing acts on a quantity, its own past and the shown one are the same.
        let facet = Facet(system.quantities[quantity.index].shown == nil ? .own : aspect, of: quantity)
        switch phase {
        case .baseYear: return .missing
        case .period(let period): return LinearForm(figure(of: facet, periods: periodsAgo, before: period))
        case .simulated:
            let base = form(of: Facet(.base, of: quantity))
            guard !recursion.contains(facet), form(of: facet).known != nil, base.known != nil else {
                return LinearForm(nodes.id(of: .carried(facet, periods: periodsAgo)))
            }
            return LinearForm(
                Profile(
                    periods: (1...system.timeline.periodCount).map {
                        figure(of: facet, periods: periodsAgo, before: $0)
                    }))
        }
    }

    /// A known facet's figure in a simulated period.
    private func figure(of facet: Facet, in period: Int) -> Double {
        figures[facet]?[period] ?? form(of: facet).known?.value(in: period) ?? .nan
    }

    private func figure(of facet: Facet, periods: Int, before period: Int) -> Double {
        switch system.timeline.place(periods, before: period) {
        case .simulated(let earlier): figure(of: facet, in: earlier)
        case .baseYear: form(of: Facet(.base, of: facet.quantity)).known?.value(in: 0) ?? .nan
        case .before: .nan
        }
    }

    /// The probabilities of a chain's moves in that time, computed once.
    mutating func transitions(of chain: MarkovChain, years: Double) throws(PlanError) -> TransitionMatrix {
        if let known = transitions[chain]?[years] { return known }
        do throws(NumericsError) {
            let matrix = try TransitionMatrix(rates: chain.rates, time: years)
            transitions[chain, default: [:]][years] = matrix
            return matrix
        } catch {
            throw .invalidDistribution(quantity: quantityName, stream: nil, reason: String(describing: error))
        }
    }

    /// With yearly steps, what is drawn once a year is drawn once a period.
    func drawn(_ cadence: Cadence) -> Cadence {
        cadence == .year && system.timeline.isAnnual ? .period : cadence
    }
}
