/// A field with an axis at the bottom and one to the left. It is drawn as wide as there is room, while its letters, lines and
/// dots keep their size.
struct Plot {
    struct Tick {
        var place: Double
        var label: String
        /// Whether its label may go where there is little room.
        var isMinor = false
    }

    enum Layer {
        /// What lies between two lines.
        case band([Point], [Point], String)
        case line([Point], String, isStepped: Bool = false)
        case dots([Point], String)
        /// A line straight across, with diamonds on it and a label.
        case target(Double, at: [Double], label: String)
        /// A line straight up.
        case upright(Double, String, label: String)
        /// Columns of equal width.
        case columns([Double])
        /// Intervals, upright.
        case whiskers([(x: Double, low: Double, high: Double)])
        /// Words over a place.
        case words(String, Point)
        /// Letters to the right of the field, at these heights.
        case letters([(letter: String, y: Double)])
    }

    /// A part of the field, from side to side, and what is said of it.
    struct Strip {
        var place: Double
        var words: String
    }

    var height = 300
    var across: [Tick]
    var up: [Tick]
    /// In the order of drawing.
    var layers: [Layer]
    var strips: [Strip] = []

    /// How wide a digit is, in pixels.
    private static let digit = 7.2

    func write(to figure: inout Markup, title: String, finding: String, id: String) {
        let widest = up.map(\.label.count).max() ?? 0
        let margin = Int((Double(widest) * Self.digit).rounded(.up)) + 14
        let hasLetters = layers.contains { if case .letters = $0 { true } else { false } }
        figure.element("div", ["class": "box", "style": "--l:\(margin)px;--r:\(hasLetters ? 26 : 16)px"]) { box in
            box.element(
                "svg",
                [
                    "class": "plot", "role": "img", "aria-labelledby": "\(id)t \(id)d", "height": "\(height)",
                ]
            ) { svg in
                svg.element("title", ["id": "\(id)t"], text: title)
                svg.element("desc", ["id": "\(id)d"], text: finding)
                writeGrid(to: &svg)
                svg.element("svg", ["viewBox": "0 0 1000 1000", "preserveAspectRatio": "none", "aria-hidden": "true"]) {
                    writePaths(to: &$0)
                }
                writeSigns(to: &svg)
                if !strips.isEmpty { writeStrips(to: &svg) }
            }
        }
    }

    private func writeGrid(to svg: inout Markup) {
        for tick in up {
            let y = Coordinate.fromAbove(tick.place)
            svg.empty("line", ["class": "grid", "x2": "100%", "y1": y, "y2": y])
            svg.element("text", ["class": "up", "x": "-8", "y": y], text: tick.label)
        }
        for tick in across where !tick.label.isEmpty {
            svg.element(
                "text",
                ["class": tick.isMinor ? "across minor" : "across", "x": Coordinate.percent(tick.place), "y": "100%"],
                text: tick.label)
        }
        svg.empty("line", ["class": "base", "x2": "100%", "y1": "100%", "y2": "100%"])
    }

    // MARK: What is stretched

    private func writePaths(to field: inout Markup) {
        for layer in layers {
            switch layer {
            case .band(let low, let high, let name):
                guard low.count > 1 else { continue }
                field.empty("path", ["class": name, "d": Coordinate.band(low, high)])
            case .line(let points, let name, let isStepped):
                guard points.count > 1 else { continue }
                field.empty("path", ["class": "line \(name)", "d": Coordinate.line(points, isStepped: isStepped)])
            case .target(let y, _, _):
                field.empty("path", ["class": "target", "d": Coordinate.line([Point(x: 0, y: y), Point(x: 1, y: y)])])
            case .upright(let x, let name, _):
                field.empty(
                    "path", ["class": "line \(name)", "d": Coordinate.line([Point(x: x, y: 0), Point(x: x, y: 1)])])
            case .columns(let heights): field.empty("path", ["class": "bar", "d": columns(heights)])
            case .whiskers(let intervals):
                let data = intervals.map { whisker in
                    Coordinate.line([Point(x: whisker.x, y: whisker.low), Point(x: whisker.x, y: whisker.high)])
                }
                field.empty("path", ["class": "whisker", "d": data.joined()])
            case .dots, .words, .letters: continue
            }
        }
    }

    private func columns(_ heights: [Double]) -> String {
        let width = 1 / Double(max(1, heights.count))
        return heights.enumerated().filter { $0.element > 0 }.map { number, height in
            let (left, right) = (Double(number) * width, Double(number + 1) * width)
            let corners = [(left, 0), (left, height), (right, height), (right, 0)].map { Point(x: $0.0, y: $0.1) }
            return Coordinate.line(corners) + "z"
        }.joined()
    }

