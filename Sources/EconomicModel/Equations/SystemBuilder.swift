/// Turns a scenario into equations.
///
/// Every quantity is declared first, under its dotted name, and elaborated when somebody asks for it, so that the order of
/// a file does not matter and units are known wherever they are needed.
struct SystemBuilder {
    let scenario: Scenario
    let timeline: Timeline
    /// Reads a column of a data file, for `empirical`.
    let readColumn: (_ file: String, _ column: String, _ origin: Origin) -> Result<DataColumn, Problem>

    var system: EquationSystem
    var findings = Findings()
    /// Where each stream of random numbers is written, for findings about its distribution.
    var streamOrigins: [String: Origin] = [:]
    /// Where each quantity is written.
    var quantityOrigins: [Origin] = []

    private(set) var declarations: [Declaration] = []
    private var idByName: [String: QuantityID] = [:]
    private(set) var components: [ComponentEntry] = []
    private var componentPlaces: [String: Int] = [:]
    var shockByName: [String: ShockID] = [:]
    /// The risks whose events may outlast the period that they begin in.
    var lastingRisks: Set<String> = []
    /// What acts on each quantity.
    var effects: [QuantityID: [AppliedEffect]] = [:]
    /// The values that make sense for each quantity that a field is, where not all do.
    var domains: [QuantityID: ValueRule.Domain] = [:]
    /// What air routes bring to flows, by the flows' values.
    var airTraffic: [QuantityID: AirTraffic] = [:]
    /// What effects act on in place of a quantity: a flow's value before corridors admit it.
    var actedOnInstead: [QuantityID: QuantityID] = [:]
    /// What funds and projects put into investments and flows, by the component's full name.
    var additions: [String: [Addition]] = [:]
    /// The projects of each portfolio, once they are declared, with what tells that there is no room for more.
    var projectsByPortfolio: [String: (built: [BuiltProject], overflow: [Term])] = [:]
    /// The measures that enable each fund or project, by its full name.
    var enablers: [String: [Measure]] = [:]
    /// The investments that support each flow, with the rate and the added capital.
    var supports: [QuantityID: [(investment: Investment, rate: Value, capital: QuantityID)]] = [:]
    /// What measures' effects add to each inflow of investment: settled when all effects are known.
    var addedByMeasures: [QuantityID: QuantityID] = [:]
    /// The variables and indicators that are sums over quantities, with their parts.
    var sums: [(id: QuantityID, parts: [QuantityID])] = []
    /// What is being worked out, from the outside in, with whether it was asked for its past.
    private var underway: [(id: QuantityID, looksBack: Bool)] = []

    init(
        _ scenario: Scenario, timeline: Timeline,
        readColumn: @escaping (_ file: String, _ column: String, _ origin: Origin) -> Result<DataColumn, Problem>
    ) {
        self.scenario = scenario
        self.timeline = timeline
        self.readColumn = readColumn
        system = EquationSystem(timeline: timeline)
    }

    // MARK: Declaring

    /// A named quantity, before and after its equations are known.
    struct Declaration {
        enum State { case declared, elaborating, done, failed }

        var name: String
        var origin: Origin
        /// Whether it is settled before the first period.
        var isFixed: Bool
        /// Its unit, where it is known without its equations.
        var unit: Unit?
        var state = State.declared
        /// What its own equation is, where that is one number.
        var constant: Double?
        var define: (inout SystemBuilder, QuantityID) -> Definition?
    }

    /// The equations of a quantity.
    struct Definition {
        var unit: Unit
        var base: Term
        var own: Term
        var cadence = Cadence.period

        /// One equation for the base year and every period.
        init(_ unit: Unit, _ term: Term) {
            self.init(unit, base: term, own: term)
        }

        init(_ unit: Unit, base: Term, own: Term, cadence: Cadence = .period) {
            self.unit = unit
            self.base = base
            self.own = own
            self.cadence = cadence
        }
    }

    /// A component of a block, for references and selectors.
    struct ComponentEntry {
        var block: String
        var name: String
        var origin: Origin
        /// What attributes selectors may ask for.
        var attributes: [String: String] = [:]
        /// The quantity that the bare name stands for; empty where the component itself is the quantity.
        var headline: String?
        /// The quantities, by what follows the component's name; `""` for the component itself.
        var quantities: [String: QuantityID] = [:]
    }

    /// Adds a component, whose quantities are declared next.
    mutating func addComponent(
        block: String, name: String, origin: Origin, headline: String?, attributes: [String: String] = [:]
    ) {
        componentPlaces["\(block).\(name)"] = components.count
        components.append(
            ComponentEntry(block: block, name: name, origin: origin, attributes: attributes, headline: headline))
    }

    /// Declares a quantity.
    @discardableResult
    mutating func declare(
        _ name: String, origin: Origin, fixed: Bool = false, unit: Unit? = nil,
        _ define: @escaping (inout SystemBuilder, QuantityID) -> Definition?
    ) -> QuantityID {
        if let known = idByName[name] { return known }
        let id = QuantityID(declarations.count)
        declarations.append(Declaration(name: name, origin: origin, isFixed: fixed, unit: unit, define: define))
        system.quantities.append(Quantity(name: name, unit: unit ?? .number, base: .missing, own: .missing))
        quantityOrigins.append(origin)
        idByName[name] = id
        if !name.contains("/"), let (place, quantity) = component(in: name.split(separator: ".")) {
            components[place].quantities[quantity] = id
        }
        return id
    }

