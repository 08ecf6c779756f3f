import Foundation

/// A real thread that runs one piece of work and is then joined, once.
///
/// Foundation's `Thread` cannot be joined: after it has signalled that it is done it may still hold its work, which a
/// closure that must not escape does not allow.
struct JoinedThread {
    private let identity: pthread_t

    /// Starts to run `work`; `nil` where the system has no thread to give.
    init?(_ work: @escaping @Sendable () -> Void) {
        let parcel = Unmanaged.passRetained(Parcel(work: work))
        #if canImport(Darwin)
            var identity: pthread_t?
        #else
            var identity = pthread_t()
        #endif
        let status = pthread_create(
            &identity, nil,
            { context in
                Parcel.open(context)
                return nil
            }, parcel.toOpaque())
        guard status == 0, let identity = identity as pthread_t? else {
            parcel.release()
            return nil
        }
        self.identity = identity
    }

    /// Waits until the work is done and let go of.
    func join() {
        pthread_join(identity, nil)
    }
}

/// What a thread is handed.
private final class Parcel: Sendable {
    private let work: @Sendable () -> Void

    init(work: @escaping @Sendable () -> Void) {
        self.work = work
    }

    /// Runs the work at an address of a retained parcel and releases it.
    static func open(_ address: UnsafeMutableRawPointer?) {
        guard let address else { return }
        Unmanaged<Parcel>.fromOpaque(address).takeRetainedValue().work()
    }
}
