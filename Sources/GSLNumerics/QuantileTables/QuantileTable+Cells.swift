extension QuantileTable {
    /// How v is cut so that the search for its piece begins near it: every octave from 2⁻¹⁶ to ½ alike, in as many parts as
    /// it takes for most of them to hold one piece or two.
    package struct Cells: Sendable {
        /// How many of v's low bits do not matter.
        package let shift: Int
        /// What the other bits are in the first cell, which holds all that lies below 2⁻¹⁶.
        package let first: Int
        /// How many there are on either side; the last one begins at ½.
        package let count: Int

        init(pieces: Int) {
            let octaves = 16
            var bits = 3
            while octaves << bits < 2 * pieces { bits += 1 }
            shift = Double.significandBitCount - bits
            first = Int(LawSide.outermost.bitPattern >> shift) - 1
            count = Int(0.5.bitPattern >> shift) - first + 1
        }

        /// Where each cell begins.
        var starts: [Double] { (0..<count).map { Double(bitPattern: UInt64(first + $0) << shift) } }

        /// The cell of `v`; the first or the last where it is in none.
        func place(of v: Double) -> Int {
            min(max(Int(Int64(bitPattern: v.bitPattern) >> shift) - first, 0), count - 1)
        }
    }
}
