import GSLNumerics

/// How many paths are at a target, and how many have reached it, in each simulated year.
struct TargetTally: Sendable {
    var at: [Int]
    var reached: [PathCount]

    init(years: Int, _ replicates: Replicates?) {
        at = [Int](repeating: 0, count: years)
        reached = [PathCount](repeating: PathCount(replicates), count: years)
    }

    /// Adds the paths of an attainment in as many years.
    mutating func add(_ attainment: Attainment, from firstPath: Int) {
        for year in at.indices {
            at[year] += attainment.at[year].bitCount
            reached[year].add(attainment.reached[year], from: firstPath)
        }
    }

    mutating func add(_ other: TargetTally) {
        for year in at.indices {
            at[year] += other.at[year]
            reached[year].add(other.reached[year])
        }
    }
}

/// How far paths are from a target in the year that it is set for.
struct TargetGap: Sendable {
    /// Of the distances that are missing, 0 on paths that are there.
    var moments: Moments
    /// How many paths are short of it.
    var misses: Int

    var mean: Double? { moments.mean.ifFinite }

    var meanAmongMisses: Double? {
        misses > 0 ? (moments.mean * (Double(moments.count) / Double(misses))).ifFinite : nil
    }
}

extension TargetDescription {
    /// What a figure is short of the target; 0 where it is there, NaN where it is missing.
    func gap(of value: Double) -> Double {
        let gap = (direction == .atLeast ? 1.0 : -1.0) * (threshold - value)
        return gap <= Rounding.share * threshold.magnitude ? 0 : gap
    }
}

extension RunOutline {
    /// How a target fared.
    ///
    /// - Parameters:
    ///   - target: One of the targets.
    ///   - tally: The paths that are at it and that have reached it.
    ///   - paths: How many there are.
    ///   - gap: How far they are from it; `nil` where its year is not simulated.
    ///   - base: The median of its indicator in the base year; `nil` where there is none.
    /// - Returns: The target's result.
    func result(
        of target: TargetDescription, _ tally: TargetTally, paths: Int, gap: TargetGap?, base: Double?
    ) -> TargetResult {
        let median = tally.reached.firstIndex { $0.total * 2 >= paths }
        return TargetResult(
            name: target.name, title: target.title, indicator: target.indicator, direction: target.direction,
            threshold: target.threshold, unit: outputs[output(judgedBy: target)].unit, by: target.by,
            years: simulatedYears.enumerated().map { place, year in
                TargetYear(
                    year: year, at: tally.at[place], reached: tally.reached[place], of: paths, replicates,
                    referenceAt: base.flatMap {
                        target.reference?.probability(of: target, base: $0, after: year - baseYear)
                    })
            },
            medianFirstYear: median.map { simulatedYears.lowerBound + $0 },
            meanGap: gap?.mean, meanGapAmongMisses: gap?.meanAmongMisses,
            reference: base.flatMap { target.reference?.result(for: target, base: $0, years: target.by - baseYear) })
    }
}

extension TargetYear {
    fileprivate init(
        year: Int, at: Int, reached: PathCount, of paths: Int, _ replicates: Replicates?, referenceAt: Double?
    ) {
        let share = Double(reached.total) / Double(paths)
        let effective = EffectivePaths(
            replicates.shares(reached.parts, of: paths), mean: share, variance: share * (1 - share), paths: paths)
        do {
            let interval = try wilsonInterval(share: share, of: effective.count, reach: effective.reach)
            self.init(
                year: year, probabilityAt: Double(at) / Double(paths), probabilityReached: share,
                low: interval.lowerBound, high: interval.upperBound, referenceAt: referenceAt)
        } catch {
            preconditionFailure("no more paths reach a target than there are: \(error)")
        }
    }
}
