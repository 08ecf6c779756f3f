import Foundation
import Synchronization

/// Ctrl-C: the first asks the work to stop, the second stops it at once.
final class Interruption: Sendable {
    private let requested = Atomic<Bool>(false)

    /// Listens for the rest of the program.
    static func listening() -> Interruption {
        let interruption = Interruption()
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                // The source is kept by its own handler, for as long as the program runs.
                _ = source
                if interruption.requested.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
            }
            source.resume()
        }
        return interruption
    }

    /// Has the first signal end the program at once, for as long as nothing is being written.
    static func endingAtOnce() {
        for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(ExitStatus.interrupted.rawValue) } }
    }

    /// Whether the work is to stop.
    var isRequested: Bool { requested.load(ordering: .relaxed) }
}
