import Foundation
import Summaries

/// How long it takes to summarise a column of figures.
struct SummaryTimes {
    private static let count = 100_000

    func table(rounds: Int) throws -> MarkdownTable {
        let columns = try PathColumns(outputCount: 1, yearCount: 1, pathCount: Self.count)
        let column = columns.column(output: 0, year: 0)
        for start in stride(from: 0, to: columns.capacity, by: Lane.count) {
            let normals = Lane(.normal, stream: UInt64(start))
            for place in 0..<Lane.count { column[start + place] = exp(0.2 * normals[place]) }
        }
        let (values, selector) = (columns.values(output: 0, year: 0), QuantileSelector())
        let moments = Moments(of: values)
        let times = try Trial.medians(
            of: [
                Trial(elements: Self.count) { _ = Moments(of: values) },
                Trial(elements: Self.count) {
                    _ = selector.quantiles(Quantiles.reported, of: values, moments: moments)
                },
            ], rounds: rounds)
        let names = ["mean, variance, minimum, maximum", "\(Quantiles.reported.count) quantiles of type 7"]
        return MarkdownTable(
            title: "Summaries of \(Self.count.grouped) paths, one thread: ns a figure",
            columns: ["summary", "time"], rows: zip(names, times).map { [$0, $1.time] })
    }
}
