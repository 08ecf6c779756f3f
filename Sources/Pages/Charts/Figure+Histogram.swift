import Reporting

extension Figure {
    /// How the paths spread over an indicator's values in one year.
    static func histogram(_ chart: HistogramChart, title: String) -> Figure {
        let (bins, shares, values) = (
            chart.bins, chart.shareAxis, ValueAxis.linear(chart.bins.lower, chart.bins.upper, intervals: 8)
        )
        let place = { (value: Double) in (value - bins.lower) / (bins.upper - bins.lower) }
        let decimals = Share.decimals(forStep: shares.ticks[1])
        var layers: [Plot.Layer] = [.columns(bins.shares.map { shares.fraction($0) })]
        if let median = chart.median, 0...1 ~= place(median) {
            layers.append(.upright(place(median), "median", label: "median \(Numeral.readable(median))"))
        }
        for threshold in chart.thresholds where 0...1 ~= place(threshold) {
            layers.append(.upright(place(threshold), "target", label: "target \(Numeral.exact(threshold))"))
        }
        let ticks = values.ticks.filter { -0.001...1.001 ~= place($0) }
        let table = table(chart)
        let width = 1 / Double(max(1, bins.counts.count))
        return Figure(
            title: title, finding: finding(chart), unit: unit(chart), remarks: [chart.outside].filter { !$0.isEmpty },
            drawing: .plot(
                Plot(
                    height: 220,
                    across: ticks.enumerated().map { number, tick in
                        Plot.Tick(
                            place: place(tick), label: values.label(tick), isMinor: ticks.count > 6 && number % 2 == 1)
                    },
                    up: shares.ticks.map {
                        Plot.Tick(place: shares.fraction($0), label: Share.text($0, decimals: decimals))
                    }, layers: layers,
                    strips: table.rows.enumerated().map { number, row in
                        Plot.Strip(place: (Double(number) + 0.5) * width, words: "\(row[0])–\(row[1]): \(row[2])")
                    })), table: table, tableUnit: chart.unit)
    }

    private static func unit(_ chart: HistogramChart) -> String {
        let unit = chart.valueAxis.title(chart.unit)
        return unit.isEmpty ? "share of paths" : "up: share of paths · across: \(unit)"
    }

    private static func table(_ chart: HistogramChart) -> TextTable {
        let bins = chart.bins
        let step = (bins.upper - bins.lower) / Double(max(1, bins.counts.count))
        var table = TextTable([.number("from"), .number("to"), .number("share of paths")])
        for (number, share) in bins.shares.enumerated() {
            let from = bins.lower + Double(number) * step
            table.append([Numeral.readable(from), Numeral.readable(from + step), Share.text(share)])
        }
        return table
    }

    private static func finding(_ chart: HistogramChart) -> String {
        let bins = chart.bins
        let step = (bins.upper - bins.lower) / Double(max(1, bins.counts.count))
        guard let most = bins.shares.max(), let place = bins.shares.firstIndex(of: most) else { return "" }
        let from = bins.lower + Double(place) * step
        let median = chart.median.map { " The median is \(quantity(Numeral.readable($0), chart.unit))." } ?? ""
        return """
            The fullest bin, from \(Numeral.readable(from)) to \(Numeral.readable(from + step)), holds \
            \(Share.text(most)) of paths.\(median)
            """
    }
}
