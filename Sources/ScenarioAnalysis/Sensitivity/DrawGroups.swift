import EconomicModel
import PlanCompilation

/// The draws of a scenario in groups that are independent of each other: each uncertain input, what happens to each measure,
/// each driver's shocks over all periods, each flow's own noise, each risk, each portfolio of projects.
///
/// Shocks that are correlated form one group: indices of dependent inputs would depend on their order.
struct DrawGroups {
    struct Group {
        var name: String
        /// The names of its streams.
        var streams: [String]
        /// The components and inputs that it is of, such as `drivers.brent` or `parameters.own_trend`.
        var members: [String]
        /// Whether all of it is drawn once a path.
        var isFixed: Bool
    }

    let groups: [Group]

    /// - Parameters:
    ///   - system: The equations.
    ///   - plan: What draws: streams that nothing depends on are in no group.
    init(of system: EquationSystem, _ plan: SimulationPlan) {
        var groups: [Group] = []
        var places: [String: Int] = [:]
        let together = Self.correlated(in: system)
        for (stream, cadence) in plan.drawnStreams {
            let member = Self.member(of: stream, cadence)
            let key = together[stream].map { "correlated \($0)" } ?? member
            let place = places[key] ?? groups.count
            if place == groups.count {
                places[key] = place
                groups.append(Group(name: member, streams: [], members: [], isFixed: true))
            }
            groups[place].streams.append(stream)
            if !groups[place].members.contains(member), stream != ShockCorrelation.mixingStream {
                groups[place].members.append(member)
            }
            if cadence != .path { groups[place].isFixed = false }
        }
        self.groups = groups.map { group in
            var group = group
            group.members.sort()
            group.name = group.members.isEmpty ? group.name : group.members.joined(separator: " + ")
            return group
        }
    }

    /// What a stream is of: the component whose luck it is, or the input that is drawn.
    ///
    /// Streams of values are named after the quantity and their place among its draws, those of components after the
    /// component and their purpose; what belongs to single projects or events is the luck of the whole component.
    static func member(of stream: String, _ cadence: Cadence) -> String {
        var parts = stream.split(separator: "/").map(String.init)
        if let last = parts.last, Int(last) != nil, parts.count > 1 { parts.removeLast() }
        guard let first = parts.first else { return stream }
        if first.hasPrefix("risks."), cadence != .path {
            return first.split(separator: ".").prefix(2).joined(separator: ".")
        }
        guard parts.count > 1 else { return first }
        // What a measure's effects come to, and whether it happens, are inputs of their own.
        if first.hasPrefix("measures.") { return parts[1] == "happens" ? "\(first).happens" : "\(first)/\(parts[1])" }
        return first
    }

    /// For each correlated stream, the number of the block of shocks that move together.
    private static func correlated(in system: EquationSystem) -> [String: Int] {
        guard let correlation = system.correlation else { return [:] }
        let streams = correlation.shocks.map { system.shocks[$0.index].stream }
        let count = streams.count
        var block = Array(0..<count)
        if correlation.degreesOfFreedom != nil { block = Array(repeating: 0, count: count) }
        for row in 0..<count {
            for column in 0..<row where correlation.matrix[row * count + column] != 0 && block[row] != block[column] {
                let (old, new) = (max(block[row], block[column]), min(block[row], block[column]))
                block = block.map { $0 == old ? new : $0 }
            }
        }
        var blocks = Dictionary(zip(streams, block), uniquingKeysWith: { first, _ in first })
        if correlation.degreesOfFreedom != nil { blocks[ShockCorrelation.mixingStream] = 0 }
        // A shock that moves with no other is one of its own.
        for (stream, number) in blocks where block.count(where: { $0 == number }) == 1 { blocks[stream] = nil }
        return blocks
    }
}
