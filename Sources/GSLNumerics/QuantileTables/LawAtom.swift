/// A value of a discrete law, with the probability of values up to it.
struct LawAtom {
    let value: Double
    let cumulative: Double
}

extension Law {
    /// A discrete law's values from the quantile of `probability` to that of 1 − `probability`; `nil` where there are more
    /// than `limit`.
    func atoms(from probability: Double, limit: Int = 1 << 14) -> [LawAtom]? {
        var atoms: [LawAtom] = []
        var x = quantile(probability)
        while atoms.count < limit {
            let atom = LawAtom(value: x, cumulative: cumulative(x))
            atoms.append(atom)
            if atom.cumulative >= 1 - probability { return atoms }
            x = successor(of: x)
        }
        return nil
    }
}
