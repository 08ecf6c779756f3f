package import GSLNumerics
import Synchronization

/// A quantile table that is built when it is first looked at, once for all who hold it.
///
/// What it holds depends on the distribution alone, so it does not matter who builds it, or when. A plan that is never
/// simulated builds none.
package final class LazyQuantileTable: Sendable {
    package let distribution: PreparedDistribution
    private let built = Mutex<QuantileTable?>(nil)

    init(of distribution: PreparedDistribution) { self.distribution = distribution }

    package var table: QuantileTable {
        built.withLock { built in
            if let built { return built }
            let table = QuantileTable(of: distribution)
            built = table
            return table
        }
    }
}
