// The equations of risks.

extension SystemBuilder {
    mutating func declareRisks() {
        for risk in scenario.risks {
            addComponent(block: "risks", name: risk.name, origin: risk.origin, headline: "")
            let name = "risks.\(risk.name)"
            guard risk.isEnabled else {
                for quantity in ["active", "events", "intensity"] {
                    declare("\(name).\(quantity)", origin: risk.origin, unit: .number) { _, _ in
                        Definition(.number, .zero)
                    }
                }
                continue
            }
            for field in [risk.rate, risk.probability, risk.at, risk.from, risk.to] { declare(field) }
            declareEvents(risk)
        }
    }

    /// Whether an event may outlast the period it begins in: then its draws are held, and no other may begin meanwhile.
    ///
    /// Times are compared before anything is drawn, so only a duration and a recovery that are plain constants can tell.
    private mutating func mayOutlastPeriod(_ risk: Risk) -> Bool {
        var total = 0.0
        for value in [risk.duration, risk.recovery] {
            guard let value else { continue }
            var context = ElaborationContext(value, stream: "\(value.name)")
            guard let length = elaborate(value, in: &context), let constant = constant(length.term) else { return true }
            total += constant
        }
        return total > timeline.periodLength
    }

    private mutating func declareEvents(_ risk: Risk) {
        let name = "risks.\(risk.name)"
        let outlasts = mayOutlastPeriod(risk)
        if outlasts { lastingRisks.insert(name) }
        let onset = declare("\(name)/onset", origin: risk.origin, unit: .number) { builder, _ in
            builder.onset(risk, outlasts: outlasts).map { Definition(.number, base: .zero, own: $0) }
        }
        func time(_ value: Value?, _ purpose: String) -> QuantityID {
            declare("\(name)/\(purpose)", origin: value?.origin ?? risk.origin, unit: Unit(baseOf: .time)) {
                builder, id in
                guard let value else { return nil }
                var context = ElaborationContext(value, stream: value.name, quantity: id)
                context.drawing = .everyEvent(onset: onset, held: outlasts)
                guard let elaborated = builder.elaborate(value, in: &context) else { return nil }
                var own = elaborated.term
                // What varies in time is settled when the event begins, as a draw is.
                if outlasts, builder.constant(own) == nil { own = .select(.quantity(onset), own, .previousOwn(id)) }
                return Definition(Unit(baseOf: .time), base: outlasts || !own.draws ? elaborated.term : .zero, own: own)
            }
        }
        let duration = time(risk.duration, "duration")
        let recovery = time(risk.recovery, "recovery")
        let length = periodLength

        /// How long ago the last event began, at the end of a period; long ago where there was none.
        let elapsed = declare("\(name)/elapsed", origin: risk.origin, unit: .number) { _, elapsed in
            let since = Term.select(.quantity(onset), .zero, .previousOwn(elapsed))
            return Definition(.number, base: .constant(1e6), own: since + length)
        }
        declare("\(name).active", origin: risk.origin, unit: .number) { _, _ in
            guard outlasts else {
                return Definition(
                    .number, base: .zero, own: .quantity(onset) * (.minimum(.quantity(duration), length) / length))
            }
            let left = Term.quantity(duration) - (.quantity(elapsed) - length)
            return Definition(.number, base: .zero, own: .clamp(left, .zero, length) / length)
        }
        let intensity = declare("\(name).intensity", origin: risk.origin, unit: .number) { _, _ in
            let now = Term.quantity(elapsed)
            func area(_ time: Term) -> Term { Self.eventIntegral(time, .quantity(duration), .quantity(recovery)) }
            let own: Term =
                outlasts
                ? (area(now) - area(now - length)) / length : .quantity(onset) * (area(length) / length)
            return Definition(.number, base: .zero, own: own)
        }
        note(.share(where: [.quantity(duration), .quantity(recovery)]), of: intensity)
        declare("\(name).events", origin: risk.origin, unit: .number) { _, events in
            Definition(.number, base: .zero, own: .previousOwn(events) + .quantity(onset))
        }
    }

    /// ∫ from 0 to x of an event's intensity: 1 for the duration D, then down to 0 in a straight line over the recovery R.
    static func eventIntegral(_ x: Term, _ duration: Term, _ recovery: Term) -> Term {
        let held = Term.clamp(x, .zero, duration)
        let fading = Term.clamp(x - duration, .zero, recovery)
        let lost = fading * fading / (.constant(2) * .maximum(recovery, .constant(1e-9)))
        return .sum([held, fading, -lost])
    }

    /// 1 in the period in which an event begins.
    private mutating func onset(_ risk: Risk, outlasts: Bool) -> Term? {
        let name = "risks.\(risk.name)"
        let (start, stop) = (series(timeline.start), series(timeline.end))
        var conditions: [Term] = []
        if risk.rate != nil {
            guard let rate = term(risk.rate)?.term else { return nil }
            let chance = Term.one - .exp(-(rate * periodLength))
            conditions.append(.less(.uniform(stream: "\(name)/onset", .period), chance))
        } else {
            guard let probability = term(risk.probability)?.term, let at = term(risk.at)?.term else { return nil }
            let (first, last) = (timeline.baseYear + 1, timeline.lastYear)
            if let date = constant(at), date < Double(first) || date >= Double(last + 1) {
                findings.add(
                    .happensOutside(risk.name, first, last), at: risk.at?.origin ?? risk.origin, severity: .warning)
            }
            conditions.append(.less(.uniform(stream: "\(name)/onset", .path), probability))
            conditions.append(.binary(.and, .lessOrEqual(start, at), .less(at, stop)))
        }
        let bounds = [risk.from, risk.to].map { bound in term(bound).flatMap { constant($0.term) } }
        if let from = bounds[0], let to = bounds[1], to <= from {
            findings.add(.boundsBackwards(), at: risk.to?.origin ?? risk.origin)
        }
        for (bound, rule) in [
            (risk.from, { (from: Term) in Term.lessOrEqual(from, start) }), (risk.to, { to in .less(start, to) }),
        ]
        where bound != nil {
            guard let date = term(bound)?.term else { return nil }
            conditions.append(rule(date))
        }
        if outlasts, let elapsed = id(named: "\(name)/elapsed"), let duration = id(named: "\(name)/duration"),
            let recovery = id(named: "\(name)/recovery")
        {
            // Twelfths of a year do not add up to whole years in floating point: a second of slack.
            let length = Term.previousOwn(duration) + .previousOwn(recovery) - .constant(3e-8)
            conditions.append(.lessOrEqual(length, .previousOwn(elapsed)))
        }
        return conditions.dropFirst().reduce(conditions[0]) { .binary(.and, $0, $1) }
    }
}
