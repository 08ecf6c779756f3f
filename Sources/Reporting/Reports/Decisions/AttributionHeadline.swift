import Summaries

/// What all measures do together, which of them do most of it, and which cannot be told from none.
struct AttributionHeadline {
    let result: AttributionResult

    private static let mostNamed = 3

    var sentences: [String] {
        guard !result.shares.isEmpty else {
            return [
                "\(result.scenario.label.inQuotes) has no measure to attribute anything to. "
                    + "\(outcome.subject.startingLarge) is \(outcome.reading(result.all.value))."
            ]
        }
        return [[whole, largest, against, unresolved].filter { !$0.isEmpty }.joined(separator: " ")]
    }

    private var outcome: Outcome { result.outcome }

    private var measures: String {
        switch result.shares.count {
        case 1: "The only measure, \(result.shares[0].measure.inQuotes),"
        case 2: "The two measures together"
        default: "All \(result.shares.count) measures together"
        }
    }

    private var whole: String {
        let (none, all) = (outcome.reading(result.none.value), outcome.reading(result.all.value))
        let range = outcome.range(result.total).map { " (\($0))" } ?? ""
        let isOne = result.shares.count == 1
        guard result.total.verdict != .unresolved else {
            return """
                \(counted(result.scenario.paths, "path").startingLarge) cannot tell whether \(measures.startingSmall) \
                \(isOne ? "changes" : "change") \(outcome.subject): it is \(none) without and \(all) with \
                \(isOne ? "it" : "them")\(range).
                """
        }
        let isHigher = result.total.value > 0
        let verb =
            outcome.kind == .arrival ? (isHigher ? "put off" : "bring forward") : (isHigher ? "raise" : "lower")
        return """
            \(measures) \(isOne ? verb.ofOne : verb) \(outcome.subject) from \(outcome.bare(result.none.value)) to \(all), by \
            \(outcome.size(result.total.value))\(range).
            """
    }

    /// Shares that are told from none, the largest first, in the direction of the whole.
    private var largest: String {
        guard result.shares.count > 1 else { return "" }
        let wanted: PairedDifference.Verdict = result.total.value < 0 ? .lower : .higher
        let found = sorted { $0 == wanted }
        guard let first = found.first else { return "" }
        let part =
            result.total.verdict == .unresolved
            ? "" : ", \(Share.text(first.share.value / result.total.value, decimals: 0)) of that"
        var text =
            "The largest share is that of \(first.measure.inQuotes): \(outcome.signedInFull(first.share))\(part)."
        let next = found.dropFirst().prefix(Self.mostNamed - 1).map {
            "\($0.measure.inQuotes) (\(outcome.signed($0.share.value)))"
        }
        if !next.isEmpty { text += " Next \(next.count == 1 ? "comes" : "come") \(listed(next))." }
        return text
    }

    private var against: String {
        guard result.shares.count > 1 else { return "" }
        let found = sorted { $0 == (result.total.value < 0 ? .higher : .lower) }
        guard !found.isEmpty else { return "" }
        let names = found.prefix(Self.mostNamed).map { "\($0.measure.inQuotes) (\(outcome.signed($0.share.value)))" }
        let more = found.count > names.count ? " and \(found.count - names.count) more" : ""
        return
            "The other way \(found.count == 1 ? "works" : "work") \(more.isEmpty ? listed(names) : names.joined(separator: ", ") + more)."
    }

    private var unresolved: String {
        guard result.shares.count > 1 else { return "" }
        let found = sorted { $0 == .unresolved }.map(\.measure)
        guard !found.isEmpty else { return "" }
        let shares = found.count == 1 ? "the share of" : "the shares of"
        return "Unresolved: \(counted(result.scenario.paths, "path")) cannot tell \(shares) \(found.named()) from none."
    }

    private func sorted(_ isWanted: (PairedDifference.Verdict) -> Bool) -> [AttributionResult.Share] {
        result.bySize.filter { isWanted($0.share.verdict) }
    }
}

extension AttributionResult {
    /// The shares, the largest first; those that are no number last.
    var bySize: [Share] {
        shares.enumerated().sorted { first, second in
            let (a, b) = (abs(first.element.share.value), abs(second.element.share.value))
            return a.isNaN || b.isNaN ? !a.isNaN && b.isNaN : a == b ? first.offset < second.offset : a > b
        }.map(\.element)
    }
}

extension String {
    /// With a small letter first.
    var startingSmall: String { prefix(1).lowercased() + dropFirst() }

    /// A verb, the first word, as one thing does it.
    fileprivate var ofOne: String {
        var words = split(separator: " ").map(String.init)
        if let first = words.first { words[0] = first == "put" ? "puts" : first + "s" }
        return words.joined(separator: " ")
    }
}
