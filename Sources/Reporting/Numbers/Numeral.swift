/// Numbers as a reader wants them: `1 240`, `0.0123`, `-3.5`; never `-0`.
package enum Numeral {
    /// With a fixed number of decimals, and thousands apart by a fixed space; in powers of ten where that would take more
    /// than fifteen digits.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return notFinite(value) }
        let scaled = (abs(value) * Decade.power(decimals)).rounded()
        guard scaled < 1e15 else { return scientific(value) }
        let digits = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = grouped(padded.dropLast(decimals))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return decimals > 0 ? "\(sign)\(whole).\(padded.suffix(decimals))" : sign + whole
    }

    /// With about three significant digits, and whole numbers in full: for sentences.
    package static func readable(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        guard value != 0 else { return "0" }
        let decade = Decade.of(value)
        guard -4...8 ~= decade else { return scientific(value) }
        return trimmed(fixed(value, decimals: max(0, 2 - decade)))
    }

    /// As it was written, where that took no more than nine digits: for thresholds.
    package static func exact(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return readable(value) }
        let written = value.description
        guard !written.contains("e"), let point = written.firstIndex(of: "."), written.count <= 11 else {
            return readable(value)
        }
        let decimals = written.distance(from: point, to: written.endIndex) - 1
        return trimmed(fixed(value, decimals: decimals))
    }

    /// Three significant digits and a power of ten: `1.24e9`.
    package static func scientific(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        guard value != 0 else { return "0" }
        var decade = Decade.of(value)
        var mantissa = (abs(Decade.scaled(value, by: -decade)) * 100).rounded() / 100
        if mantissa >= 10 {
            mantissa /= 10
            decade += 1
        }
        return "\(value < 0 ? "-" : "")\(trimmed(fixed(mantissa, decimals: 2)))e\(decade)"
    }

    /// An interval of numbers: `0.38–0.44`, and `-0.02 to 0.01` where a sign would run into the dash.
    package static func interval(_ low: Double, _ high: Double, decimals: Int) -> String {
        let ends = [low, high].map { fixed($0, decimals: decimals) }
        return ends.joined(separator: ends.contains { $0.hasPrefix("-") } ? " to " : "–")
    }

    /// A point in time as a calendar year, its digits together: `2031.4`, and `2031` where that is exact.
    package static func date(_ value: Double, decimals: Int = 1) -> String {
        trimmed(fixed(value, decimals: decimals).filter { $0 != fixedSpace })
    }

    /// A whole number, with thousands apart.
    package static func count(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(Substring(String(value.magnitude)))
    }

    private static func grouped(_ digits: Substring) -> String {
        // Four digits are read at a glance, and so are years; but in a column 1 240 must line up with 12 400.
        guard digits.count > 3 else { return String(digits) }
        var result = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { result.append(fixedSpace) }
            result.append(digit)
        }
        return result
    }

    /// Without zeros at the end of the decimals.
    static func trimmed(_ text: String) -> String {
        guard text.contains("."), !text.contains("e") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    private static func notFinite(_ value: Double) -> String {
        value.isNaN ? "–" : value < 0 ? "-inf" : "inf"
    }
}
