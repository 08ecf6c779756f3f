import Foundation

/// Turns figures into whole numbers of one small unit, so that sums and differences of them are exact in whatever order they
/// are taken, and only their end is rounded.
struct ExactUnit {
    /// The binary logarithm of the unit.
    private let exponent: Int

    /// A unit in which the largest figure has 90 binary digits: whatever has a double's digits and is not smaller by more
    /// than 2³⁷ is a whole number of it.
    init(for figures: some Sequence<Double>) {
        let largest = figures.reduce(0.0) { max($0, $1.magnitude) }
        exponent = largest > 0 && largest.isFinite ? Int(largest.exponent) - 90 : 0
    }

    func count(_ figure: Double) -> Int128 {
        figure.isFinite ? Int128(scalbn(figure, -exponent).rounded()) : 0
    }

    /// So many units, divided by a number.
    func figure(_ count: Int128, over divisor: Double = 1) -> Double { scalbn(Double(count) / divisor, exponent) }
}
