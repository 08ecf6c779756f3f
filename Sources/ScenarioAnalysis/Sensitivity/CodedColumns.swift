import Workers

/// Features on some paths as the places of their values among the different values that each takes, and whether an event
/// happens on these paths: what a search for a box works on.
struct CodedColumns: Sendable {
    /// One feature.
    struct Column: Sendable {
        /// For each path the place of its value, from 0 for the least.
        let codes: [Int32]
        /// The different values, ascending.
        let values: [Double]
        /// The paths, ascending by value.
        let order: [Int32]

        init(_ column: [Double]) {
            let ranked = RankedColumn(column)
            order = ranked.order
            var codes = [Int32](repeating: 0, count: column.count)
            values = (0..<ranked.distinctCount).map { code in
                let run = ranked.run(code)
                for place in run { codes[Int(ranked.order[place])] = Int32(code) }
                return column[Int(ranked.order[run.lowerBound])]
            }
            self.codes = codes
        }
    }

    let columns: [Column]
    /// 1 where the event happens, 0 where it does not.
    let events: [Int32]
    let eventCount: Int
    /// The fewest paths that a box may hold.
    let leastSupport: Int

    /// Columns without missing values.
    init(_ columns: [[Double]], event: [Bool], leastSupport: Int, workers: Workers) {
        self.columns = workers.map(columns.count) { place, _ in Column(columns[place]) }
        events = event.map { $0 ? 1 : 0 }
        eventCount = event.count { $0 }
        self.leastSupport = leastSupport
    }

    var pathCount: Int { events.count }
    /// The share of the paths on which the event happens.
    var baseRate: Double { Double(eventCount) / Double(pathCount) }

    /// How much a set of paths has of what a box is wanted for: events beyond those that as many paths have anywhere. It is
    /// the number of paths times the weighted relative accuracy, support · (density − base rate).
    func worth(events: Int, of paths: Int) -> Double { Double(events) - baseRate * Double(paths) }
}
