import EconomicModel

/// Adds paths to a run until all goals are met, or a cap is.
public struct PreciseRun: Sendable {
    private let goals: [PrecisionGoal]
    private let cap: Int

    /// - Parameters:
    ///   - goals: What is to be known how well.
    ///   - cap: The most paths.
    public init(_ goals: [PrecisionGoal], cap: Int) { (self.goals, self.cap) = (goals, cap) }

    /// Runs with more and more paths. A run of more paths has the paths of one of fewer among its own, under independent
    /// sampling.
    ///
    /// - Parameters:
    ///   - settings: The first run's; nothing is added where there are no goals.
    ///   - run: Runs.
    ///   - shortfall: How far a goal is from being met in a run: the standard error over the one that is wanted; `nil` where
    ///     there is no such figure.
    /// - Returns: The last run, its settings, and what the report says of it.
    /// - Throws: ``PrecisionError`` where a goal is of nothing in the run; what `run` throws.
    public func result<Run>(
        _ settings: RunSettings, run: (RunSettings) throws -> Run,
        shortfall: (PrecisionGoal, Run) -> Double?
    ) throws -> (run: Run, settings: RunSettings, note: String?) {
        var settings = settings
        let start = settings.paths
        while true {
            let found = try run(settings)
            guard !goals.isEmpty else { return (found, settings, nil) }
            let shortfalls = try goals.map { goal in
                guard let shortfall = shortfall(goal, found) else { throw PrecisionError(name: goal.name) }
                return shortfall
            }
            let worst = shortfalls.max() ?? 0
            if worst <= 1 || settings.paths >= cap {
                return (found, settings, note(from: start, to: settings.paths, shortfalls))
            }
            settings.paths = more(than: settings.paths, worst)
        }
    }

    /// Errors fall with the root of the paths; a tenth more, since they are estimates themselves.
    private func more(than paths: Int, _ shortfall: Double) -> Int {
        let wanted = Double(paths) * min(shortfall * shortfall * 1.1, 1e6)
        let next = max(paths + paths / 10, Int(min(wanted, Double(cap))))
        return min(cap, (next + 1023) / 1024 * 1024)
    }

    private func note(from start: Int, to paths: Int, _ shortfalls: [Double]) -> String {
        let missed = zip(goals, shortfalls).filter { $0.1 > 1 }.map(\.0.name)
        let added = paths > start ? "Paths were added, from \(start) to \(paths)" : "\(paths) paths were enough"
        let wanted = goals.map { "\($0.name) to \($0.text)" }.joined(separator: ", ")
        guard missed.isEmpty else {
            return """
                \(added), which is the most that was allowed: the standard error of \(missed.joined(separator: ", ")) is still \
                larger than was asked for (\(wanted)).
                """
        }
        return "\(added), so that standard errors are as small as was asked for: \(wanted)."
    }
}

extension PrecisionGoal {
    fileprivate var text: String {
        isRelative ? "\((standardError * 100).shortest) %" : standardError.shortest
    }
}

/// A goal of precision that is of nothing in the run.
public struct PrecisionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name that was given.
    public var name: String

    public var description: String {
        "--precision \(name): there is no such target or indicator, or it has no standard error in the year that is meant"
    }
}
