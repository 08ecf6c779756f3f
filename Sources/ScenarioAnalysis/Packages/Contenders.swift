import Simulation
import Summaries

/// The packages that are still in a race, with the paths on which each reaches the target.
///
/// Packages stand in the order of their cost. On the efficient frontier are those that are more probable than all that cost
/// no more; a package is out of the race once paths resolve that one that costs no more is more probable.
struct Contenders {
    /// How many standard errors a difference must be of to drop a package: one in 16 000 by chance, of which there are many.
    private static let reach = 4.0

    private(set) var sets: [MeasureOptions.Set]
    private(set) var costs: [Double]
    /// By package, the paths on which it reaches the target, one bit a path.
    private(set) var reached: [[UInt64]]
    private(set) var counts: [Int]
    private(set) var paths = 0
    /// How many were dropped to save time, without the paths having resolved that they are beaten.
    private(set) var abandoned = 0

    init(_ sets: [MeasureOptions.Set], cost: (MeasureOptions.Set) -> Double) {
        let priced = sets.map { (set: $0, cost: cost($0)) }
            .sorted { ($0.cost, $0.set.nonzeroBitCount, $0.set) < ($1.cost, $1.set.nonzeroBitCount, $1.set) }
        self.sets = priced.map(\.set)
        costs = priced.map(\.cost)
        reached = Array(repeating: [], count: sets.count)
        counts = Array(repeating: 0, count: sets.count)
    }

    func probability(_ place: Int) -> Double { Double(counts[place]) / Double(paths) }

    /// Adds what further paths have shown of every package.
    mutating func add(_ further: [[UInt64]], paths more: Int) {
        for place in sets.indices {
            reached[place] += further[place]
            counts[place] += further[place].reduce(0) { $0 + $1.nonzeroBitCount }
        }
        paths += more
    }

    /// On how many paths one package alone reaches the target, and the other alone.
    func discordance(_ place: Int, _ other: Int) -> (only: Int, otherOnly: Int) {
        zip(reached[place], reached[other]).reduce(into: (0, 0)) { counts, words in
            counts.0 += (words.0 & ~words.1).nonzeroBitCount
            counts.1 += (words.1 & ~words.0).nonzeroBitCount
        }
    }

    /// For each package, the most probable of those that cost no more, itself among them.
    private var leaders: [Int] {
        var leader = 0
        var leaders = Array(repeating: 0, count: sets.count)
        var place = 0
        while place < sets.count {
            // Packages of one cost are judged together.
            var end = place
            while end < sets.count, costs[end] <= costs[place] { end += 1 }
            for other in place..<end where counts[other] > counts[leader] { leader = other }
            for other in place..<end { leaders[other] = leader }
            place = end
        }
        return leaders
    }

    /// The efficient packages, from the cheapest on.
    var frontier: [Int] {
        let leaders = leaders
        return sets.indices.filter { leaders[$0] == $0 && (probability($0) > 0 || $0 == 0) }
    }

    /// Drops what the paths resolve to be less probable than something that costs no more, and of the rest those that fall
    /// furthest behind where there are more than `most`. Efficient packages always stay.
    mutating func drop(keeping most: Int) {
        let leaders = leaders
        var behind: [(place: Int, errors: Double)] = []
        for place in sets.indices where leaders[place] != place {
            let errors = shortfall(place, leaders[place])
            if errors <= Self.reach { behind.append((place, errors)) }
        }
        let efficient = sets.indices.filter { leaders[$0] == $0 }
        behind.sort { ($0.errors, $0.place) < ($1.errors, $1.place) }
        let room = max(0, most - efficient.count)
        abandoned += max(0, behind.count - room)
        let kept = (efficient + behind.prefix(room).map(\.place)).sorted()
        sets = kept.map { sets[$0] }
        costs = kept.map { costs[$0] }
        reached = kept.map { reached[$0] }
        counts = kept.map { counts[$0] }
    }

    /// By how many standard errors a package is less probable than another, after half a pair is added to each cell of their
    /// table (Agresti & Min 2005).
    func shortfall(_ place: Int, _ leader: Int) -> Double {
        let (only, leaderOnly) = discordance(place, leader)
        let (less, pairs) = (Double(leaderOnly - only), Double(paths + 2))
        let spread = Double(only + leaderOnly) + 1 - less * less / pairs
        return less / spread.squareRoot()
    }
}
