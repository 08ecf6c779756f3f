import Foundation
import GSLNumerics
import Testing

@Suite struct TransitionMatrixTests {
    /// Of two states, the chain is in the other with probability a/(a + b) · (1 − e^{−(a + b)t}).
    @Test(arguments: [(0.25, 1.0, 1.0), (0.25, 1, 1.0 / 12), (40, 3, 2), (1e-3, 1e-4, 200)])
    func twoStates(leaving: Double, returning: Double, time: Double) throws {
        let matrix = try TransitionMatrix(rates: [[7, leaving], [returning, -7]], time: time)
        let total = leaving + returning
        let moved = 1 - exp(-total * time)
        #expect(abs(matrix.cumulative[0][0] - (1 - leaving / total * moved)) < 2e-12)
        #expect(abs(matrix.cumulative[1][0] - returning / total * moved) < 2e-12)
        #expect(matrix.cumulative.allSatisfy { $0[1] == 1 })
    }

    /// A state after another, and no way back: the last is reached by the sum of two exponential times.
    @Test func aRow() throws {
        let matrix = try TransitionMatrix(rates: [[0, 2, 0], [0, 0, 2], [0, 0, 0]], time: 0.75)
        let expected = [exp(-1.5), exp(-1.5) * 2.5, 1]
        for (found, expected) in zip(matrix.cumulative[0], expected) { #expect(abs(found - expected) < 2e-12) }
        #expect(matrix.cumulative[2] == [0, 0, 1])
    }

    @Test func nothingMovesInNoTime() throws {
        #expect(try TransitionMatrix(rates: [[0, 5], [5, 0]], time: 0).cumulative == [[1, 1], [0, 1]])
    }

    /// However large the rates, probabilities stay between 0 and 1 and rise along a row.
    @Test func manyStates() throws {
        let count = 12
        for scale in [1e-6, 1, 1e3, 1e6] {
            let rates = (0..<count).map { row in (0..<count).map { Double((row * 7 + $0 * 5) % 11) * scale } }
            for row in try TransitionMatrix(rates: rates, time: 1).cumulative {
                #expect(row[0] >= 0 && row[count - 1] == 1)
                #expect(zip(row, row.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
    }

    @Test func whatIsNoMatrixOfRates() {
        for rates in [[], [[0, 1]], [[0, -1], [1, 0]], [[0, .infinity], [1, 0]]] as [[[Double]]] {
            #expect(throws: NumericsError.self) { try TransitionMatrix(rates: rates, time: 1) }
        }
        #expect(throws: NumericsError.self) { try TransitionMatrix(rates: [[0, 1], [1, 0]], time: -1) }
    }
}
