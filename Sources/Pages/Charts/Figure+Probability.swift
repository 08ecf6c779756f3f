import Reporting

extension Figure {
    /// A probability against what it depends on.
    ///
    /// - Parameters:
    ///   - chart: The points.
    ///   - title: What the figure is called.
    /// - Returns: The figure; `nil` where there is nothing to draw.
    static func probability(_ chart: ProbabilityChart, title: String) -> Figure? {
        guard let places = chart.placeAxis, let axis = axis(chart) else { return nil }
        let points = chart.drawn
        let decimals = Share.decimals(forStep: axis.ticks.count > 1 ? axis.ticks[1] - axis.ticks[0] : 1)
        let table = table(chart)
        let unit = chart.unit(places)
        return Figure(
            title: title, finding: finding(chart),
            unit: unit.isEmpty ? "share of paths" : "up: share of paths · across: \(unit)",
            remarks: outside(chart),
            drawing: .plot(
                Plot(
                    height: 300,
                    across: places.ticks.enumerated().map { number, tick in
                        Plot.Tick(
                            place: places.fraction(tick), label: chart.tick(places, tick),
                            isMinor: places.ticks.count > 6 && number % 2 == 1)
                    },
                    up: axis.ticks.map {
                        Plot.Tick(place: axis.fraction($0), label: Share.text($0, decimals: decimals))
                    }, layers: layers(chart, places, axis),
                    strips: zip(points, table.rows).map { point, row in
                        Plot.Strip(place: places.fraction(point.place), words: words(row, table.columns.map(\.title)))
                    })), table: table)
    }

    private static func layers(_ chart: ProbabilityChart, _ places: ValueAxis, _ axis: ValueAxis) -> [Plot.Layer] {
        let points = chart.drawn
        let at = { (point: ProbabilityChart.Point) in
            Point(x: places.fraction(point.place), y: axis.fraction(point.probability))
        }
        var curve = points.map(at)
        if chart.isStepped, let last = curve.last { curve.append(Point(x: 1, y: last.y)) }
        var layers: [Plot.Layer] = []
        if let wanted = chart.wanted {
            layers.append(.target(axis.fraction(wanted), at: [], label: "wanted: \(Share.stated(wanted))"))
        }
        for upright in chart.uprights where 0...1 ~= places.fraction(upright.place) {
            layers.append(.upright(places.fraction(upright.place), "target", label: upright.name))
        }
        layers.append(.line(curve, "median", isStepped: chart.isStepped))
        layers.append(
            .whiskers(
                points.compactMap { point in
                    point.interval.map {
                        (places.fraction(point.place), axis.fraction($0.low), axis.fraction($0.high))
                    }
                }))
        layers.append(.dots(points.map(at), "judged"))
        layers += points.filter(\.isNamed).map { .words(String($0.mark), at($0)) }
        return layers
    }

    /// An axis that holds the intervals too.
    private static func axis(_ chart: ProbabilityChart) -> ValueAxis? {
        guard let axis = chart.probabilityAxis else { return nil }
        let ends = chart.drawn.compactMap(\.interval).flatMap { [$0.low, $0.high] }.filter(\.isFinite)
        guard let low = ends.min(), let high = ends.max(), low < axis.low || high > axis.high else { return axis }
        let wide = ValueAxis.linear(max(0, min(low, axis.low)), min(1, max(high, axis.high)), intervals: 6)
        return wide.low < 0 || wide.high > 1.000_001 ? axis : wide
    }

    private static func table(_ chart: ProbabilityChart) -> TextTable {
        let unit = chart.placeAxis.map(chart.unit) ?? ""
        var table = TextTable([
            .text(unit.isEmpty ? "value" : unit), .number("share of paths"), .number("95 % interval"), .text("mark"),
        ])
        let places = chart.figures
        for (point, place) in zip(chart.drawn, places) {
            table.append([
                place, Share.text(point.probability), point.interval.map { Share.interval($0.low, $0.high) } ?? "–",
                point.isNamed ? String(point.mark) : "",
            ])
        }
        return table
    }

    private static func finding(_ chart: ProbabilityChart) -> String {
        guard let first = chart.drawn.first, let last = chart.drawn.last else { return "There is nothing to draw." }
        let figures = chart.figures
        return """
            The share of paths goes from \(Share.text(first.probability)) at \(figures.first ?? "") to \
            \(Share.text(last.probability)) at \(figures.last ?? "").
            """
    }

    private static func outside(_ chart: ProbabilityChart) -> [String] {
        guard let places = chart.placeAxis else { return [] }
        return chart.uprights.filter { $0.place.isFinite && !(0...1 ~= places.fraction($0.place)) }.map { upright in
            "\(upright.name), \(upright.place > places.high ? "right" : "left") of the chart"
        }
    }
}

extension ProbabilityChart.Point {
    /// Whether its mark is a letter that stands in a table too.
    fileprivate var isNamed: Bool { mark.isLetter }
}
