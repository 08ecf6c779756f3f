import Workers

/// Something of its own for each worker.
///
/// Unchecked, since the compiler cannot see that a worker takes only its own: each is one thread, and nobody else has its
/// number.
struct WorkerScratch<Scratch>: @unchecked Sendable {
    private let scratch: [Scratch]

    init(_ workers: Workers, make: () -> Scratch) {
        scratch = (0..<workers.count).map { _ in make() }
    }

    subscript(worker: Int) -> Scratch { scratch[worker] }
}