    // MARK: What keeps its size

    private func writeSigns(to svg: inout Markup) {
        var uprights = 0
        for layer in layers {
            switch layer {
            case .dots(let points, let name):
                svg.element("g", ["class": name]) { dots in for point in points { dots.dot(point) } }
            case .target(let y, let places, let label):
                for place in places { svg.diamond(Point(x: place, y: y)) }
                svg.element(
                    "text", ["class": "label", "x": "6", "y": Coordinate.fromAbove(y), "dy": "-6"], text: label)
            case .upright(let x, let name, let label):
                let isLeft = x > 0.5
                // Each lower than the one before, so that none covers another where there is little room.
                let y = 12 + 16 * uprights
                uprights += 1
                svg.element(
                    "text",
                    [
                        "class": "label of\(name)" + (isLeft ? " end" : ""), "x": Coordinate.percent(x),
                        "dx": isLeft ? "-5" : "5", "y": "\(y)",
                    ], text: label)
            case .words(let text, let point):
                svg.element(
                    "text",
                    [
                        "class": point.x > 0.97 ? "words end" : "words", "x": Coordinate.percent(point.x),
                        "y": Coordinate.fromAbove(point.y), "dy": "-9",
                    ], text: text)
            case .letters(let letters):
                for (letter, y) in apart(letters) {
                    svg.element(
                        "text", ["class": "letter", "x": "100%", "dx": "8", "y": Coordinate.fromAbove(y)], text: letter)
                }
            case .band, .line, .columns, .whiskers: continue
            }
        }
    }

    /// Letters so far from each other that each can be read, as near to their places as that allows: those too close to
    /// one another stand around their middle (isotonic regression by pooling adjacent violators; Ayer et al. 1955).
    private func apart(_ letters: [(letter: String, y: Double)]) -> [(letter: String, y: Double)] {
        let gap = 13 / Double(height)
        let sorted = letters.filter(\.y.isFinite).sorted { $0.y > $1.y }
        var pools: [(sum: Double, count: Int)] = []
        for (place, letter) in sorted.enumerated() {
            pools.append((letter.y + Double(place) * gap, 1))
            while pools.count > 1, Self.mean(pools[pools.count - 2]) < Self.mean(pools[pools.count - 1]) {
                let last = pools.removeLast()
                pools[pools.count - 1] = (
                    pools[pools.count - 1].sum + last.sum, pools[pools.count - 1].count + last.count
                )
            }
        }
        let levels = pools.flatMap { Array(repeating: Self.mean($0), count: $0.count) }
        let lowest = Double(sorted.count - 1) * gap
        return zip(sorted, levels).enumerated().map { place, pair in
            (pair.0.letter, max(lowest, pair.1) - Double(place) * gap)
        }
    }

    private static func mean(_ pool: (sum: Double, count: Int)) -> Double { pool.sum / Double(pool.count) }

    private func writeStrips(to svg: inout Markup) {
        let places = strips.map(\.place)
        svg.element(
            "svg",
            ["class": "strips", "viewBox": "0 0 1000 1000", "preserveAspectRatio": "none", "aria-hidden": "true"]
        ) { field in
            for (number, strip) in strips.enumerated() {
                let left = number == 0 ? 0 : (places[number - 1] + places[number]) / 2
                let right = number + 1 == places.count ? 1 : (places[number] + places[number + 1]) / 2
                let (from, to) = (Coordinate.units(left), Coordinate.units(right))
                field.element(
                    "path", ["data-at": "\(Coordinate.units(strip.place))", "d": "M\(from) 0H\(to)V1000H\(from)z"]
                ) { $0.element("title", text: strip.words) }
            }
        }
    }
}

extension Markup {
    fileprivate mutating func dot(_ point: Point) {
        guard point.isFinite, 0...1 ~= point.y else { return }
        empty("circle", ["cx": Coordinate.percent(point.x), "cy": Coordinate.fromAbove(point.y), "r": "3.2"])
    }

    fileprivate mutating func diamond(_ point: Point) {
        guard point.isFinite, 0...1 ~= point.y, 0...1 ~= point.x else { return }
        element(
            "svg",
            [
                "class": "diamond", "x": Coordinate.percent(point.x), "y": Coordinate.fromAbove(point.y),
                "aria-hidden": "true",
            ]
        ) { $0.empty("path", ["d": "M0-6L6 0 0 6-6 0z"]) }
    }
}
