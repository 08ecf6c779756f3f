import EconomicModel
import GSLNumerics
import Testing

/// `smooth` is the monotone cubic that GSL has under the name of Steffen.
struct SmoothCurveTests {
    private static let curves: [[(year: Int, figure: Double)]] = [
        [(2024, 1), (2026, 4), (2027, 4.5), (2030, 2)], [(2024, 1), (2030, 3)],
        [(2025, 0), (2026, 1), (2027, 0), (2029, 5)],
        [(2024, 3), (2025, 2), (2027, 1.5), (2028, 1.4), (2030, 0)],
    ]

    @Test(arguments: curves.indices, ["year", "quarter", "month"])
    func `A smooth curve is Steffen's`(curve: Int, step: String) throws {
        let points = Self.curves[curve]
        let spline = try MonotoneInterpolation(
            points.map { .init(x: Double($0.year) + 0.5, y: $0.figure) }, method: .steffen)
        let text = "smooth(\(points.map { "\($0.year)=\($0.figure)" }.joined(separator: ", ")))"
        let model = try Model(variable: text, step: step)
        // What is not known for certain goes through terms, and what is known is folded: both are the same curve.
        let terms = try Model([
            "variables": [
                "one": ["value": "if calendar_year > 0 then 1 else 0"],
                "x": [
                    "value": .text(
                        "smooth(\(points.map { "\($0.year)=\($0.figure) * variables.one" }.joined(separator: ", ")))")
                ],
            ],
            "horizon": ["step": .text(step)],
        ])
        let timeline = model.system.equations.timeline
        let figures = try model.figures("variables.x")
        let others = try terms.figures("variables.x")
        for period in 0...timeline.periodCount {
            let middle = (timeline.start(of: period) + timeline.end(of: period)) / 2
            let expected = spline.value(at: middle)
            #expect(abs((figures[period] ?? .nan) - expected) < 1e-12 * max(1, abs(expected)), "period \(period)")
            #expect(abs((others[period] ?? .nan) - expected) < 1e-12 * max(1, abs(expected)), "period \(period)")
        }
    }
}
