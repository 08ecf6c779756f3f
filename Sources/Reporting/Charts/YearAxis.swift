/// An axis of years, evenly spaced, as many columns apart as fit.
package struct YearAxis {
    package let first: Int
    package let last: Int
    /// How many columns the plot has.
    let width: Int
    /// Few years do not stretch a chart beyond this, or six columns a year.
    private static let usual = 72.0
    private let spacing: Double
    private let margin: Int

    /// An axis over the years in at most `room` columns.
    package init(_ years: ClosedRange<Int>, room: Int) {
        first = years.lowerBound
        last = years.upperBound
        let steps = max(1, years.count - 1)
        margin = 1
        let free = max(1, room - 1 - 2 * margin)
        spacing = min(Double(free), max(6 * Double(steps), Self.usual)) / Double(steps)
        width = (years.count > 1 ? Int((spacing * Double(steps)).rounded()) : 6) + 1 + 2 * margin
    }

    func column(of year: Int) -> Int { column(of: Double(year)) }

    func column(of year: Double) -> Int {
        guard last > first else { return width / 2 }
        return margin + Int(((year - Double(first)) * spacing).rounded())
    }

    /// The columns from the first year's to the last one's, with the point in time that each stands for.
    var columns: [(column: Int, year: Double)] {
        guard last > first else { return [(width / 2, Double(first))] }
        let start = column(of: first)
        return (start...column(of: last)).map { ($0, Double(first) + Double($0 - start) / spacing) }
    }

    /// The years that are labelled: every one, or every second, fifth, tenth, …, as there is room.
    package var labelled: [Int] {
        guard last > first else { return [first] }
        for every in [1, 2, 5, 10, 20, 50, 100, 1000] where Double(every) * spacing >= 5 {
            let years = (first...last).filter { $0 % every == 0 }
            if !years.isEmpty { return years }
        }
        return [first]
    }
}
