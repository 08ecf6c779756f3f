import Simulation
import Testing

@Suite struct BrownianBridgeTests {
    private static func dense(_ bridge: BrownianBridge) -> [[Double]] {
        bridge.steps.map { parts in
            var row = [Double](repeating: 0, count: bridge.steps.count)
            for part in parts { row[part.normal] += part.weight }
            return row
        }
    }

    /// Independent standard normals make independent standard normals.
    @Test(arguments: [1, 2, 3, 4, 5, 11, 16, 44, 132])
    func theMapIsOrthogonal(count: Int) {
        let rows = Self.dense(BrownianBridge(stepCount: count))
        for (place, row) in rows.enumerated() {
            for (other, column) in rows.enumerated() {
                let product = zip(row, column).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (place == other ? 1 : 0)) < 1e-13)
            }
        }
    }

    /// The first normal is the walk's end alone, the second its middle given the end.
    @Test func theEndComesFirst() {
        let rows = Self.dense(BrownianBridge(stepCount: 8))
        func place(_ step: Int) -> [Double] {
            rows.prefix(step).reduce([Double](repeating: 0, count: 8)) { zip($0, $1).map { $0 + $1 } }
        }
        #expect(abs(place(8)[0] - 8.0.squareRoot()) < 1e-14)
        #expect(place(8).dropFirst().allSatisfy { abs($0) < 1e-14 })
        #expect(abs(place(4)[0] - 8.0.squareRoot() / 2) < 1e-14)
        #expect(abs(place(4)[1] - 2.0.squareRoot()) < 1e-14)
        #expect(place(4).dropFirst(2).allSatisfy { abs($0) < 1e-14 })
    }

    @Test(arguments: [1, 11, 128, 2400])
    func stepsAreMadeOfFewNormals(count: Int) {
        let most = 2 * (Int.bitWidth - count.leadingZeroBitCount) + 2
        let bridge = BrownianBridge(stepCount: count)
        #expect(bridge.steps.allSatisfy { $0.count <= most })
        #expect(Set(bridge.steps.flatMap { $0.map(\.normal) }) == Set(0..<count))
    }
}
