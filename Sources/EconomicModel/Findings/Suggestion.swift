/// Finds the name that somebody probably meant.
public enum Suggestion {
    /// The candidate nearest to a name, where one is near enough to have been meant.
    ///
    /// Nearness is the number of single-character edits and swaps of neighbours (Damerau 1964); at most a third of the
    /// name's length. Failing that, a name may be the start of a candidate, or the other way round. Cost: name ×
    /// candidates.
    public static func nearest(to name: String, among candidates: some Collection<String>) -> String? {
        equallyNear(to: name, among: candidates).first
    }

    /// All candidates that are as near as the nearest: where there are several, nobody knows which was meant.
    static func equallyNear(to name: String, among candidates: some Collection<String>) -> [String] {
        let typed = Array(name.lowercased().prefix(64))
        let limit = max(1, typed.count / 3)
        var best: (distance: Int, candidates: Set<String>) = (limit, [])
        for candidate in candidates where candidate != name {
            let letters = Array(candidate.lowercased().prefix(64))
            guard abs(letters.count - typed.count) <= limit else { continue }
            let distance = editDistance(typed, letters)
            if distance < best.distance { best = (distance, []) }
            if distance == best.distance { best.candidates.insert(candidate) }
        }
        if !best.candidates.isEmpty { return best.candidates.sorted() }
        guard typed.count >= 3 else { return [] }
        return candidates.filter { candidate in
            let letters = Array(candidate.lowercased().prefix(64))
            let isStart = letters.starts(with: typed) || typed.starts(with: letters)
            return isStart && letters.count >= 3 && candidate != name
        }
    }

    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let same = left[i - 1] == right[j - 1]
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, beforeLast[j - 2] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
