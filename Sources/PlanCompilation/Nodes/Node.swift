import EconomicModel

/// Names a node of a ``NodeTable``.
struct NodeID: Hashable {
    let index: Int
}

/// A figure that differs from path to path and takes an instruction to compute.
///
/// Nodes are equal where they compute the same from the same, so that a table holds each only once.
enum Node: Hashable {
    /// A uniform in (0, 1) from the stream of that key.
    case uniform(stream: UInt64, Cadence)
    /// A standard normal from the stream of that key; with `year`, the normed sum of the year's periods' normals.
    case normal(stream: UInt64, Cadence)
    /// What a facet was some periods ago.
    case carried(Facet, periods: Int)
    /// What a node was in the period in which something of that cadence is made.
    case held(NodeID, Cadence)
    case affine(LinearForm)
    case product(NodeID, NodeID)
    case unary(UnaryKernel, NodeID)
    case binary(BinaryKernel, Operand, Operand)
    /// The first operand on paths where the condition is not 0, else the second.
    case select(NodeID, Operand, Operand)
    /// The first operand in periods where the condition is not 0, else the second.
    case choice(Profile, Operand, Operand)
    /// The inverse distribution function of a family at a uniform.
    case quantile(DistributionFamily, [Operand], of: NodeID)
    /// The standard normal that stands where Student's t does whose probability under two degrees of freedom is the node.
    case studentMargin(degreesOfFreedom: Double, at: NodeID)
    /// The figure of a list at a place from 0.
    case lookup([Double], at: NodeID)
    /// In the last period, 1 + the internal rate of return a period of flows from the first period on; else missing.
    case internalGrowth(of: [NodeID])

    /// A node, or a known figure.
    enum Operand: Hashable {
        case node(NodeID)
        case known(Profile)

        var node: NodeID? {
            if case .node(let node) = self { node } else { nil }
        }

        /// Whether it is a known figure that differs between periods.
        var isSeries: Bool {
            if case .known(.series) = self { true } else { false }
        }
    }

    /// The nodes that it is computed from in the same period.
    var inputs: [NodeID] {
        switch self {
        case .uniform, .normal, .carried: []
        case .held(let node, _), .unary(_, let node), .studentMargin(_, let node), .lookup(_, let node): [node]
        case .affine(let form): form.parts.map(\.node)
        case .internalGrowth(let flows): flows
        case .product(let x, let y): [x, y]
        case .binary(_, let x, let y), .choice(_, let x, let y): [x, y].compactMap(\.node)
        case .select(let condition, let x, let y): [condition] + [x, y].compactMap(\.node)
        case .quantile(_, let parameters, let uniform): parameters.compactMap(\.node) + [uniform]
        }
    }

    /// Whether the node is computed from figures that the plan knows period by period.
    var readsSeries: Bool {
        switch self {
        case .uniform, .normal, .carried, .held, .product, .unary, .studentMargin, .lookup, .internalGrowth: false
        case .affine(let form): ([form.constant] + form.parts.map(\.weight)).contains { $0.constant == nil }
        case .binary(_, let x, let y), .select(_, let x, let y): x.isSeries || y.isSeries
        case .choice: true
        case .quantile(_, let parameters, _): parameters.contains(where: \.isSeries)
        }
    }
}
