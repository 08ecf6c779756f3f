/// Work whose time is taken.
struct Trial {
    /// How many elements the work goes through each time.
    let elements: Int
    let work: () throws -> Void

    /// The times of some trials, in nanoseconds an element: medians over rounds. Each round runs every trial, so that
    /// whatever else the machine does falls on all of them alike; what is short is repeated within its turn.
    static func medians(of trials: [Trial], rounds: Int) throws -> [Double] {
        let repetitions = try trials.map { trial in
            let once = try trial.nanoseconds(repeated: 1)
            return try once < turn ? max(1, Int(turn / trial.nanoseconds(repeated: 1))) : 1
        }
        var times = [[Double]](repeating: [], count: trials.count)
        for _ in 0..<rounds {
            for (place, trial) in trials.enumerated() {
                let time = try trial.nanoseconds(repeated: repetitions[place])
                times[place].append(time / Double(repetitions[place] * trial.elements))
            }
        }
        return times.map(\.median)
    }

    /// How long a trial's turn should last, in nanoseconds, so that the clock does not show.
    private static let turn = 2e5

    private func nanoseconds(repeated count: Int) throws -> Double {
        let time = try ContinuousClock().measure { for _ in 0..<count { try work() } }
        return time / .nanoseconds(1)
    }
}

extension [Double] {
    /// The middle one, or the mean of both.
    fileprivate var median: Double {
        let sorted = sorted()
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