    /// The component that a dotted name starts with, the longest where several do, and what follows it.
    private func component(in parts: [Substring]) -> (place: Int, quantity: String)? {
        for count in stride(from: parts.count, to: 1, by: -1) {
            if let place = componentPlaces[parts.prefix(count).joined(separator: ".")] {
                return (place, parts.dropFirst(count).joined(separator: "."))
            }
        }
        return nil
    }

    /// Declares the quantity that a field of a component is, where the field is given.
    @discardableResult
    mutating func declare(_ value: Value?) -> QuantityID? {
        guard let value else { return nil }
        let id = declare(value.name, origin: value.origin, fixed: value.rule.isFixed) { builder, id in
            var context = ElaborationContext(value, quantity: id)
            guard let elaborated = builder.elaborate(value, in: &context) else { return nil }
            return Definition(Unit(baseOf: elaborated.dimension), elaborated.term)
        }
        if value.rule.domain != .all { domains[id] = value.rule.domain }
        return id
    }

    /// The term of a field that was declared, with its dimension; `nil` where it is not given or not sound.
    mutating func term(_ value: Value?) -> Elaborated? {
        guard let value, let id = idByName[value.name], let unit = unit(of: id) else { return nil }
        return Elaborated(.quantity(id), unit.dimension)
    }

    func id(named name: String) -> QuantityID? { idByName[name] }

    // MARK: Elaborating

    /// How many quantities may be worked out one for another: each takes stack.
    private static let longestChain = 1000

    /// Works out the equations of a quantity, once.
    mutating func elaborate(_ id: QuantityID, looksBack: Bool = false) {
        guard declarations[id.index].state == .declared else { return }
        guard underway.count < Self.longestChain else {
            let declaration = declarations[id.index]
            findings.add(.chainTooLong(declaration.name, Self.longestChain), at: declaration.origin)
            declarations[id.index].state = .failed
            return
        }
        declarations[id.index].state = .elaborating
        underway.append((id, looksBack))
        defer { underway.removeLast() }
        let define = declarations[id.index].define
        guard let definition = define(&self, id) else {
            if declarations[id.index].state == .elaborating { declarations[id.index].state = .failed }
            return
        }
        settle(id, definition)
    }

    /// Gives a declared quantity its equations.
    mutating func settle(_ id: QuantityID, _ definition: Definition) {
        declarations[id.index].state = .done
        declarations[id.index].unit = definition.unit
        declarations[id.index].constant = constant(definition.own)
        system.quantities[id.index].unit = definition.unit
        system.quantities[id.index].base = definition.base
        system.quantities[id.index].own = definition.own
        system.quantities[id.index].cadence = definition.cadence
    }

    /// The unit of a quantity; `nil` where its equations are not sound. What is still being worked out has a unit only if
    /// it was declared with one.
    mutating func unit(of id: QuantityID, looksBack: Bool = false) -> Unit? {
        if let unit = declarations[id.index].unit { return unit }
        if declarations[id.index].state == .elaborating {
            reportCircle(to: id, looksBack: looksBack)
            return nil
        }
        elaborate(id, looksBack: looksBack)
        return declarations[id.index].state == .done ? declarations[id.index].unit : nil
    }

    /// Says that a quantity depends on itself: in one period, or on its past without a unit.
    private mutating func reportCircle(to id: QuantityID, looksBack: Bool) {
        let circle = underway[(underway.firstIndex { $0.id == id } ?? 0)...]
        let declaration = declarations[id.index]
        if looksBack || circle.dropFirst().contains(where: \.looksBack) {
            findings.add(.unitNeeded(declaration.name), at: declaration.origin)
            return
        }
        let names = circle.map { declarations[$0.id.index].name }.filter { !$0.contains("/") }
        let whole = names + names.prefix(1)
        findings.add(declaration.isFixed ? .circleOfValues(whole) : .circle(whole), at: declaration.origin)
    }

    /// The first quantity whose equations could not be worked out.
    var firstUnsound: Declaration? { declarations.first { $0.state == .failed } }

    /// Elaborates everything that is declared, and what that declares.
    mutating func elaborateAll() {
        var next = 0
        while next < declarations.count {
            elaborate(QuantityID(next))
            next += 1
        }
    }

    // MARK: Names

    /// The blocks that a reference may start with.
    static let blocks = [
        "facts", "parameters", "drivers", "flows", "corridors", "air_routes", "investments", "projects", "funds",
        "measures", "risks", "variables", "indicators",
    ]

