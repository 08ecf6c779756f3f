/// Statistics of a sample, written plainly.
struct Sample {
    let sorted: [Double]
    let mean: Double
    let standardDeviation: Double

    init(_ values: [Double]) {
        sorted = values.sorted()
        let mean = values.reduce(0, +) / Double(values.count)
        self.mean = mean
        standardDeviation =
            (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// The quantile of type 7.
    func quantile(_ p: Double) -> Double {
        let place = Double(sorted.count - 1) * p
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }

    static func correlation(_ x: [Double], _ y: [Double]) -> Double {
        let (a, b) = (Sample(x), Sample(y))
        let covariance =
            zip(x, y).reduce(0) { $0 + ($1.0 - a.mean) * ($1.1 - b.mean) } / Double(x.count - 1)
        return covariance / (a.standardDeviation * b.standardDeviation)
    }
}
