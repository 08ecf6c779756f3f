import GSLNumerics

/// Predictions of several outcomes by linear regression, each path's from paths of other folds: no path has a part in what
/// is predicted for it.
///
/// What a regression finds beyond the mean is shrunk by 1 − 1/F, or to nothing where that is negative, with F the ratio of
/// what it explains for each of its columns to what it leaves unexplained for each path: chance alone makes F about 1. So
/// columns that have nothing to do with an outcome hardly stir its predictions, and those that have are left as they are.
///
/// - Complexity: paths · width² / 2 multiplications, five Cholesky factorisations of the columns.
///
/// Source: W. James, C. Stein, "Estimation with quadratic loss", Fourth Berkeley Symposium (1961); the positive part, with
/// the columns in place of two fewer.
struct CrossFit: Sendable {
    /// How many folds there are.
    static let folds = 5

    private let basis: FeatureBasis
    private let outcomes: [[Double]]
    private let fold: [Int]

    /// - Parameters:
    ///   - basis: The columns to regress on.
    ///   - outcomes: For each outcome one value a path.
    ///   - fold: For each path its fold, from 0 to 4.
    init(_ basis: FeatureBasis, outcomes: [[Double]], fold: [Int]) {
        self.basis = basis
        self.outcomes = outcomes
        self.fold = fold
    }

    /// For each outcome its prediction on each path.
    ///
    /// - Throws: What ``LeastSquares`` throws, where outcomes are too large to be squared.
    func predictions() throws(NumericsError) -> [[Double]] {
        let sums = (0..<Self.folds).map(self.sums)
        var fits: [[Fit]] = []
        for held in 0..<Self.folds {
            var rest = Sums(columns: basis.columnCount, outcomes: outcomes.count)
            for fold in 0..<Self.folds where fold != held { rest.add(sums[fold]) }
            let slopes = try LeastSquares.coefficients(products: rest.products, moments: rest.moments)
            fits.append(slopes.indices.map { Fit(slopes[$0], rest, outcome: $0, freedom: basis.freedom) })
        }
        return outcomes.indices.map { outcome in
            fold.indices.map { path in
                let row = path * basis.width..<(path + 1) * basis.width
                let fit = fits[fold[path]][outcome]
                let found = row.reduce(0) { $0 + basis.values[$1] * fit.slopes[Int(basis.places[$1])] }
                return fit.mean + fit.shrinkage * (found - fit.mean)
            }
        }
    }

    /// Sums of products over some folds. The first column is that of ones.
    private struct Sums {
        var products: [Double]
        var moments: [[Double]]
        var squares: [Double]

        init(columns: Int, outcomes: Int) {
            products = [Double](repeating: 0, count: columns * columns)
            moments = [[Double]](repeating: [Double](repeating: 0, count: columns), count: outcomes)
            squares = [Double](repeating: 0, count: outcomes)
        }

        mutating func add(_ other: Sums) {
            for place in products.indices { products[place] += other.products[place] }
            for outcome in moments.indices {
                for place in moments[outcome].indices { moments[outcome][place] += other.moments[outcome][place] }
                squares[outcome] += other.squares[outcome]
            }
        }
    }

    /// What is found of one outcome on all folds but one.
    private struct Fit {
        let slopes: [Double]
        let mean: Double
        let shrinkage: Double

        init(_ slopes: [Double], _ sums: Sums, outcome: Int, freedom: Int) {
            self.slopes = slopes
            let paths = sums.products[0]
            mean = sums.moments[outcome][0] / max(1, paths)
            let constant = mean * sums.moments[outcome][0]
            let explained = zip(slopes, sums.moments[outcome]).reduce(-constant) { $0 + $1.0 * $1.1 }
            let left = max(0, sums.squares[outcome] - constant - explained)
            let chance = Double(freedom) * left / (paths - 1 - Double(freedom))
            shrinkage = explained > 0 && chance >= 0 ? max(0, 1 - chance / explained) : 0
        }
    }

    private func sums(over wanted: Int) -> Sums {
        let width = basis.width
        let columns = basis.columnCount
        var sums = Sums(columns: columns, outcomes: outcomes.count)
        let paths = fold.indices.filter { fold[$0] == wanted }
        basis.places.withUnsafeBufferPointer { places in
            basis.values.withUnsafeBufferPointer { values in
                sums.products.withUnsafeMutableBufferPointer { products in
                    for path in paths {
                        for one in path * width..<(path + 1) * width {
                            let row = Int(places[one]) * columns
                            for other in one..<(path + 1) * width {
                                products[row + Int(places[other])] += values[one] * values[other]
                            }
                        }
                    }
                }
                for (outcome, column) in outcomes.enumerated() {
                    sums.squares[outcome] = paths.reduce(0) { $0 + column[$1] * column[$1] }
                    sums.moments[outcome].withUnsafeMutableBufferPointer { moments in
                        for path in paths {
                            for one in path * width..<(path + 1) * width {
                                moments[Int(places[one])] += values[one] * column[path]
                            }
                        }
                    }
                }
            }
        }
        return sums
    }
}
