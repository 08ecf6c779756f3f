import CLanes
import EconomicModel
import PlanCompilation
import Summaries

/// Writes the random numbers of one block of paths after another, as a design wants them.
///
/// Unchecked, since each is used by one worker alone.
final class RandomLanes: @unchecked Sendable {
    /// What is changed of the luck that the design gives.
    var intervention = Intervention.none {
        didSet { for stream in walks.keys { walks[stream]?.firstPath = nil } }
    }
    private let design: SamplingDesign
    private let kernels: Kernels
    /// The paths of a block.
    private let count: Int
    private let stratumBits: UInt32
    /// By stream, the normals of the walks that a bridge makes.
    private var walks: [UInt64: WalkLanes] = [:]
    private var terms: [clanes_term] = []

    /// The normals of a walk, one lane after another.
    private struct WalkLanes {
        let walk: QuasiRandomDraws.Walk
        let lanes: UnsafeMutablePointer<Double>
        /// The block that they were drawn for.
        var firstPath: UInt64?
    }

    init(_ design: SamplingDesign, for plan: SimulationPlan, kernels: Kernels, pathsPerBlock: Int) {
        (self.design, self.kernels, count) = (design, kernels, pathsPerBlock)
        stratumBits = UInt32((design.replicates?.size ?? 1).trailingZeroBitCount)
        guard let quasiRandom = design.quasiRandom else { return }
        for draw in plan.draws {
            // A stream may be drawn from by years and by periods.
            guard draw.isShock, walks[draw.stream] == nil, let walk = quasiRandom.walks[draw.stream] else { continue }
            let lanes = UnsafeMutableRawPointer.allocate(
                byteCount: walk.times.count * count * MemoryLayout<Double>.stride, alignment: 64)
            walks[draw.stream] = WalkLanes(
                walk: walk, lanes: lanes.bindMemory(to: Double.self, capacity: walk.times.count * count))
        }
    }

    deinit {
        for walk in walks.values { walk.lanes.deallocate() }
    }

    /// Uniforms in (0, 1), one a path.
    func uniform(_ draw: Draw, _ target: UnsafeMutablePointer<Double>) {
        if let held = intervention.held[draw.stream] { return kernels.fill(held, target, count) }
        drawn(changed(draw), target)
    }

    /// Uniforms as the design wants them, where nothing holds them.
    private func drawn(_ draw: Draw, _ target: UnsafeMutablePointer<Double>) {
        switch design.method {
        case .random: kernels.uniform(draw, target, count)
        case .antithetic: kernels.antithetic(draw, target, count)
        case .latinHypercube: kernels.stratified(draw, bits: stratumBits, target, count)
        case .sobol:
            let dimension = draw.isOncePerPath ? design.quasiRandom?.dimensions[draw.stream] : nil
            fill(target, draw, dimension: dimension)
        }
    }

    /// The draw by the seed that an intervention gives its stream.
    private func changed(_ draw: Draw) -> Draw {
        guard let seed = intervention.seeds[draw.stream] else { return draw }
        var draw = draw
        draw.seed = seed
        return draw
    }

    /// Points of a dimension of Sobol's sequence, or of a Latin hypercube where there is none.
    private func fill(_ target: UnsafeMutablePointer<Double>, _ draw: Draw, dimension: Int?) {
        if let dimension, let quasiRandom = design.quasiRandom {
            quasiRandom.fill(target, draw, dimension: dimension, count: count, kernels: kernels)
        } else {
            kernels.stratified(draw, bits: stratumBits, target, count)
        }
    }

    /// Standard normals, one a path.
    func normal(_ draw: Draw, _ target: UnsafeMutablePointer<Double>) {
        let draw = changed(draw)
        if design.method == .random {
            kernels.normal(draw, target, count)
        } else if !draw.isOncePerPath, let step = walks[draw.stream]?.walk.step(at: draw.time) {
            write(step, draw, target)
        } else {
            drawn(draw, target)
            kernels.normalQuantile(target, count)
        }
    }

    // MARK: Walks

    private func write(_ step: [BrownianBridge.Part], _ draw: Draw, _ target: UnsafeMutablePointer<Double>) {
        guard let lanes = drawnLanes(draw) else { return }
        terms.removeAll(keepingCapacity: true)
        for part in step { terms.append(clanes_term(coefficient: part.weight, lane: lanes + part.normal * count)) }
        terms.withUnsafeBufferPointer { kernels.affine(0, $0, target, count) }
    }

    /// The walk's normals for the draw's block.
    private func drawnLanes(_ draw: Draw) -> UnsafeMutablePointer<Double>? {
        guard let own = walks[draw.stream] else { return nil }
        guard own.firstPath != draw.firstPath else { return own.lanes }
        walks[draw.stream]?.firstPath = draw.firstPath
        for (normal, time) in own.walk.times.enumerated() {
            var draw = draw
            draw.time = time
            let lane = own.lanes + normal * count
            fill(lane, draw, dimension: own.walk.dimensions[normal])
            kernels.normalQuantile(lane, count)
        }
        return own.lanes
    }
}

extension Draw {
    fileprivate var isOncePerPath: Bool { time == 0 }
}
