/// Where one figure of every path of a block stands: an array of the block's paths.
///
/// Figures that are carried from period to period stand in a ring of lanes, so that what was written some periods ago
/// is found without a copy.
package struct Lane: Hashable, Sendable {
    /// The lane, or the first of the ring's lanes.
    package let first: Int32
    /// How many lanes the ring has; 1 for a lane of its own.
    package let slots: Int32
    /// How many periods ago what is meant was written.
    package let periodsAgo: Int32

    init(_ place: Int) { (first, slots, periodsAgo) = (Int32(place), 1, 0) }

    init(ring first: Int, slots: Int, periodsAgo: Int) {
        (self.first, self.slots, self.periodsAgo) = (Int32(first), Int32(slots), Int32(periodsAgo))
    }

    /// The lane's place among a block's lanes in a period.
    package func place(in period: Int) -> Int {
        slots == 1 ? Int(first) : Int(first) + (period - Int(periodsAgo) + Int(slots)) % Int(slots)
    }
}
