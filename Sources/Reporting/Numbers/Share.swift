/// Probabilities as percentages: `8.3 %`, `<0.1 %`, `>99.9 %`, `0 %`.
package enum Share {
    /// A probability of 0 to 1. What rounds to nothing or to everything without being it is shown as a bound.
    package static func text(_ probability: Double?, decimals: Int = 1) -> String {
        guard let probability, probability.isFinite else { return "–" }
        if probability <= 0 { return percent("0") }
        if probability >= 1 { return percent("100") }
        let least = 1 / Decade.power(decimals + 2)
        if probability < least { return percent("<" + Numeral.fixed(least * 100, decimals: decimals)) }
        if probability > 1 - least { return percent(">" + Numeral.fixed(100 - least * 100, decimals: decimals)) }
        return percent(Numeral.fixed(probability * 100, decimals: decimals))
    }

    /// A probability that somebody stated, as it was: `15 %`.
    package static func stated(_ probability: Double) -> String {
        guard probability.isFinite else { return "–" }
        return percent(Numeral.trimmed(Numeral.fixed(probability * 100, decimals: 4)))
    }

    /// A probability with as many digits as its interval leaves it.
    package static func text(_ probability: Double, within low: Double, _ high: Double) -> String {
        text(probability, decimals: decimals(low, high))
    }

    /// An interval of probabilities: `7.4–8.6 %`.
    package static func interval(_ low: Double, _ high: Double) -> String {
        guard low.isFinite, high.isFinite else { return "–" }
        let decimals = decimals(low, high)
        let least = 1 / Decade.power(decimals + 2)
        if high < least { return text(high, decimals: decimals) }
        if low > 1 - least { return text(low, decimals: decimals) }
        return percent(bound(low, decimals) + "–" + bound(high, decimals))
    }

    /// The decimals that tell the ticks of an axis of percentages apart.
    package static func decimals(forStep step: Double) -> Int { step >= 0.0099 ? 0 : step >= 0.00099 ? 1 : 2 }

    /// A growth rate: `+2.6 %`.
    package static func growth(_ rate: Double?) -> String {
        guard let rate, rate.isFinite else { return "–" }
        if rate >= 100 { return percent(">9" + String(fixedSpace) + "999") }
        return percent(signed(rate * 100, decimals: abs(rate) < 9.995 ? 1 : 0))
    }

    /// A difference of probabilities in percentage points: `+13.0`.
    package static func points(_ difference: Double?, decimals: Int = 1) -> String {
        guard let difference, difference.isFinite else { return "–" }
        return signed(difference * 100, decimals: decimals)
    }

    private static func signed(_ value: Double, decimals: Int) -> String {
        let text = Numeral.fixed(value, decimals: decimals)
        return value > 0 && text.showsSomething ? "+" + text : text
    }

    /// Half a point is lost in an interval of four, and a tenth would be noise.
    private static func decimals(_ low: Double, _ high: Double) -> Int { high - low < 0.04 ? 1 : 0 }

    private static func bound(_ probability: Double, _ decimals: Int) -> String {
        let text = Numeral.fixed(probability * 100, decimals: decimals)
        return text == "0.0" ? "0" : text == "100.0" ? "100" : text
    }

    private static func percent(_ figure: String) -> String { figure + String(fixedSpace) + "%" }
}
