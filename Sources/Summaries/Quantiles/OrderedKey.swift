/// Doubles as integers in the same order, by which to count and compare without rounding: −0 comes before 0.
enum OrderedKey {
    @inline(__always)
    static func key(of value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
    }

    @inline(__always)
    static func value(of key: UInt64) -> Double {
        Double(bitPattern: key ^ (UInt64(bitPattern: ~Int64(bitPattern: key) >> 63) | 1 << 63))
    }
}
