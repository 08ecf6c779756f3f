/// On how many paths something did not hold that must, and when first.
public struct CheckTally: Sendable, Equatable {
    /// On how many paths it did not hold.
    public private(set) var paths: Int
    /// The first year in which it did not hold on any path; `nil` where it held.
    public private(set) var firstYear: Int?

    public init(paths: Int = 0, firstYear: Int? = nil) {
        (self.paths, self.firstYear) = (paths, firstYear)
    }

    mutating func add(_ other: CheckTally) {
        paths += other.paths
        firstYear = [firstYear, other.firstYear].compactMap(\.self).min()
    }
}

extension [CheckTally] {
    /// Adds what was counted on other paths, check by check.
    public mutating func add(_ other: [CheckTally]) {
        if isEmpty { self = other } else { for place in other.indices { self[place].add(other[place]) } }
    }
}
