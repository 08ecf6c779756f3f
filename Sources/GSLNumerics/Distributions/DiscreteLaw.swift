/// Single values with probabilities, found by a search on their cumulative sums.
struct DiscreteLaw: Law {
    private let values: [Double]
    private let probabilities: [Double]

    /// The probability of each value and all before it; the last is 1 exactly.
    private let cumulatives: [Double]

    init(atoms: [Distribution.Atom]) {
        var atoms = atoms.filter { $0.weight > 0 }
        // Stable, so that atoms of one value add up in the order in which they were given.
        atoms = atoms.enumerated()
            .sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
            .map(\.element)
        let total = atoms.reduce(0) { $0 + $1.weight }
        values = atoms.map(\.value)
        probabilities = atoms.map { $0.weight / total }
        var sum = 0.0
        var cumulatives = atoms.map { atom in
            sum += atom.weight
            return min(1, sum / total)
        }
        cumulatives[cumulatives.count - 1] = 1
        self.cumulatives = cumulatives
    }

    var isDiscrete: Bool { true }

    func quantile(_ u: Double) -> Double { values[cumulatives.firstSortedIndex { $0 >= u }] }
    func cumulative(_ x: Double) -> Double { probability(of: values.firstSortedIndex { $0 > x }) }
    func cumulativeBelow(_ x: Double) -> Double { probability(of: values.firstSortedIndex { $0 >= x }) }

    func successor(of x: Double) -> Double {
        let place = values.firstSortedIndex { $0 > x }
        return place < values.count ? values[place] : .infinity
    }

    var mean: Double { zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }

    var variance: Double {
        let mean = mean
        return zip(values, probabilities).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    }

    /// The probability of the first `count` values.
    private func probability(of count: Int) -> Double { count == 0 ? 0 : cumulatives[count - 1] }
}
