/// How a quantity comes about: its equations down to values, with units, sources, draws and what acts on it.
public struct Explanation: Sendable {
    /// An equation, as the lines that it takes.
    public struct Equation: Sendable {
        /// When or of what it holds, such as `in 2024`.
        public var label: String
        /// What it says, in as many lines as it takes.
        public var lines: [String]
    }

    /// The quantity, or one within it that has no meaning of its own.
    public struct Part: Sendable {
        /// The dotted name of the quantity.
        public var name: String
        /// The unit of its figures, empty for a pure number.
        public var unit: String
        /// What it is, by period.
        public var equations: [Equation]
        /// Of how many places that are alike it is one, in words; empty where it stands for itself.
        public var places = ""
    }

    /// Random numbers that it draws.
    public struct Draw: Sendable, Hashable {
        /// The name of its stream.
        public var stream: String
        /// `path`, `year` or `period`.
        public var cadence: Cadence
        /// The shocks that it is correlated with, and how much.
        public var correlations: [String]
        /// Of how many places that are alike it is one, in words; empty where it stands for itself.
        public var places = ""
    }

    /// A quantity that is looked at.
    public struct Read: Sendable, Hashable {
        /// The dotted name of the quantity.
        public var name: String
        /// What it is, where that takes a few words.
        public var definition: String?
    }

    /// The quantity itself, then those of its component that it is computed from, and the amounts of effects on them.
    public let parts: [Part]
    /// The random numbers behind it.
    public let draws: [Draw]
    /// The quantities with names of their own that it is computed from.
    public let reads: [Read]
    /// Where the quantity is written; `nil` for what stands nowhere.
    public let location: SourceLocation?
    /// The dotted name of the component that it belongs to.
    public let component: String
}

/// A name that no quantity of a scenario has.
public struct UnknownQuantity: Error, Sendable {
    /// The name that was asked for.
    public let name: String
    /// A quantity that may be meant.
    public let suggestion: String?
}

extension EconomicSystem {
    /// The quantities that a scenario's author knows by name, in the order of the blocks, with their units and the
    /// components that they belong to.
    public var namedQuantities: [(name: String, unit: String, component: String)] {
        let components = Set(components)
        return equations.quantities.filter { !$0.name.contains("/") }.map { quantity in
            (quantity.name, quantity.unit.baseSymbol, Self.component(of: quantity.name, among: components))
        }
    }

    /// The component that a quantity belongs to, by its dotted name or by one that lies within it.
    public func component(of quantity: String) -> String {
        Self.component(of: String(quantity.prefix { $0 != "/" }), among: Set(components))
    }

    /// The component whose name a quantity's starts with, the longest where there are several.
    private static func component(of quantity: String, among components: Set<String>) -> String {
        var name = quantity[...]
        while !components.contains(String(name)), let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        return String(name)
    }

    /// How a quantity comes about.
    ///
    /// - Parameter name: A dotted name; a component's alone means its headline.
    /// - Returns: Its equations, those of what lies within it, its draws, and what it is computed from.
    /// - Throws: ``UnknownQuantity``.
    /// - Complexity: Linear in the size of its equations.
    public func explanation(of name: String) throws(UnknownQuantity) -> Explanation {
        let headlines = ["value", "inflow", "capacity", "flights", "arrivals", "commitment", "intensity"]
        let names = [name] + headlines.map { "\(name).\($0)" }
        let places = Dictionary(
            equations.quantities.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
        guard let place = names.lazy.compactMap({ places[$0] }).first else {
            throw UnknownQuantity(
                name: name, suggestion: Suggestion.nearest(to: name, among: places.keys.sorted() + components))
        }
        let component = self.component(of: equations.quantities[place].name)
        var walk = ExplanationWalk(equations, component: component)
        walk.visit(QuantityID(place))
        return Explanation(
            parts: walk.parts.folded, draws: walk.draws.folded, reads: walk.reads,
            location: origins[equations.quantities[place].name]?.location,
            component: component)
    }
}

/// Goes through a quantity's equations and those of what lies within its component.
private struct ExplanationWalk {
    private let system: EquationSystem
    /// The dotted name of the component.
    private let component: String
    private let text: EquationText
    private var visited: Set<QuantityID> = []
    private(set) var parts: [Explanation.Part] = []
    private(set) var draws: [Explanation.Draw] = []
    private(set) var reads: [Explanation.Read] = []

    init(_ system: EquationSystem, component: String) {
        (self.system, self.component) = (system, component)
        text = EquationText(system: system)
    }

    mutating func visit(_ id: QuantityID) {
        var waiting = [id]
        while let next = waiting.popLast() {
            guard visited.insert(next).inserted else { continue }
            let quantity = system.quantities[next.index]
            parts.append(
                Explanation.Part(
                    name: text.name(next), unit: quantity.unit.baseSymbol, equations: equations(of: quantity)))
            var inner: [QuantityID] = []
            for term in [quantity.base, quantity.own] { gather(term, within: next, &inner) }
            if let shown = quantity.shown { gather(shown, within: next, isEffect: true, &inner) }
            waiting += inner.reversed()
        }
    }

