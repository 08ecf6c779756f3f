/// An array of doubles as kernels want it: aligned to 64 bytes, and so short that several stay in the first cache.
final class Lane {
    static let count = 512

    let start: UnsafeMutablePointer<Double>

    /// A lane of zeros.
    init() {
        start = UnsafeMutableRawPointer.allocate(byteCount: 8 * Self.count, alignment: 64)
            .bindMemory(to: Double.self, capacity: Self.count)
        start.initialize(repeating: 0, count: Self.count)
    }

    convenience init(_ value: (_ place: Int) -> Double) {
        self.init()
        setEach(value)
    }

    deinit { UnsafeMutableRawPointer(start).deallocate() }

    /// Writes one element after the other; inlined, so that each costs what its function costs.
    @inline(__always)
    func setEach(_ value: (_ place: Int) -> Double) {
        for place in 0..<Self.count { start[place] = value(place) }
    }

    subscript(place: Int) -> Double { start[place] }
}
