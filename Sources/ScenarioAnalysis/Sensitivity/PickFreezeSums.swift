/// What is kept of the paths of a pick-freeze design: sums over batches of them, from which ``SobolIndices`` come.
///
/// A and B are two independent samples of all draws. For each group i of draws there is a mixed sample that has group i
/// from B and everything else from A. The outcome f is had on A, on B and on each mixed sample, path by path, which takes
/// k + 2 runs for k groups.
///
/// - Shapes: one number a batch; what belongs to a group is group-major: all batches of a group stand side by side, so that
///   the place is group · ``batchCount`` + batch.
/// - Determinism: a batch depends on its own paths alone, whichever worker fills it.
package struct PickFreezeSums: Sendable, Equatable {
    package let groupCount: Int
    package let batchCount: Int
    /// What outcomes are counted from. Near their mean it saves the digits that Σf² − (Σf)²/n would lose; it changes
    /// nothing else.
    package let origin: Double

    /// How many paths there are in a batch.
    package var counts: [Double]
    /// Σ(f(A) − origin) and its like.
    package var sumsA: [Double]
    package var squaresA: [Double]
    package var sumsB: [Double]
    package var squaresB: [Double]
    /// Σ(f(A) − f(B))², whose mean is known to be twice the variance.
    package var distances: [Double]
    /// Σ(f(mixed) − origin) and its like, group-major.
    package var sumsMixed: [Double]
    package var squaresMixed: [Double]
    /// Σ(f(B) − f(mixed))², group-major: what a group leaves unexplained by itself.
    package var distancesFromB: [Double]
    /// Σ(f(A) − f(mixed))², group-major: what changes with a group.
    package var distancesFromA: [Double]

    /// The sums of no paths.
    ///
    /// - Precondition: `groups` and `batches` ≥ 0, `origin` finite.
    package init(groups: Int, batches: Int, origin: Double = 0) {
        precondition(groups >= 0 && batches >= 0 && origin.isFinite, "a design has groups, batches and an origin")
        groupCount = groups
        batchCount = batches
        self.origin = origin
        let empty = [Double](repeating: 0, count: batches)
        (counts, distances) = (empty, empty)
        (sumsA, squaresA, sumsB, squaresB) = (empty, empty, empty, empty)
        let grouped = [Double](repeating: 0, count: groups * batches)
        (sumsMixed, squaresMixed, distancesFromB, distancesFromA) = (grouped, grouped, grouped, grouped)
    }

    /// Sets the sums of one batch from its outcomes. A path on which any of them is missing (NaN) is left out of all.
    ///
    /// - Parameters:
    ///   - batch: Its place.
    ///   - a: f(A), one a path.
    ///   - b: f(B), as many.
    ///   - mixed: For each group f on its mixed sample, as many.
    /// - Complexity: Linear in the outcomes.
    package mutating func fill<Column: RandomAccessCollection<Double>>(
        batch: Int, a: Column, b: Column, mixed: [Column]
    ) where Column.Index == Int {
        precondition(mixed.count == groupCount, "there is one mixed sample a group")
        precondition(
            b.count == a.count && mixed.allSatisfy { $0.count == a.count }, "all samples have the same paths")
        var present = zip(a, b).map { !$0.isNaN && !$1.isNaN }
        for column in mixed {
            for (path, value) in column.enumerated() where value.isNaN { present[path] = false }
        }
        let paths = present.indices.filter { present[$0] }
        counts[batch] = Double(paths.count)
        (sumsA[batch], squaresA[batch]) = sums(of: a, paths)
        (sumsB[batch], squaresB[batch]) = sums(of: b, paths)
        distances[batch] = Self.distance(a, b, paths)
        for (group, column) in mixed.enumerated() {
            let place = group * batchCount + batch
            (sumsMixed[place], squaresMixed[place]) = sums(of: column, paths)
            distancesFromB[place] = Self.distance(b, column, paths)
            distancesFromA[place] = Self.distance(a, column, paths)
        }
    }

    private func sums<Column: RandomAccessCollection<Double>>(
        of column: Column, _ paths: [Int]
    ) -> (sum: Double, squares: Double) where Column.Index == Int {
        paths.reduce(into: (sum: 0.0, squares: 0.0)) { sums, path in
            let value = column[column.startIndex + path] - origin
            sums.sum += value
            sums.squares += value * value
        }
    }

    private static func distance<Column: RandomAccessCollection<Double>>(
        _ one: Column, _ other: Column, _ paths: [Int]
    ) -> Double where Column.Index == Int {
        paths.reduce(0) { sum, path in
            let difference = one[one.startIndex + path] - other[other.startIndex + path]
            return sum + difference * difference
        }
    }
}
