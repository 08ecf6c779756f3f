import Summaries

/// The paths of a block on which checks do not hold: one bit a path and check.
struct CheckedPaths {
    /// What is below 0 by no more than this, in base units, is 0 but for rounding.
    private static let rounding = -1e-6

    private var broken: [[UInt64]]
    private var firstYears: [Int?]

    init(checks: Int, pathsPerBlock: Int) {
        let words = (pathsPerBlock + UInt64.bitWidth - 1) / UInt64.bitWidth
        broken = Array(repeating: Array(repeating: 0, count: words), count: checks)
        firstYears = Array(repeating: nil, count: checks)
    }

    mutating func clear() {
        for check in broken.indices where firstYears[check] != nil {
            firstYears[check] = nil
            for word in broken[check].indices { broken[check][word] = 0 }
        }
    }

    /// Notes the first `count` paths whose figure is below 0 in a year. NaN is not.
    mutating func note(_ check: Int, _ figures: UnsafePointer<Double>, count: Int, year: Int) {
        guard Self.least(figures, count) < Self.rounding else { return }
        firstYears[check] = firstYears[check] ?? year
        for path in 0..<count where figures[path] < Self.rounding {
            broken[check][path / UInt64.bitWidth] |= 1 << UInt64(path % UInt64.bitWidth)
        }
    }

    /// What was noted since it was cleared.
    var tallies: [CheckTally] {
        zip(broken, firstYears).map { words, year in
            CheckTally(paths: words.reduce(0) { $0 + $1.nonzeroBitCount }, firstYear: year)
        }
    }

    /// The least of some figures, of four lanes at a time: mostly it is all that is asked.
    private static func least(_ figures: UnsafePointer<Double>, _ count: Int) -> Double {
        let input = UnsafeRawPointer(figures)
        var (low, other) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        let whole = count / 8 * 8
        for first in stride(from: 0, to: whole, by: 8) {
            let (x, y) = (
                input.loadUnaligned(fromByteOffset: first * 8, as: SIMD4<Double>.self),
                input.loadUnaligned(fromByteOffset: first * 8 + 32, as: SIMD4<Double>.self)
            )
            low.replace(with: x, where: x .< low)
            other.replace(with: y, where: y .< other)
        }
        var least = min(low.min(), other.min())
        for path in whole..<count where figures[path] < least { least = figures[path] }
        return least
    }
}
