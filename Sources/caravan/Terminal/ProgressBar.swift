import Foundation
import Synchronization

/// A bar on standard error that shows how far long work has come; silent where nobody is looking.
final class ProgressBar: Sendable {
    private struct State {
        var drawn: ContinuousClock.Instant?
        var isVisible = false
    }

    private let title: String
    private let paths: Int?
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameters:
    ///   - title: What is being done.
    ///   - paths: How many paths the whole work is, for the rate; `nil` where that is not known beforehand.
    ///   - isShown: Whether the user wants to see it.
    init(_ title: String, paths: Int?, isShown: Bool) {
        self.title = title
        self.paths = paths
        self.isShown = isShown && Terminal.isErrorTerminal
    }

    /// Draws the bar for a share of the work, at most ten times a second, and only once it takes noticeable time.
    func show(_ share: Double) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let elapsed = (now - start).seconds
        guard elapsed > 0.3 else { return }
        state.withLock { state in
            if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
            state.drawn = now
            state.isVisible = true
            let filled = Int((share * 24).rounded(.down))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
            let rate = paths.map { "  \(Int(Double($0) * share / elapsed)) paths/s" } ?? ""
            let left = share > 0 ? Int((elapsed / share - elapsed).rounded(.up)) : 0
            let text = "\r\u{1B}[K\(title) \(bar) \(Int(share * 100)) %\(rate)  \(left) s left"
            FileHandle.standardError.write(Data(text.utf8))
        }
    }

    /// Takes the bar away.
    func finish() {
        state.withLock { state in
            if state.isVisible { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
            state.isVisible = false
        }
    }
}

extension Duration {
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
