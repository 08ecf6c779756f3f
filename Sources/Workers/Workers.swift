import Foundation
import Synchronization

/// A number of real threads that share a list of tasks.
///
/// Tasks are taken in order, each by whichever thread is free first. Results must not depend on which thread that was;
/// the tasks' own places in the list tell them apart.
public struct Workers: Sendable {
    /// How many threads run at once, the calling one among them.
    public let count: Int

    /// - Parameter count: The number of threads; by default one for each core of the machine.
    public init(count: Int? = nil) {
        self.count = max(1, count ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Runs `body(task, worker)` for every task in `0..<tasks`; returns when all are done.
    ///
    /// When a task throws, no further task is begun, and the error of the lowest task that threw is thrown, so that the
    /// error does not depend on the number of threads as long as the tasks do not.
    ///
    /// - Parameters:
    ///   - tasks: The number of tasks.
    ///   - body: What to do: the task's place, and which thread runs it, from 0 to `count` − 1, for scratch memory.
    public func forEach(_ tasks: Int, _ body: @Sendable (_ task: Int, _ worker: Int) throws -> Void) throws {
        let next = Atomic<Int>(0)
        let failure = Mutex<(task: Int, error: any Error)?>(nil)

        @Sendable func work(as worker: Int) {
            while true {
                let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard task < tasks else { return }
                do {
                    try body(task, worker)
                } catch {
                    failure.withLock { first in
                        if first.map({ task < $0.task }) ?? true { first = (task, error) }
                    }
                    next.store(tasks, ordering: .relaxed)
                }
            }
        }

        withoutActuallyEscaping(work) { work in
            let helpers = (1..<max(1, min(count, tasks))).map { worker in
                let done = DispatchSemaphore(value: 0)
                let thread = Thread {
                    work(worker)
                    done.signal()
                }
                thread.start()
                return done
            }
            work(0)
            for done in helpers { done.wait() }
        }
        if let failure = failure.withLock({ $0 }) { throw failure.error }
    }
}
