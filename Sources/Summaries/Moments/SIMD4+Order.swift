extension SIMD4<Double> {
    /// The lesser in each lane; the other where this one is NaN. One instruction on every machine, which neither
    /// `replacing(with:where:)` nor `pointwiseMin` is.
    @inline(__always)
    func lesser(_ other: Self) -> Self {
        Self(
            self[0] < other[0] ? self[0] : other[0], self[1] < other[1] ? self[1] : other[1],
            self[2] < other[2] ? self[2] : other[2], self[3] < other[3] ? self[3] : other[3])
    }

    /// The greater in each lane; the other where this one is NaN.
    @inline(__always)
    func greater(_ other: Self) -> Self {
        Self(
            self[0] > other[0] ? self[0] : other[0], self[1] > other[1] ? self[1] : other[1],
            self[2] > other[2] ? self[2] : other[2], self[3] > other[3] ? self[3] : other[3])
    }
}
