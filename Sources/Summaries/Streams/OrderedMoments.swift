import Synchronization

/// Moments of several variables over blocks that come in any order, with the bits of ``MomentAccumulator``.
///
/// - Complexity: What comes before its turn is kept, about 40 bytes a block and variable.
final class OrderedMoments: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: [MomentAccumulator]] = [:]
        var accumulators: [MomentAccumulator]
    }

    private let state: Mutex<State>

    init(variables: Int, _ replicates: Replicates?) {
        state = Mutex(State(accumulators: [MomentAccumulator](repeating: .init(replicates), count: variables)))
    }

    /// Adds a block's moments, one accumulator a variable.
    func add(_ block: [MomentAccumulator], at place: Int) {
        state.withLock { state in
            guard place == state.next else {
                state.waiting[place] = block
                return
            }
            var following: [MomentAccumulator]? = block
            while let block = following {
                for variable in block.indices { state.accumulators[variable].append(block[variable]) }
                state.next += 1
                following = state.waiting.removeValue(forKey: state.next)
            }
        }
    }

    /// The moments of each variable over all blocks so far.
    var moments: [ColumnMoments] { state.withLock { $0.accumulators.map(\.columnMoments) } }
}
