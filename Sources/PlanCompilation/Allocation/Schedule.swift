import EconomicModel

/// What is computed, and in which order: everything that outputs need, each node after what it is computed from.
///
/// The order is chosen for short lives, so that blocks stay in cache: outputs in turn, what they need first, and each
/// report as soon as its figures are there. No figure depends on it.
struct Schedule {
    /// What stands in a list.
    enum Item {
        case node(NodeID)
        /// Writes an output's figures.
        case report(output: Int, OutputForms)
        /// Notes the paths on which a check does not hold.
        case check(Int, CheckForms)
        /// Stores what a facet is now for the periods that follow.
        case carry(Facet, Node.Operand)
        /// Stores what a facet was in the base year; `slot` counts periods back from the first.
        case start(Facet, LinearForm, slot: Int)
        /// Keeps a node's figures of every period for what varies.
        case keep(NodeID)
    }

    /// Items that are carried out one after another.
    struct Lists {
        /// Draws once a path, the base year, and what the periods start from.
        var oncePerPath: [Item] = []
        var inPeriods: [Item] = []
    }

    /// A facet whose past is read.
    struct Carried {
        /// How many periods back it is read at most.
        var depth: Int
        /// What it is in a simulated period.
        var value: Node.Operand
    }

    /// First what is the same whatever the varying streams draw, then for each of them what depends on it and on none that
    /// comes later.
    private(set) var levels: [Lists] = []
    /// The varying streams, in the order of the levels after the first.
    private(set) var varyingStreams: [UInt64] = []
    /// The nodes that a later level reads: of every period, and computed once a path.
    private(set) var keptInPeriods: [NodeID] = []
    private(set) var keptOncePerPath: [NodeID] = []
    private(set) var carried: [Facet: Carried] = [:]
    /// The same facets in the order in which they were met.
    private(set) var carriedFacets: [Facet] = []
    private var nodes: [NodeID] = []
    private var isScheduled: [Bool] = []

    /// Adds nodes to the lowering's: copies of carried figures that are carried on as they are.
    init(of outputs: [OutputForms], checks: [CheckForms], varying streams: [UInt64], lowering: inout Lowering) {
        for output in outputs {
            schedule(output.base, lowering)
            schedule(output.period, lowering)
        }
        for check in checks {
            schedule(check.base, lowering)
            schedule(check.period, lowering)
        }
        var next = 0
        while next < carriedFacets.count {
            let facet = carriedFacets[next]
            schedule(lowering.form(of: Facet(.base, of: facet.quantity)), lowering)
            let value = lowering.carriedValue(of: facet)
            carried[facet]?.value = value
            if let node = value.node { schedule(node, lowering) }
            next += 1
        }
        arrange(outputs, checks, Variation(of: streams, nodes, carried, lowering), lowering)
    }

    // MARK: Nodes

    private mutating func schedule(_ form: LinearForm, _ lowering: Lowering) {
        for part in form.parts { schedule(part.node, lowering) }
    }

    /// Appends a node after its inputs; with a stack of its own, since chains may be long.
    private mutating func schedule(_ root: NodeID, _ lowering: Lowering) {
        let missing = lowering.nodes.nodes.count - isScheduled.count
        isScheduled.append(contentsOf: repeatElement(false, count: missing))
        var stack = [(node: root, inputsAreDone: false)]
        while let (node, inputsAreDone) = stack.popLast() {
            guard !isScheduled[node.index] else { continue }
            if inputsAreDone {
                isScheduled[node.index] = true
                nodes.append(node)
                if case .carried(let facet, let periods) = lowering.nodes[node] { carry(facet, periods) }
            } else {
                stack.append((node, true))
                for input in lowering.nodes[node].inputs.reversed() { stack.append((input, false)) }
            }
        }
    }

    private mutating func carry(_ facet: Facet, _ periods: Int) {
        if carried[facet] == nil { carriedFacets.append(facet) }
        carried[facet, default: Carried(depth: 0, value: .known(.missing))].depth =
            max(carried[facet]?.depth ?? 0, periods)
    }

    // MARK: Lists

    /// An item beside the nodes, with the nodes that it needs.
    private typealias Further = (item: Item, needs: [NodeID])

    private mutating func arrange(
        _ outputs: [OutputForms], _ checks: [CheckForms], _ variation: Variation, _ lowering: Lowering
    ) {
        let isHoisted = { (node: NodeID) in lowering.nodes.occasions[node.index] == .oncePerPath }
        let starting = starting(outputs, checks, lowering)
        var reporting = reporting(outputs, checks)
        varyingStreams = variation.streams
        func arrange() {
            levels = (0...variation.streams.count).map { lists(starting, reporting, variation, level: $0, isHoisted) }
        }
        arrange()
        guard !variation.streams.isEmpty else { return }
        var seen: Set<NodeID> = []
        for (level, lists) in levels.enumerated() {
            for node in (lists.oncePerPath + lists.inPeriods).flatMap({ needs(of: $0, lowering) })
            where variation.level(of: node) < level && seen.insert(node).inserted {
                if isHoisted(node) { keptOncePerPath.append(node) } else { keptInPeriods.append(node) }
            }
        }
        reporting += keptInPeriods.map { (.keep($0), [$0]) }
        arrange()
    }

