import EconomicModel

/// On which of some varying streams each part of a schedule depends, and in which order the streams are best varied.
///
/// A part's level is 0 where it depends on none of them, or else the place of the last stream that it depends on, from 1.
/// When one stream after another is varied as the digits of a number, the last one fastest, a part is computed anew only
/// where a stream up to its level changes. So the streams that least depends on come last.
struct Variation {
    /// In the order of their levels.
    private(set) var streams: [UInt64] = []
    /// For each node and facet, a bit for each stream that it depends on.
    private var nodes: [UInt64] = []
    private var facets: [Facet: UInt64] = [:]
    /// For each bit, the level of its stream.
    private var levels: [Int] = []

    /// Of streams by their keys, at most 64, over nodes that stand each after those that it is computed from in the same
    /// period.
    init(of streams: [UInt64], _ scheduled: [NodeID], _ carried: [Facet: Schedule.Carried], _ lowering: Lowering) {
        precondition(streams.count <= UInt64.bitWidth, "up to 64 streams are varied at once")
        guard !streams.isEmpty else { return }
        let bits = Dictionary(
            streams.enumerated().map { ($1, UInt64(1) << UInt64($0)) }, uniquingKeysWith: { first, _ in first })
        nodes = Array(repeating: 0, count: lowering.nodes.nodes.count)
        var isSettled = false
        while !isSettled {
            for node in scheduled {
                nodes[node.index] =
                    switch lowering.nodes[node] {
                    case .uniform(let stream, _), .normal(let stream, _): bits[stream] ?? 0
                    case .carried(let facet, _): facets[facet] ?? 0
                    default: lowering.nodes[node].inputs.reduce(0) { $0 | nodes[$1.index] }
                    }
            }
            // What is carried on depends on more from the next period on: what reads it is looked at once more.
            isSettled = true
            for (facet, carried) in carried {
                let base = lowering.form(of: Facet(.base, of: facet.quantity)).parts.map(\.node)
                let all = (base + [carried.value.node].compactMap(\.self)).reduce(UInt64(0)) { $0 | nodes[$1.index] }
                if all != facets[facet] ?? 0 {
                    facets[facet] = all
                    isSettled = false
                }
            }
        }
        order(streams, scheduled, lowering)
    }

    /// Finds the order from its end: last comes what changes least, and so on with what is left.
    private mutating func order(_ streams: [UInt64], _ scheduled: [NodeID], _ lowering: Lowering) {
        let periods = lowering.system.timeline.periodCount
        var left = scheduled.map { node in
            (mask: nodes[node.index], cost: lowering.nodes.occasions[node.index] == .oncePerPath ? 1 : periods)
        }
        var places = Array(streams.indices)
        levels = Array(repeating: 0, count: streams.count)
        for level in stride(from: streams.count, to: 0, by: -1) {
            func cost(_ place: Int) -> Int {
                left.reduce(0) { $0 + ($1.mask >> UInt64(place) & 1 == 1 ? $1.cost : 0) }
            }
            guard let last = places.min(by: { cost($0) < cost($1) }) else { break }
            levels[last] = level
            places.removeAll { $0 == last }
            left.removeAll { $0.mask >> UInt64(last) & 1 == 1 }
        }
        self.streams = streams.indices.sorted { levels[$0] < levels[$1] }.map { streams[$0] }
    }

    func level(of node: NodeID) -> Int { nodes.isEmpty ? 0 : level(nodes[node.index]) }
    func level(of facet: Facet) -> Int { level(facets[facet] ?? 0) }

    private func level(_ mask: UInt64) -> Int {
        mask == 0 ? 0 : levels.indices.reduce(0) { mask >> UInt64($1) & 1 == 1 ? max($0, levels[$1]) : $0 }
    }
}
