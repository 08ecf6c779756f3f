/// Pairs of paths of which one alone shows an event: all that a difference of paired proportions depends on.
struct DiscordantPairs {
    /// How many pairs there are, in which the event happens in the scenario alone and in the baseline alone; where pairs are
    /// not independent, how many independent ones would tell as much.
    private let pairs: Double
    private let scenarioOnly: Double
    private let baselineOnly: Double
    private let reach: Double

    /// - Parameters:
    ///   - pairs: How many there are in all, at least 1.
    ///   - scenarioOnly: In how many the event happens in the scenario alone.
    ///   - baselineOnly: In how many it happens in the baseline alone.
    ///   - surpluses: The difference of these two shares in each replicate; none where pairs are independent.
    init(pairs: Int, scenarioOnly: Int, baselineOnly: Int, surpluses: [ReplicateMean] = []) {
        let all = Double(pairs)
        let surplus = Double(scenarioOnly - baselineOnly) / all
        let effective = EffectivePaths(
            surpluses, mean: surplus, variance: Double(scenarioOnly + baselineOnly) / all - surplus * surplus,
            paths: pairs)
        self.pairs = effective.count
        self.scenarioOnly = Double(scenarioOnly) * (effective.count / all)
        self.baselineOnly = Double(baselineOnly) * (effective.count / all)
        reach = effective.reach
    }

    /// The standard error of the difference, after half a pair is added to each of the four cells.
    var standardError: Double {
        let spread = scenarioOnly + baselineOnly + 1 - surplus * surplus / adjustedPairs
        return spread.squareRoot() / adjustedPairs
    }

    /// The 95 % interval of the difference scenario − baseline (Agresti & Min, Statistics in Medicine 24, 2005, §3).
    ///
    /// McNemar's own (Wald's) would be empty where no pair differs, and too narrow where few do.
    var interval: (low: Double, high: Double) {
        let centre = surplus / adjustedPairs
        let reach = reach * standardError
        return (max(-1, centre - reach), min(1, centre + reach))
    }

    private var surplus: Double { scenarioOnly - baselineOnly }
    private var adjustedPairs: Double { pairs + 2 }
}
