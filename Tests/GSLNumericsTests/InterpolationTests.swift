import GSLNumerics
import Testing

@Suite struct InterpolationTests {
    private static let points = [(0.0, 1.0), (1, 3), (3, 3.5), (4, 2), (6, 2)].map {
        MonotoneInterpolation.Point(x: $0.0, y: $0.1)
    }

    private func curve(_ method: MonotoneInterpolation.Method) throws -> MonotoneInterpolation {
        try MonotoneInterpolation(Self.points, method: method)
    }

    @Test(arguments: [MonotoneInterpolation.Method.step, .linear, .steffen])
    func throughItsPoints(method: MonotoneInterpolation.Method) throws {
        let curve = try curve(method)
        for point in Self.points { #expect(curve.value(at: point.x) == point.y) }
        #expect(curve.value(at: -5) == 1)
        #expect(curve.value(at: -Double.infinity) == 1)
        #expect(curve.value(at: 7) == 2)
        #expect(curve.value(at: .nan).isNaN)
    }

    @Test func between() throws {
        #expect(try curve(.linear).value(at: 2) == 3.25)
        #expect(try curve(.step).value(at: 2.999) == 3)
        #expect(try curve(.step).value(at: -1) == 1)
    }

    /// Against Steffen's formulas, written out for the segment from 1 to 3.
    @Test func steffen() throws {
        let curve = try curve(.steffen)
        // Slopes of the segments 2, 0.25, -1.5; the slope at x = 1 by a parabola, held to twice the smaller one; that at
        // x = 3 is zero, for it is an extreme.
        let slope = min(2, 0.25, 0.5 * (2 * 2 + 0.25 * 1) / 3) * 2
        let (h, s) = (2.0, 0.25)
        let expected = { (x: Double) -> Double in
            let t = x - 1
            let a = (slope + 0 - 2 * s) / (h * h)
            let b = (3 * s - 2 * slope - 0) / h
            return 3 + t * (slope + t * (b + t * a))
        }
        for x in [1.25, 1.5, 2, 2.9] { #expect(abs(curve.value(at: x) - expected(x)) < 1e-11) }
    }

    @Test func steffenStaysBetweenNeighbours() throws {
        let curve = try curve(.steffen)
        for (left, right) in zip(Self.points, Self.points.dropFirst()) {
            let values = (0...100).map { curve.value(at: left.x + Double($0) / 100 * (right.x - left.x)) }
            let steps = zip(values, values.dropFirst()).map { $1 - $0 }
            #expect(steps.allSatisfy { right.y >= left.y ? $0 >= -1e-11 : $0 <= 1e-11 })
        }
        let value = curve.value(at: 2.2)
        #expect(value == roundedToPlanPrecision(value))
    }

    @Test func fewPoints() throws {
        let one = try MonotoneInterpolation([.init(x: 2, y: 5)], method: .steffen)
        #expect([1, 2, 3].map(one.value) == [5, 5, 5])
        let two = try MonotoneInterpolation([.init(x: 0, y: 0), .init(x: 4, y: 1)], method: .steffen)
        #expect(two.value(at: 1) == 0.25)
    }

    @Test func refusals() {
        #expect(throws: NumericsError.self) { try MonotoneInterpolation([], method: .linear) }
        #expect(throws: NumericsError.domain(subject: "an interpolation", need: "x that increases", given: [1, 1])) {
            try MonotoneInterpolation([.init(x: 1, y: 0), .init(x: 1, y: 2)], method: .linear)
        }
        #expect(throws: NumericsError.self) { try MonotoneInterpolation([.init(x: 1, y: .nan)], method: .step) }
    }
}
