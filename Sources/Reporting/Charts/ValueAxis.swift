#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An axis for values, its ticks at multiples of 1, 2 or 5 times a power of ten.
package struct ValueAxis {
    package let low: Double
    package let high: Double
    package let isLogarithmic: Bool
    package let ticks: [Double]
    /// How the ticks are written; on a logarithmic axis each is written by itself.
    package let format: NumberFormat

    /// Where a value lies between the ends: 0 at the low one, 1 at the high one.
    package func fraction(_ value: Double) -> Double {
        isLogarithmic ? log(value / low) / log(high / low) : (value - low) / (high - low)
    }

    /// The row of a drawing of so many rows that a value stands in, -1 below it and `rows` above. With `parts`, each row
    /// is cut into so many, and what is counted are those.
    func row(of value: Double, of rows: Int, parts: Int = 1) -> Int {
        let share = fraction(value)
        guard !share.isNaN else { return -1 }
        // The middle of the lowest row stands for the low end, that of the highest for the high end.
        let place = share * Double((rows - 1) * parts) + Double(parts - 1) / 2
        return Int(min(Double(rows * parts), max(-1, place.rounded())))
    }

    package func label(_ tick: Double) -> String {
        isLogarithmic ? Numeral.readable(tick) : format.text(tick)
    }

    /// A value as it is labelled on this axis, in full.
    package func exactLabel(_ value: Double) -> String {
        Numeral.exact(Decade.scaled(value, by: -format.exponent))
    }

    /// What stands over a chart: the unit of the labels, and whether the scale is logarithmic.
    package func title(_ unit: String) -> String {
        let unit = format.unit(unit)
        guard isLogarithmic else { return unit }
        return unit.isEmpty ? "logarithmic scale" : unit + ", logarithmic scale"
    }

    /// A linear axis over all the values, with up to `intervals` between its ticks. It begins at zero unless that would
    /// leave more than two fifths of it empty.
    package static func linear(_ lowest: Double, _ highest: Double, intervals: Int) -> ValueAxis {
        var (low, high) = (min(lowest, highest), max(lowest, highest))
        if low > 0, low < 0.4 * high { low = 0 }
        if high < 0, high > 0.4 * low { high = 0 }
        let size = max(abs(low), abs(high))
        if high - low <= size * 1e-6 {
            let room = size > 0 ? size * 0.1 : 1
            (low, high) = (low - room, high + room)
        }
        // What no double can hold has no axis worth drawing, but must not stop a report.
        guard (high - low).isFinite, size < 1e300 else {
            return ValueAxis(
                low: -1e300, high: 1e300, isLogarithmic: false, ticks: [-1e300, 0, 1e300],
                format: NumberFormat(decimals: 0, exponent: 0, isScientific: true))
        }
        let step = step(for: (high - low) / Double(max(1, intervals)), covering: low, high, intervals)
        let first = (low / step).rounded(.down)
        let last = max((high / step).rounded(.up), first + 1)
        let ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
        let ends = (first * step, last * step)
        return ValueAxis(
            low: ends.0, high: ends.1, isLogarithmic: false, ticks: ticks,
            format: .steps(of: step, upTo: max(abs(ends.0), abs(ends.1))))
    }

    /// A logarithmic axis over positive values.
    package static func logarithmic(_ lowest: Double, _ highest: Double) -> ValueAxis {
        var ticks = [largestTick(upTo: lowest)]
        while let last = ticks.last, last < highest { ticks.append(nextTick(after: last)) }
        if ticks.count == 1 { ticks.append(nextTick(after: ticks[0])) }
        let (low, high) = (ticks[0], ticks[ticks.count - 1])
        if ticks.count > 9 { ticks = ticks.filter { Decade.power(Decade.of($0)) == $0 } }
        let every = (ticks.count + 7) / 8
        ticks = ticks.enumerated().filter { $0.offset % every == 0 }.map(\.element)
        return ValueAxis(
            low: low, high: high, isLogarithmic: true, ticks: ticks, format: NumberFormat(decimals: 0, exponent: 0))
    }

    /// The least 1, 2 or 5 times a power of ten that is `atLeast` or more, and covers the range in so many intervals.
    private static func step(for atLeast: Double, covering low: Double, _ high: Double, _ intervals: Int) -> Double {
        var decade = Decade.of(atLeast)
        while true {
            for factor in [1.0, 2, 5] {
                let step = Decade.scaled(factor, by: decade)
                let count = (high / step).rounded(.up) - (low / step).rounded(.down)
                if step >= atLeast * 0.999, count <= Double(max(2, intervals)) { return step }
            }
            decade += 1
        }
    }

    private static func largestTick(upTo value: Double) -> Double {
        let decade = Decade.of(value)
        return [5.0, 2, 1].lazy.map { Decade.scaled($0, by: decade) }.first { $0 <= value } ?? Decade.power(decade)
    }

    private static func nextTick(after tick: Double) -> Double {
        let decade = Decade.of(tick * 1.000_001)
        return [2.0, 5, 10].lazy.map { Decade.scaled($0, by: decade) }.first { $0 > tick * 1.000_001 } ?? tick * 2
    }
}
