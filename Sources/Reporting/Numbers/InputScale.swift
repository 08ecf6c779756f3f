/// How the values of one input are written: with three digits, or as many as tell them apart, and its unit.
struct InputScale {
    private let unit: String
    private let decimals: Int
    private let isScientific: Bool
    /// Whether values are points in time, such as 2025.42, and no lengths of time.
    private let isDate: Bool

    init(_ values: [Double], unit: String) {
        let values = values.filter(\.isFinite)
        isDate = unit == "year" && !values.isEmpty && values.allSatisfy { 1000..<10_000 ~= $0 }
        self.unit = isDate ? "" : unit
        let largest = values.map { abs($0) }.max() ?? 0
        let decade = largest > 0 ? Decade.of(largest) : 0
        isScientific = !(-4...8 ~= decade)
        let sorted = values.sorted()
        let gap = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 && $0.isFinite }.min()
        // No more than six digits, however close two values are.
        let telling = gap.map { min(5 - decade, 1 - Decade.of($0)) } ?? 0
        decimals = isDate ? 2 : min(9, max(0, 2 - decade, telling))
    }

    func text(_ value: Double) -> String {
        let text = aligned(value)
        return text.contains(".") ? Numeral.trimmed(text) : text
    }

    /// With all its decimals, for a column.
    func aligned(_ value: Double) -> String {
        guard value.isFinite, !isScientific else { return Numeral.readable(value) }
        let text = Numeral.fixed(value, decimals: decimals)
        return isDate ? text.filter { $0 != fixedSpace } : text
    }

    /// With its unit: `62 USD/bbl`, `2.3 %`, `0.05 a year`.
    func quantity(_ value: Double) -> String { withUnit(text(value)) }

    /// `2.1–2.5 %`, and `-2 to 3 %` where a sign would run into the dash.
    func interval(_ low: Double, _ high: Double) -> String {
        let ends = [text(low), text(high)]
        return withUnit(ends.joined(separator: ends.contains { $0.hasPrefix("-") } ? " to " : "–"))
    }

    /// `2.1 and 2.5 %`.
    func both(_ low: Double, _ high: Double) -> String { withUnit("\(text(low)) and \(text(high))") }

    /// What stands under an axis.
    func tick(_ axis: ValueAxis, _ tick: Double) -> String {
        isDate ? Numeral.date(tick, decimals: 2) : axis.label(tick)
    }

    func unit(on axis: ValueAxis) -> String { isDate ? "" : axis.format.unit(unit) }

    func withUnit(_ figure: String) -> String {
        guard unit.hasPrefix("1/") else { return Reporting.quantity(figure, unit) }
        return "\(figure)\(fixedSpace)a\(fixedSpace)\(unit.dropFirst(2))"
    }
}
