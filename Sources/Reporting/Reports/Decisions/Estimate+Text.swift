package import Summaries

extension Estimate {
    /// Both ends of the 95 % interval, where there is one.
    package var interval: (low: Double, high: Double)? {
        guard let low, let high else { return nil }
        return (low, high)
    }

    /// A probability with as many digits as its interval leaves it: `7.5 %`.
    var shareText: String {
        interval.map { Share.text(value, within: $0.low, $0.high) } ?? Share.text(value)
    }

    /// The interval of a probability: `7.1–7.8 %`.
    var shareInterval: String { interval.map { Share.interval($0.low, $0.high) } ?? "–" }

    /// A probability and its interval: `7.5 % (7.1–7.8 %)`.
    var shareInFull: String { shareText + (interval == nil ? "" : " (\(shareInterval))") }

    /// The same in a sentence on paths: `7.5 % of paths (7.1–7.8 %)`.
    var shareOfPaths: String { "\(shareText) of paths" + (interval == nil ? "" : " (\(shareInterval))") }
}
