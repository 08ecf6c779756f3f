import Foundation

/// SplitMix64: the luck of the reference simulations, which share nothing with the program's own.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    private var spare: Double?

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// Uniform in (0, 1).
    mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

    mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// Standard normal (Box & Muller).
    mutating func normal() -> Double {
        if let spare {
            self.spare = nil
            return spare
        }
        let radius = (-2 * log(uniform())).squareRoot()
        let angle = 2 * Double.pi * uniform()
        spare = radius * sin(angle)
        return radius * cos(angle)
    }

    /// Triangular between `low` and `high`.
    mutating func triangular(_ low: Double, _ mode: Double, _ high: Double) -> Double {
        let share = (mode - low) / (high - low)
        let place = uniform()
        return place < share
            ? low + ((high - low) * (mode - low) * place).squareRoot()
            : high - ((high - low) * (high - mode) * (1 - place)).squareRoot()
    }
}