    /// The lists of a level.
    private func lists(
        _ starting: [Further], _ reporting: [Further], _ variation: Variation, level: Int,
        _ isHoisted: (NodeID) -> Bool
    ) -> Lists {
        let own = nodes.filter { variation.level(of: $0) == level }
        func belongs(_ further: Further) -> Bool {
            if case .start(let facet, _, _) = further.item { return variation.level(of: facet) == level }
            return (further.needs.map(variation.level).max() ?? 0) == level
        }
        var lists = Lists(
            oncePerPath: Self.merged(own.filter(isHoisted), starting.filter(belongs), count: isScheduled.count),
            inPeriods: Self.merged(own.filter { !isHoisted($0) }, reporting.filter(belongs), count: isScheduled.count))
        for facet in carriedFacets where variation.level(of: facet) == level {
            guard let value = carried[facet]?.value else { continue }
            lists.inPeriods.append(.carry(facet, value))
        }
        return lists
    }

    /// What is done once a path beside the nodes: reports and checks of the base year, and what the periods start from.
    private func starting(_ outputs: [OutputForms], _ checks: [CheckForms], _ lowering: Lowering) -> [Further] {
        var starting: [Further] = []
        for (place, output) in outputs.enumerated() where output.output.isPresent[0] {
            starting.append((.report(output: place, output), output.base.parts.map(\.node)))
        }
        for (place, check) in checks.enumerated() where !CheckForms.isKnownToHold(check.base) {
            starting.append((.check(place, check), check.base.parts.map(\.node)))
        }
        let yearLength = lowering.system.timeline.step.periodsPerYear
        for facet in carriedFacets {
            let base = lowering.form(of: Facet(.base, of: facet.quantity))
            for slot in 1...(carried[facet]?.depth ?? 1) {
                let form = slot <= yearLength ? base : .missing
                starting.append((.start(facet, form, slot: slot), form.parts.map(\.node)))
            }
        }
        return starting
    }

    /// What is done in periods beside the nodes: reports and checks.
    private func reporting(_ outputs: [OutputForms], _ checks: [CheckForms]) -> [Further] {
        var reporting: [Further] = []
        for (place, output) in outputs.enumerated() where output.output.isPresent.dropFirst().contains(true) {
            reporting.append((.report(output: place, output), output.period.parts.map(\.node)))
        }
        for (place, check) in checks.enumerated() where !CheckForms.isKnownToHold(check.period) {
            reporting.append((.check(place, check), check.period.parts.map(\.node)))
        }
        return reporting
    }

    /// The nodes that an item reads, of the base year and of periods alike.
    private func needs(of item: Item, _ lowering: Lowering) -> [NodeID] {
        switch item {
        case .node(let node): lowering.nodes[node].inputs
        case .report(_, let forms): (forms.base.parts + forms.period.parts).map(\.node)
        case .check(_, let forms): (forms.base.parts + forms.period.parts).map(\.node)
        case .carry(_, let value): value.node.map { [$0] } ?? []
        case .start(_, let form, _): form.parts.map(\.node)
        case .keep(let node): [node]
        }
    }

    /// Nodes, with each of the other items after the last node that it needs.
    private static func merged(_ nodes: [NodeID], _ others: [(item: Item, needs: [NodeID])], count: Int) -> [Item] {
        var places = Array(repeating: -1, count: count)
        for (place, node) in nodes.enumerated() { places[node.index] = place }
        var after = Array(repeating: [Item](), count: nodes.count + 1)
        for (item, needs) in others { after[(needs.map { places[$0.index] }.max() ?? -1) + 1].append(item) }
        var items = after[0]
        for (place, node) in nodes.enumerated() {
            items.append(.node(node))
            items += after[place + 1]
        }
        return items
    }
}

extension Lowering {
    /// What is stored of a facet at the end of a period. A figure that is itself read from the past is copied first, so
    /// that the order in which facets are stored does not matter.
    fileprivate mutating func carriedValue(of facet: Facet) -> Node.Operand {
        let value = nodes.operand(form(of: facet))
        if case .node(let node) = value, case .carried = nodes[node] {
            return .node(nodes.id(of: .affine(LinearForm(node))))
        }
        return value
    }
}
