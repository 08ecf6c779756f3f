#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The growth a year that leads from one figure to another; `nil` where there is none, since one is not positive.
func growthRate(from before: Double, to after: Double, years: Int) -> Double? {
    guard before > 0, after > 0, years > 0 else { return nil }
    let ratio = after / before
    guard ratio.isFinite, ratio > 0 else { return nil }
    return years == 1 ? ratio - 1 : expm1(log(ratio) / Double(years))
}
