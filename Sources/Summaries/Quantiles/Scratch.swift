/// Memory that a worker uses over and over: what it holds is undefined whenever it is asked for.
final class Scratch<Element: BitwiseCopyable> {
    private var buffer = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)

    deinit {
        buffer.deallocate()
    }

    /// Room for at least so many elements, good until the next call.
    func room(for count: Int) -> UnsafeMutablePointer<Element> {
        if buffer.count < count || buffer.baseAddress == nil {
            buffer.deallocate()
            buffer = .allocate(capacity: max(count, 64))
        }
        guard let start = buffer.baseAddress else { preconditionFailure("an allocation has an address") }
        return start
    }
}
