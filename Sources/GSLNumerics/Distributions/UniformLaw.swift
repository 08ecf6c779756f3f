struct UniformLaw: Law {
    let minimum: Double
    let maximum: Double

    func quantile(_ u: Double) -> Double { min(maximum, minimum + u * (maximum - minimum)) }
    func cumulative(_ x: Double) -> Double { min(max((x - minimum) / (maximum - minimum), 0), 1) }
    var mean: Double { minimum / 2 + maximum / 2 }
    var variance: Double { (maximum - minimum) * (maximum - minimum) / 12 }
}
