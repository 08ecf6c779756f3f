import EconomicModel
import GSLNumerics

/// A schedule as instructions over lanes.
///
/// A lane is used again once what stood in it is not needed any more. Lanes of their own have: what is computed less often
/// than it is read, and what is carried from period to period. A carried figure is computed right where it is carried,
/// unless what it replaces is read afterwards.
struct PlanAssembly {
    /// The instructions, with the nodes that they compute.
    private(set) var levels: [Lists] = []
    private(set) var tables = PlanTables()
    private(set) var laneCount = 0

    struct Lists {
        var oncePerPath: [(node: NodeID?, instruction: Instruction)] = []
        var inPeriods: [(node: NodeID?, instruction: ScheduledInstruction)] = []
    }

    private let schedule: Schedule
    private let nodes: NodeTable
    private let timeline: Timeline
    /// The first lane and the number of slots of every carried facet.
    private var rings: [Facet: (first: Int, slots: Int)] = [:]
    /// Nodes whose lanes are never used for anything else.
    private var kept: Set<NodeID> = []
    /// Where every node stands.
    private var lanes: [NodeID: Lane] = [:]
    private var free: [Int] = []
    /// Where the figures of every period stand of nodes that later levels read.
    private var records: [NodeID: Lane] = [:]

    init(_ schedule: Schedule, nodes: NodeTable, timeline: Timeline) {
        (self.schedule, self.nodes, self.timeline) = (schedule, nodes, timeline)
        for facet in schedule.carriedFacets {
            let slots = schedule.carried[facet]?.depth ?? 1
            rings[facet] = (laneCount, slots)
            laneCount += slots
        }
        kept = Set(schedule.keptOncePerPath)
        for node in schedule.keptInPeriods {
            records[node] = Lane(ring: laneCount, slots: timeline.periodCount, periodsAgo: 0)
            laneCount += timeline.periodCount
        }
        for lists in schedule.levels {
            levels.append(assemble(lists))
            // Later levels read what was kept of each period.
            for case .keep(let node) in lists.inPeriods {
                lanes[node] = records[node]
                kept.insert(node)
            }
        }
    }

    private mutating func assemble(_ items: Schedule.Lists) -> Lists {
        let occasions = occasionsDue(items)
        keepWhatOutlivesItsPeriod(items.inPeriods, occasions)
        let oncePerPath = emit(items.oncePerPath, inBaseYear: true)
        placeCarriedNodes(items.inPeriods, occasions)
        let inPeriods = emit(items.inPeriods, inBaseYear: false).map { node, instruction in
            let occasion = node.flatMap { occasions[$0] } ?? .everyPeriod
            return (node, ScheduledInstruction(occasion: occasion, instruction: instruction))
        }
        return Lists(oncePerPath: oncePerPath.map { ($0.node, $0.instruction) }, inPeriods: inPeriods)
    }

    // MARK: Life

    /// The nodes that an item reads in its own period.
    private func inputs(of item: Schedule.Item, inBaseYear: Bool) -> [NodeID] {
        switch item {
        case .node(let node): nodes[node].inputs
        case .report(_, let forms): (inBaseYear ? forms.base : forms.period).parts.map(\.node)
        case .check(_, let forms): (inBaseYear ? forms.base : forms.period).parts.map(\.node)
        case .carry(_, let value): value.node.map { [$0] } ?? []
        case .start(_, let form, _): form.parts.map(\.node)
        case .keep(let node): [node]
        }
    }

    /// How often each node is computed: as often as it can change, and no more often than it is read.
    private func occasionsDue(_ lists: Schedule.Lists) -> [NodeID: Occasion] {
        var due: [NodeID: Occasion] = [:]
        for item in lists.inPeriods.reversed() {
            var occasion = Occasion.everyPeriod
            if case .node(let node) = item {
                occasion = min(nodes.occasions[node.index], due[node] ?? .everyPeriod)
                due[node] = occasion
            }
            for input in inputs(of: item, inBaseYear: false) { due[input] = max(due[input] ?? .oncePerPath, occasion) }
        }
        for item in lists.oncePerPath {
            if case .node(let node) = item { due[node] = .oncePerPath }
        }
        return due
    }

