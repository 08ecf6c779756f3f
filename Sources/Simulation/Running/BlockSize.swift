import PlanCompilation

/// How many paths make a block. Results do not depend on it.
enum BlockSize {
    /// Enough for the cost of starting an instruction to vanish.
    private static let largest = 1024
    private static let smallest = 256
    /// The most memory that a block should take: beyond the caches, arithmetic still outweighs the way to memory.
    private static let memory = 16 << 20
    /// With so many blocks for each worker, none waits long for the last.
    private static let blocksPerWorker = 4

    /// The number of paths in a block, a power of two.
    static func paths(for plan: SimulationPlan, paths: Int, workers: Int) -> Int {
        var size = largest
        while size > smallest
            && (plan.byteCount(pathsPerBlock: size) > memory || paths < size * workers * blocksPerWorker)
        {
            size /= 2
        }
        return size
    }
}
