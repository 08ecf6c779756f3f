struct TriangularLaw: Law {
    let minimum: Double
    let mode: Double
    let maximum: Double

    private var range: Double { maximum - minimum }

    func quantile(_ u: Double) -> Double {
        // Each side from its own end, so that values near an end keep their digits.
        u < (mode - minimum) / range
            ? min(mode, minimum + (u * range * (mode - minimum)).squareRoot())
            : max(mode, maximum - ((1 - u) * range * (maximum - mode)).squareRoot())
    }

    func cumulative(_ x: Double) -> Double {
        if x <= minimum { return 0 }
        if x >= maximum { return 1 }
        let (below, above) = (x - minimum, maximum - x)
        return x < mode ? below * below / (range * (mode - minimum)) : 1 - above * above / (range * (maximum - mode))
    }

    var mean: Double { (minimum + mode + maximum) / 3 }

    var variance: Double {
        let (left, right) = (mode - minimum, maximum - mode)
        return (left * left + left * right + right * right) / 18
    }
}
