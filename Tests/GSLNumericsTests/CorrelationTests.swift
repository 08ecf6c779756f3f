import GSLNumerics
import Testing

@Suite struct CorrelationTests {
    private static let four = [
        1, 0.3, 0.5, -0.2,
        0.3, 1, 0.2, -0.1,
        0.5, 0.2, 1, -0.4,
        -0.2, -0.1, -0.4, 1,
    ]

    private func product(_ factor: [[Double]], _ i: Int, _ j: Int) -> Double {
        zip(factor[i], factor[j]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func check(_ factor: [[Double]], of matrix: CorrelationMatrix, tolerance: Double = 1e-14) {
        for i in 0..<matrix.size {
            #expect(factor[i].count == i + 1)
            #expect(factor[i][i] >= 0)
            for j in 0...i { #expect(abs(product(factor, i, j) - matrix[i, j]) <= tolerance) }
        }
    }

    @Test func choleskyFactor() throws {
        let matrix = try CorrelationMatrix(size: 4, values: Self.four)
        check(try matrix.choleskyFactor(), of: matrix)
        #expect(matrix.isPositiveSemidefinite())
        #expect(try CorrelationMatrix.identity(size: 3).choleskyFactor() == [[1], [0, 1], [0, 0, 1]])
    }

    /// Appending a variable changes no earlier row by a bit.
    @Test func appending() throws {
        let whole = try CorrelationMatrix(size: 4, values: Self.four)
        for size in 1...3 {
            let values = (0..<size * size).map { whole[$0 / size, $0 % size] }
            let part = try CorrelationMatrix(size: size, values: values)
            #expect(try part.choleskyFactor() == Array(whole.choleskyFactor()[..<size]))
        }
    }

    @Test func semidefinite() throws {
        let same = try CorrelationMatrix(size: 3, values: [1, 1, 0.5, 1, 1, 0.5, 0.5, 0.5, 1])
        let factor = try same.choleskyFactor()
        check(factor, of: same)
        #expect(factor[1] == [1, 0])
        // The third is a combination of two uncorrelated ones.
        let half = 0.5.squareRoot()
        let dependent = try CorrelationMatrix(size: 3, values: [1, 0, half, 0, 1, half, half, half, 1])
        check(try dependent.choleskyFactor(), of: dependent)
        #expect(try dependent.choleskyFactor()[2][2] == 0)
        let opposite = try CorrelationMatrix(size: 2, values: [1, -1, -1, 1])
        #expect(try opposite.choleskyFactor() == [[1], [-1, 0]])
        #expect(abs(opposite.smallestEigenvalue) < 1e-15)
    }

    @Test func indefinite() throws {
        let matrix = try CorrelationMatrix(size: 3, values: [1, 1, 0, 1, 1, 1, 0, 1, 1])
        #expect(throws: NumericsError.notPositiveSemidefinite(row: 2)) { try matrix.choleskyFactor() }
        #expect(abs(matrix.smallestEigenvalue - (1 - 2.0.squareRoot())) < 1e-14)
        #expect(!matrix.isPositiveSemidefinite())
        #expect(
            NumericsError.notPositiveSemidefinite(row: 2).description
                == "the correlations are not positive semidefinite: row 3 contradicts the rows before it")
    }

    /// The example of Higham (2002), section 4.
    @Test func nearestOfHigham() throws {
        let matrix = try CorrelationMatrix(size: 3, values: [1, 1, 0, 1, 1, 1, 0, 1, 1])
        let nearest = try matrix.nearest()
        #expect(abs(nearest[0, 1] - 0.7607) < 5e-5)
        #expect(abs(nearest[1, 2] - 0.7607) < 5e-5)
        #expect(abs(nearest[0, 2] - 0.1573) < 5e-5)
        #expect(nearest.isPositiveSemidefinite(tolerance: 0))
        check(try nearest.choleskyFactor(), of: nearest, tolerance: 1e-12)
    }

    @Test func nearestOfJudgements() throws {
        var values = [Double](repeating: 0.9, count: 36)
        for i in 0..<6 { values[i * 7] = 1 }
        for (i, j) in [(0, 5), (1, 4), (2, 3)] { (values[i * 6 + j], values[j * 6 + i]) = (-0.8, -0.8) }
        let matrix = try CorrelationMatrix(size: 6, values: values)
        let nearest = try matrix.nearest()
        #expect(!matrix.isPositiveSemidefinite() && nearest.isPositiveSemidefinite(tolerance: 0))
        check(try nearest.choleskyFactor(), of: nearest, tolerance: 1e-12)
        // No symmetric change of one pair comes closer: the distance is below that of a plain shrinkage.
        let smallest = matrix.smallestEigenvalue
        let shrunk = zip(values, nearest.values).reduce((0.0, 0.0)) { sums, pair in
            let shrinkage = pair.0 == 1 ? 0 : pair.0 * smallest / (smallest - 1)
            return (sums.0 + shrinkage * shrinkage, sums.1 + (pair.0 - pair.1) * (pair.0 - pair.1))
        }
        #expect(shrunk.1 < shrunk.0)
        let good = try CorrelationMatrix(size: 4, values: Self.four)
        #expect(try good.nearest() == good)
    }

    @Test func refusals() {
        func error(_ size: Int, _ values: [Double]) -> String? {
            do throws(NumericsError) {
                _ = try CorrelationMatrix(size: size, values: values)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(error(2, [1, 0, 0]) == "a correlation matrix needs as many columns as rows; it has 2, 3")
        #expect(error(2, [2, 0, 0, 1]) == "a correlation matrix needs ones on its diagonal; it has 2")
        #expect(
            error(2, [1, 1.5, 1.5, 1]) == "a correlation matrix needs correlations between -1 and 1; it has 1.5, 1.5")
        #expect(
            error(2, [1, 0.5, 0.4, 1]) == "a correlation matrix needs the same value on both sides; it has 0.4, 0.5")
        #expect(error(2, [1, .nan, .nan, 1]) != nil)
    }
}
