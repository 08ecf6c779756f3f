/// The smallest double in `range` for which `predicate` holds, or the upper end where it holds for none below it.
///
/// Bisects the doubles themselves, not the interval, so that it ends after at most 64 evaluations with no tolerance, next
/// to zero as anywhere, and finds the very value at which a distribution has an atom. Where there is a `guess`, the search
/// first goes out from it in steps that grow eightfold: a good one saves most evaluations, a bad one costs some fourteen.
///
/// - Domain: a predicate that is false and then true; neither end NaN.
func smallestDouble(
    in range: ClosedRange<Double>, near guess: Double = .nan, where predicate: (Double) -> Bool
) -> Double {
    var below = position(of: range.lowerBound)
    var upper = position(of: range.upperBound)
    if predicate(range.lowerBound) { return range.lowerBound }
    let longestStep: Int64 = 1 << 40
    var step = range.contains(guess) ? 1 : longestStep * 8
    var next = position(of: guess)
    while below + 1 < upper {
        let isOutside = next <= below || next >= upper || step > longestStep
        let place = isOutside ? (below & upper) + ((below ^ upper) >> 1) : next  // their mean, without an overflow
        if predicate(double(at: place)) {
            upper = place
            next = place - step
        } else {
            below = place
            next = place + step
        }
        if !isOutside { step *= 8 }
    }
    return double(at: upper)
}

/// The place of `x` in the order of all doubles; both zeros stand at 0.
private func position(of x: Double) -> Int64 {
    let size = Int64(x.magnitude.bitPattern)
    return x.sign == .minus ? -size : size
}

private func double(at position: Int64) -> Double {
    let size = Double(bitPattern: position.magnitude)
    return position < 0 ? -size : size
}
