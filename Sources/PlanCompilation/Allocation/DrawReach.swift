import EconomicModel

/// What a plan draws, and how many outputs depend on each draw.
struct DrawReach {
    /// Those that most outputs depend on first; of equals, the one that an earlier output depends on.
    let draws: [PlannedDraw]

    init(of outputs: [OutputForms], _ schedule: Schedule, _ lowering: Lowering) {
        var reach: [NodeID: Int] = [:]
        var order: [NodeID] = []
        var visitor = [Int](repeating: -1, count: lowering.nodes.nodes.count)
        for (place, output) in outputs.enumerated() {
            var stack = (output.period.parts + output.base.parts).reversed().map(\.node)
            while let node = stack.popLast() {
                guard visitor[node.index] != place else { continue }
                visitor[node.index] = place
                switch lowering.nodes[node] {
                case .uniform, .normal:
                    if reach[node] == nil { order.append(node) }
                    reach[node, default: 0] += 1
                case .carried(let facet, _):
                    stack += lowering.form(of: Facet(.base, of: facet.quantity)).parts.map(\.node)
                    if let value = schedule.carried[facet]?.value.node { stack.append(value) }
                default: stack += lowering.nodes[node].inputs.reversed()
                }
            }
        }
        let draws = order.compactMap { node -> PlannedDraw? in
            let outputs = reach[node] ?? 0
            return switch lowering.nodes[node] {
            case .uniform(let stream, let cadence):
                PlannedDraw(stream: stream, cadence: cadence, isShock: false, reach: outputs)
            case .normal(let stream, let cadence):
                PlannedDraw(stream: stream, cadence: cadence, isShock: cadence != .path, reach: outputs)
            default: nil
            }
        }
        // Sorting is stable.
        self.draws = draws.sorted { $0.reach > $1.reach }
    }
}
