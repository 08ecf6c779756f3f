import Summaries

/// A run made of figures that a test gives.
enum RunFixture {
    /// The run whose indicators have these figures, by year (from 2024 on) and path.
    static func run(
        _ figures: [(name: String, years: [[Double]])], scenario: String = "fixture", unit: String = "million USD/year",
        targets: [TargetDescription] = [], replicates: Replicates? = nil
    ) throws -> RecordedRun {
        let columns = try PathColumns(
            outputCount: figures.count, yearCount: figures[0].years.count, pathCount: figures[0].years[0].count)
        for (output, figure) in figures.enumerated() {
            for (year, values) in figure.years.enumerated() {
                let column = columns.column(output: output, year: year)
                column.update(repeating: .nan, count: columns.capacity)
                for (path, value) in values.enumerated() { column[path] = value }
            }
        }
        let outline = RunOutline(
            scenario: scenario, baseYear: 2024, yearCount: columns.yearCount,
            outputs: figures.map {
                OutputDescription(
                    name: $0.name, title: "Title of \($0.name)", unit: unit,
                    history: [Observation(year: 2023, value: 187.6)])
            }, targets: targets, replicates: replicates)
        return RecordedRun(outline, columns: columns)
    }

    /// Growing figures with a few missing: 196 in the base year, then a random walk in logarithms.
    static func growth(paths: Int, years: Int, seed: UInt64, missing: Double = 0) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        var values = [Double](repeating: 196, count: paths)
        return (0..<years).map { year in
            if year > 0 { for path in values.indices { values[path] *= 1.05 + 0.2 * generator.normal() } }
            return values.map { generator.uniform() < missing ? .nan : $0 }
        }
    }

    static func target(
        _ direction: TargetResult.Direction, _ threshold: Double, by: Int, reference: ReferenceGrowth? = nil
    ) -> TargetDescription {
        TargetDescription(
            name: "goal", title: "Goal", indicator: "trade", direction: direction, threshold: threshold, by: by,
            reference: reference)
    }
}
