import EconomicModel

/// All nodes of a plan, each once (value numbering): what two equations have in common is computed once.
///
/// A node stands after all nodes that it is computed from in the same period.
struct NodeTable {
    private(set) var nodes: [Node] = []
    /// How often each node can change.
    private(set) var occasions: [Occasion] = []
    private var places: [Node: NodeID] = [:]

    subscript(id: NodeID) -> Node { nodes[id.index] }

    /// The place of a node that computes this, made where there is none yet.
    mutating func id(of node: Node) -> NodeID {
        if let id = places[node] { return id }
        let id = NodeID(index: nodes.count)
        places[node] = id
        nodes.append(node)
        occasions.append(occasion(of: node))
        return id
    }

    private func occasion(of node: Node) -> Occasion {
        switch node {
        case .uniform(_, let cadence), .normal(_, let cadence):
            return cadence == .path ? .oncePerPath : Occasion(simulating: cadence)
        case .carried: return .everyPeriod
        case .held(_, let cadence): return Occasion(simulating: cadence)
        default:
            if node.readsSeries { return .everyPeriod }
            return node.inputs.map { occasions[$0.index] }.max() ?? .oncePerPath
        }
    }
}