    /// The quantities that a selector picks, with findings where it picks none.
    mutating func resolve(_ selector: Selector, at origin: Origin) -> [QuantityID] {
        if selector.block == "cost_of_measures" { return [declareCostOfMeasures()] }
        guard Self.blocks.contains(selector.block) else {
            findings.add(.unknownBlock(selector.block, known: Self.blocks), at: origin)
            return []
        }
        guard selector.isPattern else { return resolveName(selector, at: origin).map { [$0] } ?? [] }
        let block = components.filter { $0.block == selector.block }
        let matches = block.flatMap { component -> [QuantityID] in
            guard selector.attributes.allSatisfy({ component.attributes[$0.name] == $0.value }) else { return [] }
            return quantities(of: component, selector)
        }
        if matches.isEmpty { findings.add(nothing(selector, block), at: origin) }
        return matches
    }

    /// Why a pattern picks nothing.
    private func nothing(_ selector: Selector, _ block: [ComponentEntry]) -> Problem {
        for attribute in selector.attributes {
            let attributes = Set(block.flatMap(\.attributes.keys)).sorted()
            guard attributes.contains(attribute.name) else {
                return .unknownAttribute(attribute.name, of: selector.block, known: attributes)
            }
            let values = Set(block.compactMap { $0.attributes[attribute.name] }).subtracting([""]).sorted()
            if !values.contains(attribute.value) {
                return .selectsNothing(selector.text, attribute: attribute, known: values)
            }
        }
        return .selectsNothing(selector.text)
    }

    /// The quantities of a component that a pattern picks.
    ///
    /// A pattern is a component's name and, after that, a quantity's. In either, `*` stands for one part; the last `*` of
    /// the component's name stands for all that is left of it. Where a pattern asks for attributes, it may leave the name
    /// out.
    private func quantities(of component: ComponentEntry, _ selector: Selector) -> [QuantityID] {
        let name = component.name.split(separator: ".")
        let parts = selector.parts
        let shortest = selector.attributes.isEmpty ? 1 : 0
        for count in stride(from: parts.count, through: shortest, by: -1) {
            guard count == 0 || Self.matches(name, parts.prefix(count), isOpen: true) else { continue }
            let wanted = parts.dropFirst(count)
            if wanted.isEmpty {
                if let headline = component.quantities[component.headline ?? ""] { return [headline] }
                continue
            }
            let picked = component.quantities.filter { Self.matches($0.key.split(separator: "."), wanted) }
            if !picked.isEmpty { return picked.values.sorted { $0.index < $1.index } }
        }
        return []
    }

    /// Whether a name is of a pattern; where that is open, its last `*` stands for one part or more.
    private static func matches(_ name: [Substring], _ pattern: ArraySlice<String?>, isOpen: Bool = false) -> Bool {
        let isLonger = isOpen && pattern.last == .some(nil) && name.count >= pattern.count
        guard isLonger || name.count == pattern.count else { return false }
        return zip(name, pattern).allSatisfy { part, wanted in wanted.map { $0 == part } ?? true }
    }

    private mutating func resolveName(_ selector: Selector, at origin: Origin) -> QuantityID? {
        let parts = selector.parts.compactMap { $0 }
        guard let first = parts.first else {
            findings.add(.blockAlone(selector.block), at: origin)
            return nil
        }
        guard let (place, quantity) = self.component(in: ([selector.block] + parts).map { Substring($0) }) else {
            findings.add(unknownComponent(first, parts, in: selector.block), at: origin)
            return nil
        }
        let component = components[place]
        let name = "\(component.block).\(component.name)"
        if quantity.isEmpty {
            if let id = component.quantities[component.headline ?? ""] { return id }
            findings.add(.noHeadline(name, known: component.quantities.keys.sorted()), at: origin)
            return nil
        }
        guard let id = component.quantities[quantity] else {
            let known = component.quantities.keys.filter { !$0.isEmpty }.sorted()
            findings.add(.unknownQuantity(quantity, of: name, known: known), at: origin)
            return nil
        }
        return id
    }

    /// Why a name is that of no component.
    private func unknownComponent(_ first: String, _ parts: [String], in block: String) -> Problem {
        let known = components.filter { $0.block == block }.map(\.name)
        let rows = known.count { $0.hasPrefix(first + ".") }
        if rows > 0, parts.count == 1 { return .tableNotQuantity(first, in: block, count: rows) }
        let name = rows > 0 ? parts.joined(separator: ".") : first
        let elsewhere = components.filter { $0.name == name }.map { "\($0.block).\($0.name)" }
        return .unknownName(name, in: block, known: findings.isCrowded ? nil : known, elsewhere: elsewhere)
    }

    // MARK: Calendar series

    /// hₖ by period.
    var elapsed: Term { series { timeline.elapsed(in: $0) } }
    var rootElapsed: Term { series { timeline.elapsed(in: $0).squareRoot() } }
    /// Δ.
    var periodLength: Term { .constant(timeline.periodLength) }

    func series(_ figure: (Int) -> Double) -> Term {
        .series((0...timeline.periodCount).map(figure))
    }
}

/// A term with its dimension.
struct Elaborated {
    var term: Term
    var dimension: Dimension

    init(_ term: Term, _ dimension: Dimension = .number) {
        self.term = term
        self.dimension = dimension
    }
}
