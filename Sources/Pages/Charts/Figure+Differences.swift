import Reporting
import Summaries

extension Figure {
    /// By how much scenarios are above or below a baseline, each with its interval.
    ///
    /// - Parameters:
    ///   - rows: The scenarios with their differences.
    ///   - title: What the figure is called.
    /// - Returns: The figure; `nil` where there are none.
    static func differences(_ rows: [(name: String, difference: TargetDifference)], title: String) -> Figure? {
        let ends = rows.flatMap { [$0.difference.low, $0.difference.high] }.filter(\.isFinite)
        guard let low = ends.min(), let high = ends.max() else { return nil }
        let axis = ValueAxis.linear(min(0, low) * 100, max(0, high) * 100, intervals: 6)
        let decimals = rows.contains { $0.difference.difference != 0 && abs($0.difference.difference) < 0.0005 } ? 2 : 1
        let points = { (share: Double) in Share.points(share, decimals: decimals) }
        var table = TextTable([
            .text("scenario"), .number("points more"), .number("95 % interval"), .number("verdict"),
        ])
        let drawn = rows.map { name, difference in
            let interval = "\(points(difference.low)) to \(points(difference.high))"
            table.append([name, points(difference.difference), interval, difference.verdict.rawValue])
            return RowPlot.Row(
                label: name, figure: points(difference.difference), aside: inBrackets(interval),
                marks: [
                    .whisker(low: axis.fraction(difference.low * 100), high: axis.fraction(difference.high * 100)),
                    .dot(
                        axis.fraction(difference.difference * 100),
                        difference.verdict == .unresolved ? "open" : "judged"),
                ],
                words: "\(name): \(points(difference.difference)) (\(interval)), \(difference.verdict.rawValue)")
        }
        let most = rows.max { $0.difference.difference < $1.difference.difference }
        return Figure(
            title: title,
            finding: most.map { "The highest is \($0.name) with \(points($0.difference.difference)) points." } ?? "",
            unit: "percentage points",
            key: [
                Entry(sign: "dot", text: "difference, in its 95 % interval"),
                Entry(sign: "dot open", text: "unresolved: the paths cannot tell it from none"),
            ],
            drawing: .rows(
                RowPlot(
                    ticks: ticks(axis) { axis, tick in axis.label(tick) }, rows: drawn,
                    uprights: [(axis.fraction(0), "zero")])), table: table)
    }
}
