/// One way to write all the numbers of a table or an axis, so that they line up.
package struct NumberFormat: Sendable, Hashable {
    /// Digits after the point.
    package var decimals: Int
    /// The power of ten that all numbers are divided by, a multiple of three.
    package var exponent: Int
    /// Whether each number carries its own power of ten, since they lie too far apart for one.
    package var isScientific = false

    /// The format in which the middle number has about three significant digits and none has more than seven before
    /// the point.
    package static func fitting(_ values: some Sequence<Double>) -> NumberFormat {
        let sizes = values.lazy.filter { $0.isFinite && $0 != 0 }.map { abs($0) }.sorted()
        guard let largest = sizes.last else { return NumberFormat(decimals: 0, exponent: 0) }
        let middle = Decade.of(sizes[sizes.count / 2])
        let top = Decade.of(largest)
        guard top - middle <= 4 else { return NumberFormat(decimals: 0, exponent: 0, isScientific: true) }
        let exponent = top >= 6 || middle < -2 ? thousands(middle) : 0
        return NumberFormat(decimals: max(0, 2 - (middle - exponent)), exponent: exponent)
    }

    /// The format in which multiples of a step are written in full: for axes.
    static func steps(of step: Double, upTo largest: Double) -> NumberFormat {
        guard step > 0, largest > 0 else { return NumberFormat(decimals: 0, exponent: 0) }
        let top = Decade.of(largest)
        let exponent = top >= 6 || top < -2 ? thousands(top) : 0
        return NumberFormat(decimals: min(12, max(0, exponent - Decade.of(step))), exponent: exponent)
    }

    /// A value on an axis, in the same power of ten as those of a table.
    func tick(_ axis: ValueAxis, _ tick: Double) -> String {
        let step = axis.ticks.count > 1 ? axis.ticks[1] - axis.ticks[0] : 0
        guard step > 0, !isScientific, !axis.isLogarithmic else { return axis.label(tick) }
        let decimals = max(0, exponent - Decade.of(step))
        // Where the axis is far finer than the table, its digits would be nothing but zeros.
        guard decimals <= 5 else { return Numeral.readable(Decade.scaled(tick, by: -exponent)) }
        return NumberFormat(decimals: decimals, exponent: exponent).text(tick)
    }

    package func text(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "–" }
        if isScientific { return Numeral.scientific(value) }
        return Numeral.fixed(Decade.scaled(value, by: -exponent), decimals: decimals)
    }

    /// What the numbers stand for: the unit, with the power of ten that was taken out.
    package func unit(_ unit: String) -> String {
        guard exponent != 0, !isScientific else { return unit }
        if let word = Self.multipliers.first(where: { unit.hasPrefix($0.word + " ") }),
            let other = Self.multipliers.first(where: { $0.exponent == word.exponent + exponent })
        {
            return other.word + unit.dropFirst(word.word.count)
        }
        return unit.isEmpty ? "× 10^\(exponent)" : "10^\(exponent) \(unit)"
    }

    /// The words for thousands that units begin with.
    private static let multipliers = [("thousand", 3), ("million", 6), ("billion", 9)].map { (word: $0, exponent: $1) }

    private static func thousands(_ decade: Int) -> Int {
        Int((Double(decade) / 3).rounded(.down)) * 3
    }
}
