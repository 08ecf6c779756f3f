import CLanes
import EconomicModel
import GSLNumerics
import PlanCompilation
import Summaries

/// Which draws come from Sobol's sequence, and by which of its dimensions.
///
/// The first dimensions fill space best, so they go to what matters most: to what is drawn once a path, then to the shocks,
/// each a random walk made by a Brownian bridge; of either, to those that most outputs depend on. Walks that matter alike
/// take turns, end by end, middle by middle.
struct QuasiRandomDraws: Sendable {
    /// A walk some of whose normals are quasi-random.
    struct Walk: Sendable {
        /// When its steps are drawn, ascending.
        var times: [UInt32]
        var bridge: BrownianBridge
        /// For each normal of the bridge, its dimension, where it has one.
        var dimensions: [Int?]

        /// The parts of the step at a time.
        func step(at time: UInt32) -> [BrownianBridge.Part]? {
            times.firstIndex(of: time).map { bridge.steps[$0] }
        }
    }

    /// The dimension of what is drawn once a path, by stream.
    private(set) var dimensions: [UInt64: Int] = [:]
    /// By stream.
    private(set) var walks: [UInt64: Walk] = [:]
    let replicateSize: Int
    private let sequence: SobolSequence
    /// For each dimension, the coordinates of its first 64 points.
    private let points: [[UInt64]]

    init(_ plans: [SimulationPlan], replicateSize: Int) {
        self.replicateSize = replicateSize
        let draws = Self.draws(of: plans)
        var used = 0
        for draw in draws where draw.cadence == .path && used < SobolSequence.maximumDimensions {
            dimensions[draw.stream] = used
            used += 1
        }
        let shocks = draws.filter(\.isShock)
        for reach in Set(shocks.map(\.reach)).sorted(by: >) {
            var alike = shocks.filter { $0.reach == reach }.map { draw in
                (draw.stream, Self.walk(of: draw, in: plans))
            }
            for normal in 0..<(alike.map(\.1.times.count).max() ?? 0) {
                for place in alike.indices where normal < alike[place].1.times.count {
                    guard used < SobolSequence.maximumDimensions else { break }
                    alike[place].1.dimensions[normal] = used
                    used += 1
                }
            }
            for (stream, walk) in alike where walk.dimensions[0] != nil { walks[stream] = walk }
        }
        sequence = SobolSequence(dimensions: max(1, used), placeBits: replicateSize.trailingZeroBitCount)
        points = (0..<used).map { [sequence] dimension in
            (0..<Moments.grain).map { sequence.coordinate(dimension, of: $0) << Self.unusedBits }
        }
    }

    /// The bits of a uniform that Sobol's coordinates leave to the shift.
    private static let unusedBits = UInt64(52 - SobolSequence.coordinateBits)

    /// The draws of all plans, those that most outputs of one plan depend on first.
    private static func draws(of plans: [SimulationPlan]) -> [PlannedDraw] {
        var known: Set<UInt64> = []
        let all = plans.flatMap(\.draws).sorted { $0.reach > $1.reach }
        return all.filter { known.insert($0.stream).inserted }
    }

    private static func walk(of draw: PlannedDraw, in plans: [SimulationPlan]) -> Walk {
        let drawing = plans.filter { plan in plan.draws.contains { $0.stream == draw.stream } }
        let times = Set(drawing.flatMap { plan in (1...plan.timeline.periodCount).map(plan.timeline.calendarTime) })
        return Walk(
            times: times.sorted(), bridge: BrownianBridge(stepCount: times.count),
            dimensions: Array(repeating: nil, count: times.count))
    }

    /// Writes a dimension's uniforms; `draw` says whose shift they take.
    func fill(_ out: UnsafeMutablePointer<Double>, _ draw: Draw, dimension: Int, count: Int, kernels: Kernels) {
        var (run, shift) = (UInt64.max, UInt64(0))
        for place in stride(from: 0, to: count, by: Moments.grain) {
            let path = Int(draw.firstPath) + place
            let replicate = UInt64(path / replicateSize)
            if replicate != run { (run, shift) = (replicate, draw.shift(of: replicate)) }
            let offset = sequence.coordinate(dimension, of: path % replicateSize) << Self.unusedBits
            kernels.net(points[dimension], shift ^ offset, out + place)
        }
    }
}

extension Draw {
    /// What all points of a replicate are shifted by: 52 bits.
    fileprivate func shift(of replicate: UInt64) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { words in
            clanes_run_words(seed, stream, time, replicate, words.baseAddress)
            return (UInt64(words[0]) << 32 | UInt64(words[1])) >> 12
        }
    }
}