    /// Finds the nodes that are read more often than computed.
    private mutating func keepWhatOutlivesItsPeriod(_ items: [Schedule.Item], _ occasions: [NodeID: Occasion]) {
        for item in items {
            var occasion = Occasion.everyPeriod
            if case .node(let node) = item { occasion = occasions[node] ?? .everyPeriod }
            for input in inputs(of: item, inBaseYear: false) where (occasions[input] ?? .everyPeriod) < occasion {
                kept.insert(input)
            }
        }
    }

    /// Puts carried nodes where they are carried: in the slot of what is read longest ago, if that is not read any more
    /// after they are computed.
    private mutating func placeCarriedNodes(_ items: [Schedule.Item], _ occasions: [NodeID: Occasion]) {
        var computed: [NodeID: Int] = [:]
        var lastRead: [NodeID: Int] = [:]
        for (place, item) in items.enumerated() {
            if case .node(let node) = item { computed[node] = place }
            if case .carry = item { continue }
            for input in inputs(of: item, inBaseYear: false) { lastRead[input] = place }
        }
        var oldest: [Facet: NodeID] = [:]
        for node in computed.keys {
            if case .carried(let facet, let periods) = nodes[node], periods == rings[facet]?.slots {
                oldest[facet] = node
            }
        }
        for facet in schedule.carriedFacets {
            guard let node = schedule.carried[facet]?.value.node, let ring = rings[facet], let place = computed[node],
                lanes[node] == nil, ring.slots == 1 || occasions[node] == .everyPeriod,
                oldest[facet].map({ (lastRead[$0] ?? -1) <= place }) ?? true
            else { continue }
            lanes[node] = Lane(ring: ring.first, slots: ring.slots, periodsAgo: 0)
            kept.insert(node)
        }
    }

    // MARK: Instructions

    /// Turns items into instructions and gives out lanes on the way.
    private mutating func emit(
        _ items: [Schedule.Item], inBaseYear: Bool
    ) -> [(node: NodeID?, instruction: Instruction)] {
        var lastRead: [NodeID: Int] = [:]
        for (place, item) in items.enumerated() {
            for input in inputs(of: item, inBaseYear: inBaseYear) { lastRead[input] = place }
        }
        var result: [(NodeID?, Instruction)] = []
        for (place, item) in items.enumerated() {
            // An instruction may write to a lane that it reads, so lanes are free before the next is taken.
            var freed: [Int] = []
            for input in Set(inputs(of: item, inBaseYear: inBaseYear))
            where lastRead[input] == place && !kept.contains(input) {
                if let lane = lanes[input], lane.slots == 1, !isCarried(input) { freed.append(Int(lane.first)) }
            }
            free += freed.sorted()
            if case .node(let node) = item, lanes[node] == nil { lanes[node] = lane(for: node) }
            if let instruction = instruction(for: item, inBaseYear: inBaseYear) {
                var computed: NodeID?
                if case .node(let node) = item { computed = node }
                result.append((computed, instruction))
            }
        }
        return result
    }

    private func isCarried(_ node: NodeID) -> Bool {
        if case .carried = nodes[node] { true } else { false }
    }

    private mutating func lane(for node: NodeID) -> Lane {
        if case .carried(let facet, let periods) = nodes[node], let ring = rings[facet] {
            return Lane(ring: ring.first, slots: ring.slots, periodsAgo: periods)
        }
        // What outlives its period must not take a lane that others write to before.
        if !kept.contains(node), let lane = free.popLast() { return Lane(lane) }
        laneCount += 1
        return Lane(laneCount - 1)
    }

