import Summaries
import Testing
import Workers

@Suite struct IndicatorResultTests {
    @Test func eachYearIsSummarised() throws {
        let figures = RunFixture.growth(paths: 5000, years: 4, seed: 1)
        let run = try RunFixture.run([("trade", figures), ("exports", figures.map { $0.map { $0 / 4 } })])
        let results = run.indicatorResults(workers: Workers(count: 2))
        #expect(results.map(\.name) == ["trade", "exports"])
        #expect(results[0].title == "Title of trade")
        #expect(results[0].unit == "million USD/year")
        #expect(results[0].history == [Observation(year: 2023, value: 187.6)])
        #expect(results[0].years.map(\.year) == [2024, 2025, 2026, 2027])
        for (summary, values) in zip(results[0].years, figures) {
            let moments = MomentsTests.moments(values)
            #expect(summary.count == 5000)
            #expect(summary.mean == moments.mean)
            #expect(summary.standardDeviation == moments.standardDeviation)
            #expect(summary.standardError == moments.standardError)
            #expect(summary.quantiles == QuantileTests.reference(Quantiles.reported, of: values))
            #expect(summary.minimum == values.min())
            #expect(summary.maximum == values.max())
        }
        #expect(results[0].years.dropLast().allSatisfy { $0.histogram == nil })
        #expect(results[0].years.last?.histogram != nil)
    }

    @Test func theBaseYearIsExact() throws {
        let run = try RunFixture.run([("trade", RunFixture.growth(paths: 100, years: 2, seed: 1))])
        let base = run.indicatorResults(workers: Workers(count: 1))[0].years[0]
        #expect(base.mean == 196)
        #expect(base.standardDeviation == 0)
        #expect(base.standardError == 0)
        #expect(base.quantiles == [Double](repeating: 196, count: 7))
    }

    @Test func aYearWithoutFiguresHasNone() throws {
        let missing = [Double](repeating: .nan, count: 300)
        let run = try RunFixture.run([("trade", [missing, missing])])
        #expect(
            run.indicatorResults(workers: Workers(count: 1))[0].years
                == [YearSummary(year: 2024, count: 0), YearSummary(year: 2025, count: 0)])
    }

    @Test func onePathHasNoSpread() throws {
        let run = try RunFixture.run([("trade", [[196], [205]])])
        let last = try #require(run.indicatorResults(workers: Workers(count: 1))[0].years.last)
        #expect(last.mean == 205)
        #expect(last.standardDeviation == nil && last.standardError == nil)
        #expect(last.quantiles == [Double](repeating: 205, count: 7))
        #expect(last.histogram == Histogram(lower: 205, upper: 205, counts: [1], below: 0, above: 0))
    }

    @Test func figuresThatNoFileHoldsAreLeftOut() throws {
        var values = Shape.normal.values(100)
        values[3] = .infinity
        let run = try RunFixture.run([("trade", [values, values])])
        let summary = run.indicatorResults(workers: Workers(count: 1))[0].years[1]
        #expect(summary.count == 100)
        #expect(summary.mean == nil && summary.standardDeviation == nil && summary.maximum == nil)
        #expect(summary.minimum == values.min())
        #expect(summary.quantiles == QuantileTests.reference(Quantiles.reported, of: values))
    }

    @Test(arguments: Shape.allCases) func histogramsCountEveryPath(shape: Shape) throws {
        var values = shape.values(4000)
        for place in stride(from: 0, to: 4000, by: 7) { values[place] = .nan }
        let run = try RunFixture.run([("trade", [values, values])])
        let summary = try #require(run.indicatorResults(workers: Workers(count: 1))[0].years.last)
        guard shape != .denormal else {
            #expect(summary.histogram == nil, "no double holds so many bins a unit")
            return
        }
        let histogram = try #require(summary.histogram)
        let ends = QuantileTests.reference([0.005, 0.995], of: values)
        #expect([histogram.lower, histogram.upper] == ends)
        #expect(histogram.counts.count == (ends[0] < ends[1] ? 200 : 1))
        #expect(histogram.below == values.count { $0 < ends[0] })
        #expect(histogram.above == values.count { $0 > ends[1] })
        #expect(histogram.counts.reduce(histogram.below + histogram.above, +) == summary.count)
        let width = (ends[1] - ends[0]) / 200
        guard width > 1e-300 else { return }
        for (bin, count) in histogram.counts.enumerated() {
            // A value at an edge may go either way by rounding.
            let low = ends[0] + (Double(bin) - 1e-6) * width
            let high = ends[0] + (Double(bin + 1) + 1e-6) * width
            #expect(count <= values.count { $0 >= low && $0 <= high })
        }
    }

    @Test func firstPathsInFull() throws {
        let run = try RunFixture.run([
            ("trade", [[196, 196], [201, .nan]]), ("exports", [[33, 34], [35, 36]]),
        ])
        #expect(
            run.drawnPaths(5) == [
                DrawnPath(path: 0, year: 2024, values: [196, 33]), DrawnPath(path: 0, year: 2025, values: [201, 35]),
                DrawnPath(path: 1, year: 2024, values: [196, 34]), DrawnPath(path: 1, year: 2025, values: [nil, 36]),
            ])
        #expect(run.drawnPaths(1).count == 2)
        #expect(run.drawnPaths(0).isEmpty)
    }
}
