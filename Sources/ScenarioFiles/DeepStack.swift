import Foundation
import Synchronization

/// Runs work that may call itself deeply on a thread of its own: files may nest a thousand levels before they are refused,
/// and threads other than the main one have as little as half a megabyte of stack.
enum DeepStack {
    /// Enough for whatever the limits of the language allow.
    private static let bytes = 16 << 20

    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// What the work gives.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let box = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let value = work()
            box.value.withLock { $0 = value }
            done.signal()
        }
        thread.stackSize = bytes
        thread.start()
        done.wait()
        guard let value = box.value.withLock({ $0 }) else { preconditionFailure("the work has ended") }
        return value
    }
}
