import EconomicModel

/// In which order facets are lowered: components of facets that depend on each other, each after all that it reads.
///
/// Which facets form a component is a matter of what they read alone, never of who reads them: adding a quantity to a
/// system changes nothing about the components that were there.
struct EvaluationOrder {
    /// Facets that carry each other from period to period, in the order of evaluation within one.
    struct Component {
        var facets: [Facet]
        /// Whether a facet reads itself or its like in an earlier period.
        var isRecursive: Bool
    }

    let components: [Component]

    /// - Throws: ``PlanError/cycle(_:)`` where facets read each other within one period.
    init(of dependencies: Dependencies, in system: EquationSystem) throws(PlanError) {
        let places = try Self.placesWithinPeriod(dependencies.within, in: system)
        let edges = zip(dependencies.within, dependencies.delayed).map(+)
        components = Self.stronglyConnected(edges).map { members in
            Component(
                facets: members.sorted { places[$0] < places[$1] }.map(Facet.init(index:)),
                isRecursive: members.count > 1 || edges[members[0]].contains(members[0]))
        }
    }

    /// A depth-first walk over a graph with a stack of its own, since chains may be longer than a thread's stack is deep.
    ///
    /// `enter` is called at each vertex before those that it reads, and returns false where it needs no visit; `read` with a
    /// vertex and one that it reads, after that one is left or found to need no visit; `leave` at each vertex after those
    /// that it reads.
    private static func walk(
        _ edges: [[Int]], enter: (Int) throws(PlanError) -> Bool, read: (Int, Int) -> Void, leave: (Int) -> Void
    ) throws(PlanError) {
        for root in edges.indices {
            guard try enter(root) else { continue }
            var stack = [(vertex: root, next: 0)]
            while let (vertex, next) = stack.last {
                if next < edges[vertex].count {
                    stack[stack.count - 1].next += 1
                    if try enter(edges[vertex][next]) {
                        stack.append((edges[vertex][next], 0))
                    } else {
                        read(vertex, edges[vertex][next])
                    }
                } else {
                    leave(vertex)
                    stack.removeLast()
                    if let parent = stack.last { read(parent.vertex, vertex) }
                }
            }
        }
    }

    /// Each facet's place in an order in which everything comes after what it reads in the same period.
    private static func placesWithinPeriod(
        _ edges: [[Int]], in system: EquationSystem
    ) throws(PlanError) -> [Int] {
        enum Mark { case new, open, done }
        var marks = Array(repeating: Mark.new, count: edges.count)
        var places = Array(repeating: 0, count: edges.count)
        var (open, placed) = ([Int](), 0)
        try walk(edges) { (vertex) throws(PlanError) in
            switch marks[vertex] {
            case .done: return false
            case .open:
                throw PlanError.cycle(circle(open[(open.lastIndex(of: vertex) ?? 0)...], in: system))
            case .new:
                marks[vertex] = .open
                open.append(vertex)
                return true
            }
        } read: { _, _ in
        } leave: { vertex in
            marks[vertex] = .done
            open.removeLast()
            places[vertex] = placed
            placed += 1
        }
        return places
    }

    /// The names on a circle, each reading the next and the last the first; it starts at the first quantity of the system
    /// that is on it.
    private static func circle(_ facets: ArraySlice<Int>, in system: EquationSystem) -> [String] {
        var quantities = [Int]()
        for facet in facets where quantities.last != Facet(index: facet).quantity.index {
            quantities.append(Facet(index: facet).quantity.index)
        }
        if quantities.count > 1, quantities.first == quantities.last { quantities.removeLast() }
        let start = quantities.indices.min { quantities[$0] < quantities[$1] } ?? 0
        return (quantities[start...] + quantities[..<start]).map { system.quantities[$0].name }
    }

    /// Strongly connected components, each after those that it reads (Tarjan, SIAM J. Comput. 1, 1972).
    private static func stronglyConnected(_ edges: [[Int]]) -> [[Int]] {
        var (number, low) = (Array(repeating: -1, count: edges.count), Array(repeating: 0, count: edges.count))
        var isOpen = Array(repeating: false, count: edges.count)
        var (stack, components, count) = ([Int](), [[Int]](), 0)
        // Nothing that is passed in throws.
        try? walk(edges) { vertex in
            guard number[vertex] < 0 else { return false }
            (number[vertex], low[vertex]) = (count, count)
            count += 1
            stack.append(vertex)
            isOpen[vertex] = true
            return true
        } read: { vertex, target in
            if isOpen[target] { low[vertex] = min(low[vertex], low[target]) }
        } leave: { vertex in
            guard low[vertex] == number[vertex], let start = stack.lastIndex(of: vertex) else { return }
            for member in stack[start...] { isOpen[member] = false }
            components.append(Array(stack[start...]))
            stack.removeSubrange(start...)
        }
        return components
    }
}
