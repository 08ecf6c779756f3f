public import EconomicModel

/// How a system of equations is simulated: lists of instructions over lanes, each one pass over a block of paths.
///
/// The first list runs once for each block: what is drawn once a path, the base year, and the state that the periods
/// start from. The second runs in every period, save for instructions that are due in some periods only. What every
/// output's figures are computed from, and in which order, is settled by its own equations alone, so that adding a
/// driver, a flow, a measure or a risk changes no bit of the other outputs.
public struct SimulationPlan: Sendable {
    /// The calendar that its periods are from.
    public let timeline: Timeline
    /// The system's outputs, in their order.
    public let outputs: [PlannedOutput]
    /// What is checked on every path.
    public let checks: [PlannedCheck]
    package let oncePerPath: [Instruction]
    package let inPeriods: [ScheduledInstruction]
    /// What depends on streams that vary, carried out after the others, one stream after another.
    package let variations: [PlannedVariation]
    package let tables: PlanTables
    /// How many lanes a block needs.
    package let laneCount: Int
    /// What is drawn, those draws first that most outputs depend on.
    package let draws: [PlannedDraw]
    /// What the lanes and streams of the instructions stand for.
    let names: PlanNames

    /// The streams that are drawn from, by name, and how often; those first that most outputs depend on.
    public var drawnStreams: [(name: String, cadence: Cadence)] {
        var seen: Set<UInt64> = []
        return draws.compactMap { draw in
            guard seen.insert(draw.stream).inserted else { return nil }
            return names.streams[draw.stream].map { ($0, draw.cadence) }
        }
    }

    /// The memory in bytes that a block of that many paths works in, outputs not included.
    public func byteCount(pathsPerBlock: Int) -> Int {
        laneCount * pathsPerBlock * MemoryLayout<Double>.stride
    }
}

/// What depends on a stream that varies, and on none that is varied after it: carried out anew whenever that stream or one
/// before it changes.
package struct PlannedVariation: Sendable {
    /// The key of the stream.
    package let stream: UInt64
    package let oncePerPath: [Instruction]
    package let inPeriods: [ScheduledInstruction]
}
