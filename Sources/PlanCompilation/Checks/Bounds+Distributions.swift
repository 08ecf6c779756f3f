import EconomicModel
import GSLNumerics

extension Bounds {
    /// Uniforms are (w + ½)/2⁵² for whole w from 0: none is below or above these.
    private static let uniforms = (least: 0x1p-60, most: 1 - 0x1p-53)

    /// What is drawn from a family with parameters that lie within bounds.
    init(of family: DistributionFamily, _ parameters: ArraySlice<Bounds>) {
        let p = Array(parameters)
        switch family {
        case .uniform: self = p[0].hull(p[1])
        case .triangular, .pert: self = p[0].hull(p[2])
        case .beta, .bernoulli: self = .share
        case .gamma, .weibull: self = p[1].isNotNegative ? .notNegative : .all
        case .exponential: self = p[0].isNotNegative ? .notNegative : .all
        case .lognormal: self = p[0].isNotNegative ? .notNegative : .all
        case .poisson: self = .notNegative
        case .binomial: self = Bounds(0, max(0, p[0].upper))
        case .pareto: self = Bounds(p[0].lower, .infinity)
        case .normal, .student, .logistic, .gumbel, .quantiles: self = Self.ends(of: family, p)
        case .discrete(let count): self = (0..<count).map { p[2 * $0] }.reduce(p[0]) { $0.hull($1) }
        case .empirical(let figures): self = Bounds(of: figures)
        case .truncated: self = p[0].hull(p[1])
        case .mixture(let members):
            var (next, hull) = (0, Bounds?.none)
            for member in members {
                let last = next + 1 + member.family.parameterCount
                let one = Bounds(of: member.family, p[(next + 1)..<last])
                hull = hull.map { $0.hull(one) } ?? one
                next = last
            }
            self = hull ?? .all
        }
    }

    /// From the quantile of the least uniform to that of the greatest, where all parameters are known.
    private static func ends(of family: DistributionFamily, _ parameters: [Bounds]) -> Bounds {
        guard parameters.allSatisfy({ $0.lower == $0.upper }) else { return .all }
        let distribution = Distribution(family, parameters.map(\.lower))
        let ends = [uniforms.least, uniforms.most].map { distribution.quantile($0) }
        return ends.contains(where: \.isNaN) ? .all : Bounds(ends[0], ends[1])
    }
}
