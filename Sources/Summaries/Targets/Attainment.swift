/// Which paths are at a target in each simulated year: one bit a path, 64 to a word.
///
/// A path without a figure is not at the target.
struct Attainment: Sendable {
    /// For each simulated year, the paths that are at the target.
    let at: [[UInt64]]
    /// For each simulated year, those that have been at it by then.
    let reached: [[UInt64]]

    init(at: [[UInt64]]) {
        self.at = at
        var soFar: [UInt64] = at.first.map { .init(repeating: 0, count: $0.count) } ?? []
        reached = at.map { year in
            for word in soFar.indices { soFar[word] |= year[word] }
            return soFar
        }
    }

    /// The paths of one column that are at a target.
    static func paths(of values: UnsafeBufferPointer<Double>, at target: TargetDescription) -> [UInt64] {
        // Turned round, "at most" is "at least", to the last bit.
        let sign = target.direction == .atLeast ? 1.0 : -1.0
        let threshold = sign * target.threshold - Rounding.share * target.threshold.magnitude
        return stride(from: 0, to: values.count, by: UInt64.bitWidth).map { first in
            var word: UInt64 = 0
            for bit in 0..<min(UInt64.bitWidth, values.count - first) {
                word |= (sign * values[first + bit] >= threshold ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
            }
            return word
        }
    }
}

extension [UInt64] {
    /// How many bits are set.
    var bitCount: Int { reduce(0) { $0 + $1.nonzeroBitCount } }
}
