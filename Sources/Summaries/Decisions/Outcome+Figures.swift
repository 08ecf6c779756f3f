extension Outcome {
    /// The figure of each path.
    ///
    /// - Parameters:
    ///   - columns: Where the indicator's figures are, the base year's first.
    ///   - output: The indicator's place in the columns.
    ///   - baseYear: The base year.
    ///   - count: How many paths.
    /// - Returns: One figure a path; NaN where the indicator has no value in the year that is asked about.
    public func figures(in columns: PathColumns, output: Int, baseYear: Int, count: Int) -> [Double] {
        func values(_ year: Int) -> UnsafeBufferPointer<Double> {
            UnsafeBufferPointer(rebasing: columns.values(output: output, year: year - baseYear)[..<count])
        }
        guard let target else { return Array(values(year)) }
        let description = target.description(indicator: indicator, by: year)
        var figures = [Double](repeating: kind == .arrival ? Double(year + 1) : 0, count: count)
        for place in baseYear + 1...year {
            let attained = Attainment.paths(of: values(place), at: description)
            for path in 0..<count where attained[path / UInt64.bitWidth] >> UInt64(path % UInt64.bitWidth) & 1 == 1 {
                figures[path] = kind == .arrival ? min(figures[path], Double(place)) : 1
            }
        }
        return figures
    }

    /// The paths on which a target is reached, one bit a path and 64 to a word.
    ///
    /// - Parameters: As for ``figures(in:output:baseYear:count:)``.
    public func reachedPaths(in columns: PathColumns, output: Int, baseYear: Int, count: Int) -> [UInt64] {
        guard let target else { return [] }
        let description = target.description(indicator: indicator, by: year)
        var reached = [UInt64](repeating: 0, count: (count + UInt64.bitWidth - 1) / UInt64.bitWidth)
        for place in baseYear + 1...year {
            let values = UnsafeBufferPointer(rebasing: columns.values(output: output, year: place - baseYear)[..<count])
            for (word, paths) in Attainment.paths(of: values, at: description).enumerated() { reached[word] |= paths }
        }
        return reached
    }
}

extension Outcome.Goal {
    fileprivate func description(indicator: String, by year: Int) -> TargetDescription {
        TargetDescription(
            name: name, title: title, indicator: indicator, direction: direction, threshold: threshold, by: year)
    }
}
