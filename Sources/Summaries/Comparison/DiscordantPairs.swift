/// Pairs of paths of which one alone shows an event: all that a difference of paired proportions depends on.
struct DiscordantPairs {
    /// How many pairs there are in all, at least 1.
    let pairs: Int
    /// The event happens in the scenario alone.
    let scenarioOnly: Int
    /// It happens in the baseline alone.
    let baselineOnly: Int

    /// The standard error of the difference, after half a pair is added to each of the four cells.
    var standardError: Double {
        let spread = Double(scenarioOnly + baselineOnly + 1) - surplus * surplus / adjustedPairs
        return spread.squareRoot() / adjustedPairs
    }

    /// The 95 % interval of the difference scenario − baseline (Agresti & Min, Statistics in Medicine 24, 2005, §3).
    ///
    /// McNemar's own (Wald's) would be empty where no pair differs, and too narrow where few do.
    var interval: (low: Double, high: Double) {
        let centre = surplus / adjustedPairs
        let reach = Confidence.normalReach * standardError
        return (max(-1, centre - reach), min(1, centre + reach))
    }

    private var surplus: Double { Double(scenarioOnly - baselineOnly) }
    private var adjustedPairs: Double { Double(pairs + 2) }
}
