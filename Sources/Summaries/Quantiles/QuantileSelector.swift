/// Exact quantiles of columns by selection: nothing is sorted but a few leftovers.
///
/// A first pass counts the values into equal buckets over the range in which the quantiles are expected; a second one
/// takes out what stands in the buckets that hold a wanted rank, from among which `KeySelection` picks. The range is
/// mean ± 4.4 sd: no more than 1 in 20 values of any distribution lies farther off to one side (Cantelli's inequality),
/// and where the range is a bad guess, or the buckets too wide for heavy tails, only time is lost.
///
/// A selector keeps its memory, up to 26 bytes a value; use one a worker.
public final class QuantileSelector {
    private let presentValues = Scratch<Double>()
    let bucketOfValue = Scratch<UInt16>()
    let bucketCounts = Scratch<UInt32>()
    let wantedFlags = Scratch<UInt8>()
    let foundPlaces = Scratch<UInt32>()
    let wantedKeys = Scratch<UInt64>()
    let selection = KeySelection()

    public init() {}

    /// The quantiles of type 7 (Hyndman & Fan, The American Statistician 50, 1996), the default of R, NumPy and GSL.
    ///
    /// - Parameters:
    ///   - probabilities: Each from 0 to 1, in any order.
    ///   - values: A column; NaN is missing and left out.
    ///   - moments: The column's moments.
    /// - Returns: One quantile a probability; `nil` where no value is there.
    /// - Complexity: Linear in the values; about 1 ns each for a handful of quantiles.
    public func quantiles(
        _ probabilities: [Double], of values: UnsafeBufferPointer<Double>, moments: Moments
    ) -> [Double]? {
        guard moments.count > 0 else { return nil }
        guard moments.minimum < moments.maximum else {
            return [Double](repeating: moments.minimum, count: probabilities.count)
        }
        let places = probabilities.map { QuantileRank($0, of: moments.count) }
        let ranks = places.flatMap { [$0.rank, $0.next] }.sorted()
        let found = orderStatistics(ranks, of: present(values, count: moments.count), moments: moments)
        return places.map { place in
            place.value(
                found[ranks.firstIndex(of: place.rank) ?? 0], found[ranks.firstIndex(of: place.next) ?? 0])
        }
    }

    /// The values that are not missing.
    private func present(_ values: UnsafeBufferPointer<Double>, count: Int) -> UnsafeBufferPointer<Double> {
        guard count < values.count else { return values }
        let room = presentValues.room(for: count + 1)
        var found = 0
        for value in values {
            room[found] = value
            found += value.isNaN ? 0 : 1
        }
        return UnsafeBufferPointer(start: room, count: found)
    }
}
