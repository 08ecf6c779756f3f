/// The weights of Shapley values and interaction indices of n players.
///
/// The value of i is Σ |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)) over the sets S without i: each weight is one over
/// n · C(n − 1, |S|), and the least common multiple of these is that of 1 … n (B. Farhi, American Mathematical Monthly 116,
/// 2009), over which all weights are whole numbers.
struct ShapleyWeights {
    let divisor: Int
    /// Of sets with 0, 1, … members beside the player, times the divisor.
    let values: [Int]
    /// Of sets with 0, 1, … members beside a pair of players (M. Grabisch & M. Roubens 1999).
    let interactions: [Double]

    /// - Precondition: From 1 to 30 players, whose weights fit into integers.
    init(players: Int) {
        precondition((1...30).contains(players), "the weights of up to 30 players are whole numbers")
        let divisor = (1...players).reduce(1) { Self.leastCommonMultiple($0, $1) }
        self.divisor = divisor
        values = Self.binomials(players - 1).map { divisor / (players * $0) }
        interactions = players > 1 ? Self.binomials(players - 2).map { 1 / Double((players - 1) * $0) } : []
    }

    private static func binomials(_ n: Int) -> [Int] {
        var row = [1]
        for k in 0..<n { row.append(row[k] * (n - k) / (k + 1)) }
        return row
    }

    private static func leastCommonMultiple(_ x: Int, _ y: Int) -> Int {
        var (a, b) = (x, y)
        while b != 0 { (a, b) = (b, a % b) }
        return x / a * y
    }
}
