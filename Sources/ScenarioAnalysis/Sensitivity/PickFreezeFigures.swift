import GSLNumerics

/// The sums of a pick-freeze design, and what each batch's part in the variance and in the controls is.
struct PickFreezeDesign: Sendable {
    let sums: PickFreezeSums
    /// Σ(f − mean)² over A and B; they sum to 2NV.
    let parts: [Double]
    /// Σ(f(AB) − mean)² − Σ(f(A) − mean)², group-major; their mean is 0, whatever is taken for the mean of f.
    let excess: [Double]

    init(_ sums: PickFreezeSums) {
        self.sums = sums
        let paths = 2 * sums.counts.reduce(0, +)
        let mean = paths > 0 ? (sums.sumsA.reduce(0, +) + sums.sumsB.reduce(0, +)) / paths : 0
        func deviations(_ squares: Double, _ sum: Double, _ count: Double) -> Double {
            squares - 2 * mean * sum + count * mean * mean
        }
        let batches = 0..<sums.batchCount
        let ofA = batches.map { deviations(sums.squaresA[$0], sums.sumsA[$0], sums.counts[$0]) }
        parts = batches.map { ofA[$0] + deviations(sums.squaresB[$0], sums.sumsB[$0], sums.counts[$0]) }
        excess = sums.squaresMixed.indices.map { place in
            let batch = place % sums.batchCount
            return deviations(sums.squaresMixed[place], sums.sumsMixed[place], sums.counts[batch]) - ofA[batch]
        }
    }

    /// Where the batches of a group stand in what is group-major.
    func batches(of group: Int) -> Range<Int> { group * sums.batchCount..<(group + 1) * sums.batchCount }
}

/// The indices of one weighting of the batches.
struct PickFreezeFigures: Sendable {
    let variance: Double
    /// Σ(f(A) − f(B))² / 2NV − 1, which is 0 but for luck.
    let distance: Double
    /// For each group Σ(f(AB)² − f(A)²) / 2NV, which is 0 but for luck.
    let excess: [Double]
    var first: [Double]
    var total: [Double]

    /// `nil` where the variance is nothing but rounding, or not finite.
    init?(_ design: PickFreezeDesign, weights: [Double]) {
        let sums = design.sums
        let all = 0..<sums.batchCount
        let count = 2 * weighted(sums.counts, all, weights)
        let sum = weighted(sums.sumsA, all, weights) + weighted(sums.sumsB, all, weights)
        let squares = weighted(sums.squaresA, all, weights) + weighted(sums.squaresB, all, weights)
        let deviations = squares - sum * sum / count
        guard count > 0, deviations.isFinite, deviations > 0x1p-46 * squares else { return nil }
        let variance = deviations / (count - 1)
        func share(_ distances: [Double], _ batches: Range<Int>) -> Double {
            weighted(distances, batches, weights) / (count * variance)
        }
        self.variance = variance
        let groups = 0..<sums.groupCount
        distance = share(sums.distances, all) - 1
        excess = groups.map { share(design.excess, design.batches(of: $0)) }
        first = groups.map { 1 - share(sums.distancesFromB, design.batches(of: $0)) }
        total = groups.map { share(sums.distancesFromA, design.batches(of: $0)) }
    }
}

/// By how much each index goes with the luck of the two figures whose means are known, over batches.
struct PickFreezeControl: Sendable {
    /// The fewest batches that tell.
    static let leastBatches = 16

    /// How many controls there are: two, or none where there are too few batches.
    let count: Int
    /// For each group the slopes on the distance and on the excess.
    private let first: [[Double]]
    private let total: [[Double]]

    /// All figures are ratios to the variance. What a batch adds to one, to first order, is its sum less the ratio times its
    /// own part of the variance.
    init(_ design: PickFreezeDesign, around figures: PickFreezeFigures) {
        let sums = design.sums
        let none = [[Double]](repeating: [0, 0], count: sums.groupCount)
        guard sums.counts.count(where: { $0 > 0 }) >= Self.leastBatches else {
            (count, first, total) = (0, none, none)
            return
        }
        func luck(_ distances: ArraySlice<Double>, _ ratio: Double) -> [Double] {
            zip(distances, design.parts).map { $0 - ratio * $1 }
        }
        let common = luck(sums.distances[...], figures.distance + 1)
        let slopes = (0..<sums.groupCount).map { group -> [[Double]] in
            let batches = design.batches(of: group)
            let controls = [common, luck(design.excess[batches], figures.excess[group])]
            let unexplained = luck(sums.distancesFromB[batches], 1 - figures.first[group])
            let changed = luck(sums.distancesFromA[batches], figures.total[group])
            let slopes = try? LeastSquares.coefficients(
                products: controls.flatMap { one in controls.map { dot(one, $0) } },
                moments: [unexplained, changed].map { outcome in controls.map { dot($0, outcome) } })
            return slopes ?? [[0, 0], [0, 0]]
        }
        count = 2
        first = slopes.map { $0[0].map { -$0 } }
        total = slopes.map { $0[1] }
    }

    func applied(to figures: PickFreezeFigures) -> PickFreezeFigures {
        var result = figures
        for group in first.indices {
            let luck = [figures.distance, figures.excess[group]]
            result.first[group] -= dot(first[group], luck)
            result.total[group] -= dot(total[group], luck)
        }
        return result
    }
}

/// The weighted sum of some of the numbers, from the first to the last.
private func weighted(_ numbers: [Double], _ range: Range<Int>, _ weights: [Double]) -> Double {
    var sum = 0.0
    for (number, weight) in zip(numbers[range], weights) { sum += number * weight }
    return sum
}

private func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
