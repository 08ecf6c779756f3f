/// `x` rounded to 40 significant bits, halves to even.
///
/// GSL and the C library give results whose last bits depend on the machine. Rounded, two machines that differ by some
/// ulps agree, save where the results lie on both sides of a rounding boundary, one time in some thousands.
///
/// - Domain: any; subnormal, infinite and NaN values stay as they are.
/// - Determinism: the same bits everywhere.
public func roundedToPlanPrecision(_ x: Double) -> Double {
    guard x.isNormal else { return x }
    let dropped: UInt64 = 13
    let bits = x.bitPattern
    let half = (1 << (dropped - 1)) - 1 + (bits >> dropped & 1)
    let rounded = Double(bitPattern: (bits + half) & ~(1 << dropped - 1))
    return rounded.isFinite ? rounded : x
}
