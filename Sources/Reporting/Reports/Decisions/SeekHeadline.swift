import Summaries

/// What one would have to believe, or which way to look for it.
struct SeekHeadline {
    let result: SeekResult
    let scale: InputScale

    var sentences: [String] {
        guard let found = result.found else { return [missed] }
        return [
            """
            What you would have to believe: \(result.name) of \(scale.quantity(found.value))\(interval). There, \
            \(event) on \(found.probability.shareOfPaths); \(Share.stated(result.wanted)) is wanted.\(slope)
            """
        ]
    }

    private var event: String { result.outcome.eventInTime }

    private var interval: String {
        switch (result.low, result.high) {
        case (let low?, let high?): " (95 % interval \(scale.interval(low, high)))"
        case (let low?, nil): " (95 % interval from \(scale.quantity(low)) on; its upper end lies outside of the range)"
        case (nil, let high?): " (95 % interval up to \(scale.quantity(high)); its lower end lies outside of the range)"
        case (nil, nil): ", with no interval within the range"
        }
    }

    /// The ends, with what they are called as they were given.
    private var ends: (first: SeekResult.Probe, second: SeekResult.Probe, names: [String])? {
        guard result.ends.count == 2 else { return nil }
        let names = result.ends.indices.map { place in
            result.between.count == 2 ? result.between[place] : scale.quantity(result.ends[place].value)
        }
        return (result.ends[0], result.ends[1], names)
    }

    /// ` The share goes from 7.5 % at 1% to 61 % at 5%.`
    private var slope: String {
        guard let ends else { return "" }
        return """
             The share goes from \(ends.first.probability.shareText) at \(ends.names[0]) to \
            \(ends.second.probability.shareText) at \(ends.names[1]).
            """
    }

    // MARK: Where there is none

    private var missed: String {
        let wanted = Share.stated(result.wanted)
        guard let ends else { return "No value of \(result.name) was found at which \(event) on \(wanted) of paths." }
        let (first, second) = (ends.first.probability, ends.second.probability)
        return """
            No value of \(result.name) between \(ends.names[0]) and \(ends.names[1]) was found at which \(event) on \
            \(wanted) of paths: it does so on \(first.shareInFull) at \(ends.names[0]) and on \(second.shareInFull) at \
            \(ends.names[1]). \(advice(first, second, ends.names))
            """
    }

    private func advice(_ first: Estimate, _ second: Estimate, _ names: [String]) -> String {
        if let a = first.interval, let b = second.interval, a.low <= b.high, b.low <= a.high {
            return
                "The paths cannot tell the two ends apart: it hardly depends on \(result.name). Look at another input."
        }
        let (a, b) = (abs(first.value - result.wanted), abs(second.value - result.wanted))
        let isBetween = (first.value - result.wanted) * (second.value - result.wanted) < 0
        guard !isBetween, a != b else { return "Look between them with more paths." }
        let (near, far) = a < b ? (names[0], names[1]) : (names[1], names[0])
        return "Look beyond \(near), away from \(far)."
    }
}