    private func equations(of quantity: Quantity) -> [Explanation.Equation] {
        let year = system.timeline.baseYear
        let base = text.lines(quantity.base, inBaseYear: true)
        let own = text.lines(quantity.own)
        var equations: [Explanation.Equation] = []
        if base == own {
            equations.append(.init(label: "", lines: own))
        } else {
            equations.append(.init(label: "in \(year)", lines: base))
            equations.append(.init(label: "from \(year + 1)", lines: own))
        }
        if let shown = quantity.shown {
            equations.append(.init(label: "with all that acts on it", lines: text.lines(shown)))
        }
        return equations
    }

    /// Whether a quantity that another one reads is shown with its equations: one of the component that takes more than a
    /// few words, what an effect comes to, or a part of that.
    private func isInner(_ quantity: Quantity, of reader: Quantity, isEffect: Bool) -> Bool {
        let isUnnamed = quantity.name.contains("/")
        let isOwn = ["/", "."].contains { quantity.name.hasPrefix(component + $0) }
        if isOwn { return isUnnamed || definition(of: quantity) == nil }
        return isUnnamed && (isEffect || quantity.name.hasPrefix(reader.name + "/"))
    }

    /// Notes draws and quantities; those that are shown with their equations go into `inner`.
    private mutating func gather(
        _ term: Term, within id: QuantityID, isEffect: Bool = false, _ inner: inout [QuantityID]
    ) {
        switch term {
        case .quantity(let other), .own(let other), .previous(let other), .previousOwn(let other), .base(let other),
            .lag(let other, _), .internalRate(let other):
            let quantity = system.quantities[other.index]
            if isInner(quantity, of: system.quantities[id.index], isEffect: isEffect) {
                inner.append(other)
            } else if other != id, !visited.contains(other), !reads.contains(where: { $0.name == quantity.name }) {
                reads.append(Explanation.Read(name: quantity.name, definition: definition(of: quantity)))
            }
        case .shock(let shock):
            note(system.shocks[shock.index].stream, system.shocks[shock.index].cadence, shock)
            if let correlation = system.correlation, correlation.degreesOfFreedom != nil,
                correlation.shocks.contains(shock)
            {
                note(ShockCorrelation.mixingStream, .period)
            }
        case .uniform(let stream, let cadence): note(stream, cadence)
        default:
            for operand in term.operands { gather(operand, within: id, isEffect: isEffect, &inner) }
        }
    }

    private func definition(of quantity: Quantity) -> String? {
        let own = text.text(quantity.own)
        let isSame = own == text.text(quantity.base, inBaseYear: true)
        return isSame && quantity.shown == nil && own.count <= 60 ? own : nil
    }

    private mutating func note(_ stream: String, _ cadence: Cadence, _ shock: ShockID? = nil) {
        guard !draws.contains(where: { $0.stream == stream }) else { return }
        draws.append(.init(stream: stream, cadence: cadence, correlations: shock.map(correlations) ?? []))
    }

    private func correlations(of shock: ShockID) -> [String] {
        guard let correlation = system.correlation, let row = correlation.shocks.firstIndex(of: shock) else {
            return []
        }
        return correlation.shocks.enumerated().compactMap { column, other in
            let value = correlation.matrix[row * correlation.shocks.count + column]
            return column == row || value == 0 ? nil : "\(value.shortest) with \(system.shocks[other.index].stream)"
        }
    }
}

extension Unit {
    /// The base unit of its dimension, in which equations have their figures.
    fileprivate var baseSymbol: String { dimension.isNumber ? "" : dimension.description }
}

extension [Explanation.Part] {
    /// Those that are alike but for the number of a project as one.
    fileprivate var folded: [Explanation.Part] {
        let forms = NumberedPlace.folded(self) { part in
            ([part.name, part.unit] + part.equations.flatMap { [$0.label] + $0.lines }).joined(separator: "\n")
        }
        return forms.map { part, numbers in
            guard let numbers else { return part }
            func general(_ text: String) -> String { NumberedPlace.general(text, as: numbers.lowerBound) }
            let equations = part.equations.map {
                Explanation.Equation(label: general($0.label), lines: $0.lines.map(general))
            }
            return Explanation.Part(
                name: general(part.name), unit: part.unit, equations: equations, places: NumberedPlace.words(numbers))
        }
    }
}

extension [Explanation.Draw] {
    /// Those that are alike but for the number of a project as one.
    fileprivate var folded: [Explanation.Draw] {
        NumberedPlace.folded(self) { "\($0.stream) \($0.cadence) \($0.correlations)" }.map { draw, numbers in
            guard let numbers else { return draw }
            return Explanation.Draw(
                stream: NumberedPlace.general(draw.stream, as: numbers.lowerBound), cadence: draw.cadence,
                correlations: draw.correlations, places: NumberedPlace.words(numbers))
        }
    }
}
