/// How the steps of a random walk are made when it is drawn from its end to its details: its last place first, then its
/// middle, then the middles of both halves, and so on.
///
/// The first few normals then decide most of the walk, which is where quasi-random points are better than others. The map
/// from normals to steps is orthogonal, so that the steps are independent standard normals as well.
///
/// Source: R. E. Caflisch, B. Moskowitz, "Modified Monte Carlo methods using quasi-random sequences", in Monte Carlo and
/// Quasi-Monte Carlo Methods in Scientific Computing, 1995.
package struct BrownianBridge: Sendable {
    /// One of the normals that a step is made of.
    package struct Part: Hashable, Sendable {
        /// Which normal, in the order of importance.
        package var normal: Int
        package var weight: Double
    }

    /// For each step, what it is made of: at most 2 log₂ n + 2 parts.
    package let steps: [[Part]]

    /// - Precondition: There is a step.
    package init(stepCount: Int) {
        precondition(stepCount > 0, "a walk has a step")
        var places = [[Part]](repeating: [], count: stepCount + 1)
        places[stepCount] = [Part(normal: 0, weight: Double(stepCount).squareRoot())]
        var gaps = [(0, stepCount)]
        var (next, normal) = (0, 1)
        while next < gaps.count {
            let (left, right) = gaps[next]
            next += 1
            guard right - left > 1 else { continue }
            let middle = (left + right) / 2
            let (before, after, whole) = (Double(middle - left), Double(right - middle), Double(right - left))
            let mean = Self.sum(places[left], times: after / whole, places[right], times: before / whole)
            places[middle] = mean + [Part(normal: normal, weight: (before * after / whole).squareRoot())]
            normal += 1
            gaps += [(left, middle), (middle, right)]
        }
        steps = (1...stepCount).map { Self.sum(places[$0 - 1], times: -1, places[$0], times: 1) }
    }

    /// The weighted sum of two combinations, whose parts are in the order of the normals.
    private static func sum(_ one: [Part], times weight: Double, _ other: [Part], times otherWeight: Double) -> [Part] {
        var (one, other) = (one[...], other[...])
        var sum: [Part] = []
        while let normal = [one.first?.normal, other.first?.normal].compactMap(\.self).min() {
            let ours = one.first?.normal == normal ? one.removeFirst().weight : 0
            let theirs = other.first?.normal == normal ? other.removeFirst().weight : 0
            let total = ours * weight + theirs * otherWeight
            if total != 0 { sum.append(Part(normal: normal, weight: total)) }
        }
        return sum
    }
}
