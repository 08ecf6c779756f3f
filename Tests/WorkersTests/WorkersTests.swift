import Foundation
import Synchronization
import Testing
import Workers

@Suite struct WorkersTests {
    @Test func fiveMeansFiveThreadsAtOnce() {
        let arrived = Atomic<Int>(0)
        let met = Mutex<Set<Int>>([])
        Workers(count: 5).forEach(5) { _, worker in
            arrived.add(1, ordering: .relaxed)
            // Nobody leaves before all five are here, which four threads could not do.
            let deadline = Date(timeIntervalSinceNow: 60)
            while arrived.load(ordering: .relaxed) < 5 && Date() < deadline { sched_yield() }
            met.withLock { _ = $0.insert(worker) }
        }
        #expect(arrived.load(ordering: .relaxed) == 5)
        #expect(met.withLock { $0 } == [0, 1, 2, 3, 4])
    }

    @Test(arguments: [1, 2, 5, 16])
    func everyTaskIsDoneOnce(count: Int) {
        let done = Mutex([Int](repeating: 0, count: 1000))
        Workers(count: count).forEach(1000) { task, worker in
            #expect((0..<count).contains(worker))
            done.withLock { $0[task] += 1 }
        }
        #expect(done.withLock { $0 } == [Int](repeating: 1, count: 1000))
    }

    @Test func oneWorkerIsTheCallerAndTakesTasksInOrder() {
        let caller = pthread_self()
        let order = Mutex<[Int]>([])
        Workers(count: 1).forEach(20) { task, worker in
            #expect(worker == 0)
            #expect(pthread_equal(pthread_self(), caller) != 0)
            order.withLock { $0.append(task) }
        }
        #expect(order.withLock { $0 } == Array(0..<20))
    }

    @Test(arguments: [-1, 0]) func noTasksAreNoWork(tasks: Int) {
        Workers(count: 3).forEach(tasks) { _, _ in Issue.record("there is no task") }
        #expect(Workers(count: 3).map(tasks) { task, _ in task }.isEmpty)
    }

    @Test func noFewerThanOneWorker() {
        #expect(Workers(count: 0).count == 1)
        #expect(Workers(count: -3).count == 1)
        #expect(Workers().count == ProcessInfo.processInfo.activeProcessorCount)
    }

    struct Failed: Error, Equatable {
        let task: Int
    }

    @Test(arguments: [1, 2, 5])
    func theLowestTaskThatThrowsIsReported(count: Int) {
        for _ in 0..<200 {
            #expect(throws: Failed(task: 7)) {
                try Workers(count: count).forEach(100) { task, _ throws(Failed) in
                    if task == 7 { sched_yield() }
                    if task >= 7 { throw Failed(task: task) }
                }
            }
        }
    }

    @Test func nothingIsBegunAfterAFailure() {
        let begun = Mutex<[Int]>([])
        #expect(throws: Failed.self) {
            try Workers(count: 1).forEach(100) { task, _ in
                begun.withLock { $0.append(task) }
                if task == 3 { throw Failed(task: task) }
            }
        }
        #expect(begun.withLock { $0 } == [0, 1, 2, 3])
    }

    @Test(arguments: [1, 2, 5])
    func mapKeepsTheOrderOfTasks(count: Int) {
        #expect(Workers(count: count).map(500) { task, _ in task * task } == (0..<500).map { $0 * $0 })
    }

    @Test func mapThrowsWhatItsBodyThrows() {
        #expect(throws: Failed(task: 2)) {
            try Workers(count: 2).map(10) { task, _ throws(Failed) in
                guard task < 2 else { throw Failed(task: task) }
                return task
            }
        }
    }

    /// A thread that still held its work when the caller went on used to end the process.
    @Test func threadsLetGoOfTheirWork() {
        for _ in 0..<2000 {
            Workers(count: 8).forEach(8) { _, _ in }
        }
    }

    @Test func workersNest() {
        let sums = Workers(count: 2).map(4) { outer, _ in
            Workers(count: 2).map(10) { inner, _ in outer * 10 + inner }.reduce(0, +)
        }
        #expect(sums == [45, 145, 245, 345])
    }
}
