import CLanes
import EconomicModel
import GSLNumerics
import PlanCompilation
import Summaries

/// Which draws come from Sobol's sequence, and by which of its dimensions.
///
/// The first dimensions fill space best, so they go to what matters most. What is drawn once a path comes first, and so do
/// the ends of the random walks that shocks make, then the walks' middles, and so on down a Brownian bridge; of each, what
/// most outputs depend on.
struct QuasiRandomDraws: Sendable {
    /// A walk some of whose normals are quasi-random.
    struct Walk: Sendable {
        /// When its steps are drawn, ascending.
        let times: [UInt32]
        let bridge: BrownianBridge
        /// The dimensions of the bridge's normals, where they have one.
        var dimensions: [Int: Int] = [:]

        init(at times: [UInt32]) {
            self.times = times
            bridge = BrownianBridge(stepCount: times.count)
        }

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
        let candidates = Self.candidates(in: plans).prefix(SobolSequence.maximumDimensions)
        for (dimension, candidate) in candidates.enumerated() {
            let stream = candidate.draw.stream
            if let times = candidate.times {
                walks[stream, default: Walk(at: times)].dimensions[candidate.level] = dimension
            } else {
                dimensions[stream] = dimension
            }
        }
        sequence = SobolSequence(dimensions: max(1, candidates.count), placeBits: replicateSize.trailingZeroBitCount)
        points = candidates.indices.map { [sequence] dimension in
            (0..<Moments.grain).map { sequence.coordinate(dimension, of: $0) << Self.unusedBits }
        }
    }

    /// The bits of a uniform that Sobol's coordinates leave to the shift.
    private static let unusedBits = UInt64(52 - SobolSequence.coordinateBits)

    /// Something that each path has one of: what is drawn once, or a normal of a walk.
    private struct Candidate {
        var draw: PlannedDraw
        /// Which normal of the walk; 0 for what is drawn once.
        var level = 0
        /// When the walk's steps are drawn.
        var times: [UInt32]?
    }

    /// All of the plans', what matters most first.
    private static func candidates(in plans: [SimulationPlan]) -> [Candidate] {
        var known: Set<UInt64> = []
        let draws = plans.flatMap(\.draws).sorted { $0.reach > $1.reach }.filter { known.insert($0.stream).inserted }
        let all = draws.flatMap { draw -> [Candidate] in
            guard draw.isShock else { return draw.cadence == .path ? [Candidate(draw: draw)] : [] }
            let times = times(of: draw, in: plans)
            return times.indices.map { Candidate(draw: draw, level: $0, times: times) }
        }
        // Sorting is stable: within a level, what most outputs depend on stays first.
        return all.sorted { $0.level < $1.level }
    }

    /// When a shock is drawn in any of the plans.
    private static func times(of draw: PlannedDraw, in plans: [SimulationPlan]) -> [UInt32] {
        let drawing = plans.filter { plan in plan.draws.contains { $0.stream == draw.stream } }
        return Set(drawing.flatMap { plan in (1...plan.timeline.periodCount).map(plan.timeline.calendarTime) }).sorted()
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
