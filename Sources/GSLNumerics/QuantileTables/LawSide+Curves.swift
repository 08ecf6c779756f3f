extension LawSide {
    /// After so many polynomials nothing is halved any more. Smooth laws need about fifteen, each kink or jump twenty more.
    private static let enoughTrials = 256

    /// A continuous law in pieces from 2⁻¹⁶ to ½.
    ///
    /// Octaves are halved where no polynomial will do, the widest first, until a piece has a probability of 2⁻¹² and is an
    /// eighth of its octave: a kink or a jump is left to the law, with next to nothing around it.
    func curves() -> [QuantilePiece] {
        var pieces: [QuantilePiece] = []
        var trials = 0
        var stretches = octaves()
        while !stretches.isEmpty {
            var halves: [Stretch] = []
            for stretch in stretches {
                trials += 1
                if let piece = curve(over: stretch) {
                    pieces.append(piece)
                } else if stretch.canBeHalved && trials < Self.enoughTrials {
                    halves += halved(stretch)
                } else {
                    pieces.append(QuantilePiece(lawOver: stretch.range, from: stretch.first, to: stretch.last))
                }
            }
            stretches = halves
        }
        return pieces.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A polynomial through the law's offsets, if it is near enough to them everywhere.
    private func curve(over stretch: Stretch) -> QuantilePiece? {
        let places = QuantilePiece.places(in: stretch.range)
        let inner = places.dropFirst().dropLast().map(offset)
        guard let piece = QuantilePiece(through: [stretch.first] + inner + [stretch.last], over: stretch.range) else {
            return nil
        }
        let isNear = zip(places, places.dropFirst()).allSatisfy { left, right in
            let middle = (left + right) / 2
            return isOffset(QuantilePiece.offset(of: piece.row, at: middle), at: middle)
        }
        return isNear ? piece : nil
    }

    // MARK: Stretches

    /// A part of an octave, with the offsets at its ends.
    private struct Stretch {
        let range: Range<Double>
        let first: Double
        let last: Double

        private var width: Double { range.upperBound - range.lowerBound }

        var canBeHalved: Bool { width > 0x1p-12 || width > range.lowerBound / 8 }
    }

    /// From 2⁻¹⁶ to ¼, and the last octave in halves: rounding could let a wider piece fall between two uniforms.
    private func octaves() -> [Stretch] {
        let bounds = (2...16).reversed().map { Double(sign: .plus, exponent: -$0, significand: 1) } + [0.375, 0.5]
        let offsets = bounds.map(offset)
        return bounds.indices.dropLast().map { place in
            Stretch(range: bounds[place]..<bounds[place + 1], first: offsets[place], last: offsets[place + 1])
        }
    }

    private func halved(_ stretch: Stretch) -> [Stretch] {
        let (start, end) = (stretch.range.lowerBound, stretch.range.upperBound)
        let middle = (start + end) / 2
        let between = offset(at: middle)
        return [
            Stretch(range: start..<middle, first: stretch.first, last: between),
            Stretch(range: middle..<end, first: between, last: stretch.last),
        ]
    }
}
