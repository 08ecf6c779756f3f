import Summaries

extension SeekResult {
    /// What a value was tried for.
    enum Role: String {
        case found, end, probe
    }

    /// Everything that was tried, each value once, from the least.
    var trials: [(probe: Probe, role: Role)] {
        let all =
            [found].compactMap(\.self).map { ($0, Role.found) } + ends.map { ($0, .end) } + probes.map { ($0, .probe) }
        var seen: Set<Double> = []
        return all.filter { seen.insert($0.0.value).inserted }.sorted { $0.0.order < $1.0.order }
    }
}

extension SeekResult.Probe {
    /// Where it stands among others: what is no number comes last.
    fileprivate var order: Double { value.isNaN ? .infinity : value }
}
