/// What sets of players come to, one bit a player, and what follows for each player, by the definitions.
struct CoalitionGame {
    let players: Int
    let worth: [Double]

    init(players: Int, _ worth: (_ set: Int) throws -> Double) rethrows {
        self.players = players
        self.worth = try (0..<1 << players).map(worth)
    }

    var total: Double { worth[worth.count - 1] - worth[0] }

    func first(_ player: Int) -> Double { worth[1 << player] - worth[0] }

    func last(_ player: Int) -> Double { worth[worth.count - 1] - worth[worth.count - 1 - 1 << player] }

    /// What each player adds on average over all orders in which they may come (Shapley 1953).
    var shares: [Double] {
        var (sums, count) = ([Double](repeating: 0, count: players), 0)
        func visit(_ set: Int, _ gains: [Double]) {
            guard set < worth.count - 1 else {
                for player in 0..<players { sums[player] += gains[player] }
                count += 1
                return
            }
            for player in 0..<players where set >> player & 1 == 0 {
                var gains = gains
                gains[player] = worth[set | 1 << player] - worth[set]
                visit(set | 1 << player, gains)
            }
        }
        visit(0, sums)
        return sums.map { $0 / Double(count) }
    }

    /// Σ s! (n − s − 2)! / (n − 1)! · (v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)) (Grabisch & Roubens 1999).
    func interaction(_ i: Int, _ j: Int) -> Double {
        func factorial(_ n: Int) -> Double { (0..<n).reduce(1) { $0 * Double($1 + 1) } }
        let (a, b) = (1 << i, 1 << j)
        return worth.indices.filter { $0 & (a | b) == 0 }.reduce(0) { sum, set in
            let size = set.nonzeroBitCount
            let weight = factorial(size) * factorial(players - size - 2) / factorial(players - 1)
            return sum + weight * (worth[set | a | b] - worth[set | a] - worth[set | b] + worth[set])
        }
    }
}

/// The game v(S) = v₀ Π (1 + pᵢ) over S: everything is an integral along the diagonal of its multilinear extension (G. Owen,
/// Management Science 18, 1972), and that is a polynomial.
struct ProductGame {
    var start: Double
    var raises: [Double]

    private func integral(without players: [Int]) -> Double {
        var coefficients = [1.0]
        for (player, raise) in raises.enumerated() where !players.contains(player) {
            var next = coefficients + [0]
            for (power, coefficient) in coefficients.enumerated() { next[power + 1] += raise * coefficient }
            coefficients = next
        }
        return coefficients.enumerated().reduce(0) { $0 + $1.element / Double($1.offset + 1) }
    }

    func worth(_ set: Int) -> Double {
        raises.indices.reduce(start) { set >> $1 & 1 == 1 ? $0 * (1 + raises[$1]) : $0 }
    }

    var all: Int { 1 << raises.count - 1 }

    func share(_ i: Int) -> Double { start * raises[i] * integral(without: [i]) }
    func interaction(_ i: Int, _ j: Int) -> Double { start * raises[i] * raises[j] * integral(without: [i, j]) }
    func first(_ i: Int) -> Double { start * raises[i] }
    func last(_ i: Int) -> Double { worth(all) - worth(all & ~(1 << i)) }
}
