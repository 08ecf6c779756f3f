// What measures enable: funds and projects that are there only where a measure happens.

/// Whether a component is there on a path, and from when on.
struct Existence {
    /// 1 where it is.
    var happens: Term
    /// When the measure that brings it starts; `nil` where it needs none.
    var from: Term?
}

extension SystemBuilder {
    /// The blocks whose components a measure may enable.
    static let enabledBlocks = ["projects", "funds"]

    mutating func declareEnabling() {
        for measure in scenario.measures {
            for selector in measure.effects.flatMap(\.enable) {
                for component in enabled(by: selector) { enablers[component, default: []].append(measure) }
            }
        }
        for selector in scenario.risks.flatMap(\.effects).flatMap(\.enable) {
            findings.add(.riskEnables(), at: selector.origin)
        }
    }

    /// The full names of the components that a selector picks.
    private mutating func enabled(by selector: SelectorText) -> [String] {
        let picked = selector.selector
        guard Self.enabledBlocks.contains(picked.block), picked.parts.count <= 1 else {
            findings.add(.enablesNoComponent(picked.text, Self.enabledBlocks), at: selector.origin)
            return []
        }
        return resolve(picked, at: selector.origin).map { id in
            declarations[id.index].name.split(separator: ".").prefix(2).joined(separator: ".")
        }
    }

    /// Whether a component is there on any path: not where measures enable it and none of them is switched on.
    func mayExist(_ component: String) -> Bool {
        enablers[component]?.contains(where: \.isEnabled) ?? true
    }

    /// Whether and from when a component is there: where one of the measures that enable it happens, from the first of
    /// their starts on.
    mutating func existence(of component: String) -> Existence? {
        guard let measures = enablers[component] else { return Existence(happens: .one, from: nil) }
        var parts: [(happens: Term, from: Term)] = []
        for measure in measures where measure.isEnabled {
            guard let from = id(named: "measures.\(measure.name)/from"),
                let happens = id(named: "measures.\(measure.name).happens"), unit(of: from) != nil,
                unit(of: happens) != nil
            else { return nil }
            elaborate(from)
            elaborate(happens)
            parts.append((.quantity(happens), .quantity(from)))
        }
        guard let first = parts.first else { return Existence(happens: .zero, from: nil) }
        guard parts.count > 1 else { return Existence(happens: first.happens, from: first.from) }
        let never = Term.constant(Double(timeline.lastYear + 1))
        return parts.dropFirst().reduce(
            Existence(happens: first.happens, from: .select(first.happens, first.from, never))
        ) { sofar, next in
            Existence(
                happens: .maximum(sofar.happens, next.happens),
                from: sofar.from.map { .minimum($0, .select(next.happens, next.from, never)) })
        }
    }
}
