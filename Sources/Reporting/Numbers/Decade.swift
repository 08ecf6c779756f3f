/// Powers of ten, exactly rounded and the same on every machine.
enum Decade {
    /// The largest k with 10ᵏ ≤ |value|, for a finite value other than zero.
    static func of(_ value: Double) -> Int {
        let magnitude = abs(value)
        var decade = Int((Double(magnitude.exponent) * 0.301_029_995_663_981_2).rounded(.down))
        while power(decade + 1) <= magnitude { decade += 1 }
        while power(decade) > magnitude { decade -= 1 }
        return decade
    }

    /// 10ᵏ.
    static func power(_ decade: Int) -> Double {
        if 0...22 ~= decade { return powers[decade] }
        return Double("1e\(decade)") ?? (decade < 0 ? 0 : .infinity)
    }

    /// value · 10ᵏ, through a division where k is negative, since negative powers of ten are not exact.
    static func scaled(_ value: Double, by decade: Int) -> Double {
        if decade > 308 { return value * power(308) * power(decade - 308) }
        return decade < 0 ? value / power(-decade) : value * power(decade)
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
