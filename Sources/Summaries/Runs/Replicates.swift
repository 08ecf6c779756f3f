/// Groups of neighbouring paths that are independent of each other, where paths are not: what errors are estimated from.
public struct Replicates: Sendable, Equatable, Codable {
    /// How many paths each has, a power of two from 64 on; the last may have fewer.
    public let size: Int
    /// How many there are.
    public let count: Int

    /// 16 to 32 groups: the more paths in each, the more stratification gains; the more groups, the better its gain is known.
    ///
    /// - Precondition: There are 1024 paths or more.
    public init(of paths: Int) {
        precondition(paths >= 16 * Moments.grain, "it takes 16 groups of 64 paths")
        size = 1 << (Int.bitWidth - 1 - (paths / 16).leadingZeroBitCount)
        count = (paths + size - 1) / size
    }
}
