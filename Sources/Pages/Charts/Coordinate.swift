/// Where something stands in a drawing, from 0 to 1: to the right, and up.
struct Point {
    var x: Double
    var y: Double

    var isFinite: Bool { x.isFinite && y.isFinite }
}

/// How places are written in SVG. A field of a thousand units each way is as fine as a screen.
enum Coordinate {
    /// In thousandths: what lies far outside ends not far from the field, and what is no number at its beginning.
    static func units(_ share: Double) -> Int {
        share.isNaN ? 0 : Int((min(3, max(-2, share)) * 1000).rounded())
    }

    /// As a percentage, with one decimal.
    static func percent(_ share: Double) -> String {
        let tenths = units(share)
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")%"
    }

    /// A height as a percentage from above.
    static func fromAbove(_ share: Double) -> String { percent(1 - share) }

    /// A line through points, as data of a path.
    static func line(_ points: some Sequence<Point>, isStepped: Bool = false) -> String {
        var data = ""
        for point in points where point.isFinite {
            let (x, y) = (units(point.x), 1000 - units(point.y))
            if data.isEmpty {
                data = "M\(x) \(y)"
            } else {
                data += isStepped ? "H\(x)V\(y)" : "L\(x) \(y)"
            }
        }
        return data
    }

    /// What lies between two lines.
    static func band(_ low: [Point], _ high: [Point]) -> String { line(high + low.reversed()) + "z" }
}
