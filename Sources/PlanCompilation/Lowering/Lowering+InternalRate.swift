import EconomicModel
import GSLNumerics

extension Lowering {
    /// The internal rate of return, a year, of what a quantity showed in all periods: (1 + the rate a period)ⁿ − 1 with n
    /// periods a year, in the last period.
    mutating func internalRate(of id: QuantityID, in phase: Phase) -> LinearForm {
        let (count, perYear) = (system.timeline.periodCount, system.timeline.step.periodsPerYear)
        // One flow is worth nothing at no rate.
        guard phase != .baseYear, count > 1 else { return .missing }
        var flows = (1..<count).reversed().map { read(.shown, of: id, periodsAgo: $0, in: phase) }
        flows.append(read(.shown, of: id, in: phase))
        let growth: LinearForm
        if case .period(let period) = phase {
            growth = LinearForm(period == count ? Self.internalGrowth(of: flows.compactMap(\.known), in: count) : .nan)
        } else if flows.allSatisfy({ $0.known != nil }) {
            let last = Self.internalGrowth(of: flows.compactMap(\.known), in: count)
            growth = LinearForm(Profile(periods: (1...count).map { $0 == count ? last : .nan }))
        } else {
            growth = LinearForm(nodes.id(of: .internalGrowth(of: flows.map { nodes.node(of: $0) })))
        }
        return nodes.sum([nodes.power(growth, LinearForm(Double(perYear))), LinearForm(-1)])
    }

    private static func internalGrowth(of flows: [Profile], in period: Int) -> Double {
        flows.map { $0.value(in: period) }.withUnsafeBufferPointer { internalGrowthFactor(of: $0) } ?? .nan
    }
}
