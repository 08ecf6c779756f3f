package import Summaries

/// What the figures mean, as every form of a report that has room for it says it.
package enum FigureKey {
    /// A term and what it means.
    package typealias Entry = (label: String, text: String)

    package static let path: Entry = (
        "Path", "One possible future, in which everything that is uncertain has taken some value."
    )

    package static let interval: Entry = (
        "95 % interval",
        """
        Of a probability, Wilson's: how far more paths might move it. It tells of the number of paths, not of how good the \
        scenario is.
        """
    )

    /// What is said of runs: one, or those of a comparison.
    package static func entries(of runs: [RunResult]) -> [Entry] {
        let entries: [Entry] = [
            path,
            (
                "p90",
                """
                The value that 90 % of paths stay below in that year; p50 is the median. Bands hold year by year: no \
                single path runs along one of these lines.
                """
            ),
            (
                "Quantiles", "Type 7, as in R, NumPy and GSL; \(runs.quantilePrecision) for the paths that were run."
            ),
            ("mcse", "The Monte Carlo standard error of the mean: more paths would move it by about as much."),
            interval,
            (
                "Reached",
                "The share of paths that were at the target in or before the year, whether they stayed or not."
            ),
            ("At it", "The share of paths that stand at the target in that year."),
            ("Comparable series", comparableSeries(runs)),
            ("Half have by", "The first year in which half of the paths have reached the target."),
            ("Mean gap", "What is missing in the target's year, on average over all paths, those at it counting as 0."),
            (
                "Same luck",
                runs.count > 1
                    ? """
                    Every scenario meets the same random draws, path by path: a difference is what was changed, not chance.
                    """ : ""
            ),
        ]
        return entries.filter { !$0.text.isEmpty }
    }

    private static func comparableSeries(_ runs: [RunResult]) -> String {
        let sources = runs.referenceSources
        guard !sources.isEmpty else { return "" }
        return "The share of them at the target's multiple after as many years. " + sources.joined(separator: "; ")
            + "."
    }
}
