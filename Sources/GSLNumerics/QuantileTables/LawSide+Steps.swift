extension LawSide {
    /// A discrete law in pieces from 2⁻¹⁶ to ½, one for each value.
    func steps(_ atoms: [LawAtom]) -> [QuantilePiece] {
        var pieces: [QuantilePiece] = []
        var start = Self.outermost
        for step in tail == .lower ? risingSteps(atoms) : fallingSteps(atoms) where start < step.end && start <= 0.5 {
            pieces.append(QuantilePiece(step: step.value, over: start..<step.end))
            start = step.end
        }
        return pieces
    }

    /// Values with the probabilities at which the next begin: each holds up to its cumulative probability, that included.
    private func risingSteps(_ atoms: [LawAtom]) -> [(value: Double, end: Double)] {
        atoms.map { (roundedToPlanPrecision($0.value), roundedToPlanPrecision($0.cumulative).nextUp) }
    }

    private func fallingSteps(_ atoms: [LawAtom]) -> [(value: Double, end: Double)] {
        let ends = [.infinity] + atoms.map { roundedToPlanPrecision(1 - $0.cumulative) }
        return zip(atoms, ends).reversed().map { (-roundedToPlanPrecision($0.value), $1) }
    }
}
