/// Rows of bars that lie, each with its label and its figure; where there is little room, these stand over the bar.
struct RowPlot {
    enum Mark {
        case bar(from: Double, to: Double, String)
        case whisker(low: Double, high: Double)
        case dot(Double, String)
    }

    struct Row {
        var label: String
        var figure: String
        /// What stands behind the figure where there is room.
        var aside = ""
        var marks: [Mark]
        /// What is said of it.
        var words: String
    }

    var ticks: [Plot.Tick]
    var rows: [Row]
    /// Places with a line through all rows: their classes.
    var uprights: [(place: Double, name: String)] = []

    private static let row = 34
    private static let letter = 7.3
    private static let longest = 40

    private var height: Int { rows.count * Self.row }

    func write(to figure: inout Markup, title: String, finding: String, id: String) {
        let labels = rows.map { min(Self.longest, $0.label.count) }.max() ?? 0
        let figures = rows.map { $0.figure.count + $0.aside.count + 1 }.max() ?? 0
        let margins = [labels, figures].map { Int((Double($0) * Self.letter).rounded(.up)) + 16 }
        figure.element("div", ["class": "box", "style": "--l:\(margins[0])px;--r:\(margins[1])px"]) { box in
            box.element(
                "svg",
                [
                    "class": "plot rows", "role": "img", "aria-labelledby": "\(id)t \(id)d", "height": "\(height)",
                ]
            ) { svg in
                svg.element("title", ["id": "\(id)t"], text: title)
                svg.element("desc", ["id": "\(id)d"], text: finding)
                writeGrid(to: &svg)
                svg.element(
                    "svg",
                    ["viewBox": "0 0 1000 \(height)", "preserveAspectRatio": "none", "aria-hidden": "true"]
                ) { writePaths(to: &$0) }
                for place in rows.indices { write(place, to: &svg) }
                writeStrips(to: &svg)
            }
        }
    }

    private func middle(_ place: Int) -> Int { place * Self.row + Self.row / 2 }

    private func writeGrid(to svg: inout Markup) {
        for tick in ticks {
            let x = Coordinate.percent(tick.place)
            svg.empty("line", ["class": "grid", "x1": x, "x2": x, "y2": "100%"])
            svg.element(
                "text", ["class": tick.isMinor ? "across minor" : "across", "x": x, "y": "100%"], text: tick.label)
        }
    }

    private func writePaths(to field: inout Markup) {
        for upright in uprights where upright.place.isFinite {
            let x = Coordinate.units(upright.place)
            field.empty("path", ["class": upright.name, "d": "M\(x) 0V\(height)"])
        }
        field.element("g", ["class": "drop"]) { group in
            for (place, row) in rows.enumerated() {
                for mark in row.marks { write(mark, at: middle(place), to: &group) }
            }
        }
    }

    private func write(_ mark: Mark, at y: Int, to group: inout Markup) {
        switch mark {
        case .bar(let from, let to, let name):
            guard from.isFinite, to.isFinite else { return }
            let (left, right) = (Coordinate.units(min(from, to)), Coordinate.units(max(from, to)))
            // What is there is seen, however little.
            group.empty("path", ["class": name, "d": "M\(left) \(y - 7)H\(max(right, left + 2))v14H\(left)z"])
        case .whisker(let low, let high):
            guard low.isFinite, high.isFinite else { return }
            let (left, right) = (Coordinate.units(low), Coordinate.units(high))
            group.empty(
                "path", ["class": "whisker", "d": "M\(left) \(y - 5)v10M\(left) \(y)H\(right)M\(right) \(y - 5)v10"])
        case .dot: return
        }
    }

    private func write(_ place: Int, to svg: inout Markup) {
        let row = rows[place]
        let y = "\(middle(place))"
        for case .dot(let x, let name) in row.marks where x.isFinite {
            svg.empty(
                "circle", ["class": "drop \(name)", "cx": Coordinate.percent(x), "cy": y, "r": "4.5"])
        }
        let label = row.label.count > Self.longest ? row.label.prefix(Self.longest - 1) + "…" : row.label[...]
        svg.element("text", ["class": "rowlabel", "y": y], text: String(label))
        svg.element("text", ["class": "figure", "x": "100%", "y": y]) { text in
            text.text(row.figure)
            if !row.aside.isEmpty {
                text.element("tspan", ["class": "minor", "dx": row.figure.isEmpty ? "0" : "6"], text: row.aside)
            }
        }
    }

    private func writeStrips(to svg: inout Markup) {
        svg.element(
            "svg",
            [
                "class": "strips", "viewBox": "0 0 1000 \(height)", "preserveAspectRatio": "none",
                "aria-hidden": "true",
            ]
        ) { field in
            for (place, row) in rows.enumerated() {
                field.element("path", ["d": "M0 \(place * Self.row)h1000v\(Self.row)H0z"]) {
                    $0.element("title", text: row.words)
                }
            }
        }
    }
}
