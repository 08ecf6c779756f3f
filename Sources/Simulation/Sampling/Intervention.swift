public import PlanCompilation

/// What is changed of the luck of some streams while all others keep theirs: "the same futures, but for this".
///
/// A draw of a stream depends on the seed, the stream, the path and the time alone, so that a change of one stream leaves
/// every other draw as it was.
public struct Intervention: Sendable, Hashable {
    /// The uniforms that streams are held at, on all paths and at all times, by key.
    private(set) var held: [UInt64: Double] = [:]
    /// The seeds that streams draw by in place of the run's, by key.
    private(set) var seeds: [UInt64: UInt64] = [:]

    /// Nothing is changed.
    public static let none = Intervention()

    public init() {}

    /// Holds a stream of uniforms at one figure.
    ///
    /// - Parameters:
    ///   - stream: The stream; what draws normals from it is not held.
    ///   - uniform: The figure, between 0 and 1.
    public mutating func hold(_ stream: RandomStream, at uniform: Double) { held[stream.key] = uniform }

    /// Lets a stream draw by another seed: other luck of the same kind.
    public mutating func reseed(_ stream: RandomStream, with seed: UInt64) { seeds[stream.key] = seed }
    /// Whether a stream has the same luck under another intervention.
    func agrees(with other: Intervention, on stream: UInt64) -> Bool {
        held[stream] == other.held[stream] && seeds[stream] == other.seeds[stream]
    }
}

extension SimulationPlan {
    /// Interventions in the order in which least is simulated anew from one to the next.
    ///
    /// - Returns: Their places.
    public func bestOrder(of interventions: [Intervention]) -> [Int] {
        let streams = variations.map(\.stream)
        let keys = interventions.map { intervention in streams.map { intervention.held[$0] ?? 0 } }
        return interventions.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    }
}
