import EconomicModel

/// What of a schedule depends on some streams of random numbers: all else is the same whatever these draw.
struct Variation {
    /// By node.
    private var nodes: [Bool] = []
    private var facets: Set<Facet> = []
    let isEmpty: Bool

    /// - Parameters:
    ///   - streams: The keys of the streams.
    ///   - scheduled: The nodes, each after those that it is computed from in the same period.
    ///   - carried: What is carried from period to period.
    init(
        of streams: Set<UInt64>, _ scheduled: [NodeID], _ carried: [Facet: Schedule.Carried], _ lowering: Lowering
    ) {
        isEmpty = streams.isEmpty
        guard !streams.isEmpty else { return }
        nodes = Array(repeating: false, count: lowering.nodes.nodes.count)
        var isSettled = false
        while !isSettled {
            for node in scheduled where !nodes[node.index] {
                nodes[node.index] =
                    switch lowering.nodes[node] {
                    case .uniform(let stream, _), .normal(let stream, _): streams.contains(stream)
                    case .carried(let facet, _): facets.contains(facet)
                    default: lowering.nodes[node].inputs.contains { nodes[$0.index] }
                    }
            }
            // What is carried on varies from the next period on: what reads it is looked at once more.
            isSettled = true
            for (facet, carried) in carried where !facets.contains(facet) {
                let base = lowering.form(of: Facet(.base, of: facet.quantity)).parts.map(\.node)
                if (base + [carried.value.node].compactMap(\.self)).contains(where: contains) {
                    facets.insert(facet)
                    isSettled = false
                }
            }
        }
    }

    func contains(_ node: NodeID) -> Bool { !isEmpty && nodes[node.index] }
    func contains(_ facet: Facet) -> Bool { facets.contains(facet) }
}
