import Foundation
import Synchronization

/// A number of real threads that share a list of tasks.
///
/// Tasks are taken in order, each by whichever thread is free first. Results must not depend on which thread that was;
/// the tasks' own places in the list tell them apart. Starting a thread costs some tens of microseconds, so tasks should
/// be worth that.
public struct Workers: Sendable {
    /// How many threads run at once, the calling one among them.
    public let count: Int

    /// - Parameter count: The number of threads, at least 1; by default one for each core that the process may use.
    public init(count: Int? = nil) {
        self.count = max(1, count ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Runs `body(task, worker)` for every task in `0..<tasks`; returns when all are done.
    ///
    /// When a task throws, no further task is begun, and the error of the lowest task that threw is thrown. Since tasks
    /// are begun in order, that is the lowest of all that would throw, on any number of threads.
    ///
    /// Where the system has no more threads to give, those that there are do all the work.
    ///
    /// - Parameters:
    ///   - tasks: The number of tasks.
    ///   - body: What to do: the task's place, and which thread runs it, from 0 to `count` − 1, for scratch memory.
    /// - Throws: What `body` throws for the lowest task that does.
    public func forEach<Failure: Error>(
        _ tasks: Int, _ body: @Sendable (_ task: Int, _ worker: Int) throws(Failure) -> Void
    ) throws(Failure) {
        let next = Atomic<Int>(0)
        let failure = Mutex<(task: Int, error: Failure)?>(nil)

        @Sendable func work(as worker: Int) {
            while true {
                let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard task < tasks else { return }
                do throws(Failure) {
                    try body(task, worker)
                } catch {
                    failure.withLock { lowest in
                        if lowest.map({ task < $0.task }) ?? true { lowest = (task, error) }
                    }
                    next.store(tasks, ordering: .relaxed)
                }
            }
        }

        withoutActuallyEscaping(work) { work in
            let others = (1..<max(1, min(count, tasks))).compactMap { worker in JoinedThread { work(worker) } }
            work(0)
            for thread in others { thread.join() }
        }
        if let failure = failure.withLock({ $0 }) { throw failure.error }
    }

    /// What `body(task, worker)` gives for every task in `0..<tasks`, in the order of the tasks.
    ///
    /// - Parameters:
    ///   - tasks: The number of tasks.
    ///   - body: As for ``forEach(_:_:)``.
    /// - Returns: One result a task.
    /// - Throws: As ``forEach(_:_:)`` does.
    public func map<Result: Sendable, Failure: Error>(
        _ tasks: Int, _ body: @Sendable (_ task: Int, _ worker: Int) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: max(0, tasks)))
        try forEach(tasks) { task, worker throws(Failure) in
            let result = try body(task, worker)
            results.withLock { $0[task] = result }
        }
        return results.withLock { $0 }.compactMap { $0 }
    }
}