    private mutating func instruction(for item: Schedule.Item, inBaseYear: Bool) -> Instruction? {
        switch item {
        case .node(let node): return instruction(for: node)
        case .report(let output, let forms):
            return .report(
                Instruction.Report(
                    output: output, rule: inBaseYear ? .end : forms.rule,
                    figure: affine(inBaseYear ? forms.base : forms.period)))
        case .check(let place, let forms):
            return .check(place, affine(inBaseYear ? forms.base : forms.period))
        case .carry(let facet, let value):
            guard let ring = rings[facet] else { return nil }
            let target = Lane(ring: ring.first, slots: ring.slots, periodsAgo: 0)
            switch value {
            case .known(let profile): return .affine(affine(LinearForm(profile)), into: target)
            case .node(let node): return lanes[node] == target ? nil : .affine(affine(LinearForm(node)), into: target)
            }
        case .keep(let node):
            return records[node].map { .affine(affine(LinearForm(node)), into: $0) }
        case .start(let facet, let form, let slot):
            guard let ring = rings[facet] else { return nil }
            // Seen from period 0, the first slot holds what is there now.
            return .affine(affine(form), into: Lane(ring: ring.first, slots: ring.slots, periodsAgo: slot - 1))
        }
    }

    private mutating func instruction(for node: NodeID) -> Instruction? {
        guard let target = lanes[node] else { return nil }
        switch nodes[node] {
        case .carried: return nil
        case .uniform(let stream, let cadence): return .uniform(stream: stream, cadence, into: target)
        case .normal(let stream, .year): return .yearlyNormal(stream: stream, into: target)
        case .normal(let stream, let cadence): return .normal(stream: stream, cadence, into: target)
        case .held(let inner, _): return .affine(affine(LinearForm(inner)), into: target)
        case .affine(let form): return .affine(affine(form), into: target)
        case .product(let x, let y): return .binary(.multiply, operand(.node(x)), operand(.node(y)), into: target)
        case .unary(let kernel, let x): return .unary(kernel, lane(of: x), into: target)
        case .binary(let kernel, let x, let y): return .binary(kernel, operand(x), operand(y), into: target)
        case .select(let condition, let x, let y):
            return .select(lane(of: condition), operand(x), operand(y), into: target)
        case .choice(let condition, let x, let y):
            return .choice(tables.figure(condition), operand(x), operand(y), into: target)
        case .quantile(let family, let parameters, let uniform):
            let function = tables.quantile(quantileFunction(family, parameters))
            return .quantile(function, at: lane(of: uniform), into: target)
        case .studentMargin(let degrees, let place):
            let function = tables.quantile(.fixed(tables.studentMargin(degrees)))
            return .quantile(function, at: lane(of: place), into: target)
        case .lookup(let figures, let place):
            return .lookup(tables.list(figures), at: lane(of: place), into: target)
        case .internalGrowth(let flows):
            return .internalGrowth(of: tables.affine(.zero, flows.map { (.one, lane(of: $0)) }), into: target)
        }
    }

    private mutating func quantileFunction(
        _ family: DistributionFamily, _ parameters: [Node.Operand]
    ) -> QuantileFunction {
        let known = parameters.compactMap { if case .known(let profile) = $0 { profile } else { nil } }
        guard known.count == parameters.count else { return .byPath(family, parameters.map { operand($0) }) }
        func distribution(_ period: Int) -> Distribution { Distribution(family, known.map { $0.value(in: period) }) }
        guard known.contains(where: { $0.constant == nil }) else { return .fixed(tables.known(distribution(0))) }
        return .byPeriod((1...timeline.periodCount).map { tables.known(distribution($0)) })
    }

    private mutating func affine(_ form: LinearForm) -> Instruction.Affine {
        tables.affine(form.constant, form.parts.map { ($0.weight, lane(of: $0.node)) })
    }

    private mutating func operand(_ operand: Node.Operand) -> Instruction.Operand {
        switch operand {
        case .node(let node): .lane(lane(of: node))
        case .known(let profile): .known(tables.figure(profile))
        }
    }

    private func lane(of node: NodeID) -> Lane {
        guard let lane = lanes[node] else { preconditionFailure("a node is computed after what it is computed from") }
        return lane
    }
}
