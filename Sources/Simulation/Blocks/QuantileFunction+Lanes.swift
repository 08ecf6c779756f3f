import GSLNumerics
import PlanCompilation

extension QuantileFunction {
    /// The quantiles at a lane's uniforms, rounded to the precision of a plan. `figure` gives an operand's figure on a path of
    /// the block; `period` is 0 in what runs once a path.
    func evaluate(
        at uniforms: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>, count: Int, period: Int,
        figure: (Instruction.Operand, Int) -> Double
    ) {
        switch self {
        case .fixed(let distribution): Self.evaluate(distribution, at: uniforms, into: target, count: count)
        case .byPeriod(let distributions):
            Self.evaluate(distributions[period - 1], at: uniforms, into: target, count: count)
        case .byPath(let family, let parameters):
            for path in 0..<count {
                // NaN where a path's parameters make no distribution: the run fails at the first output it reaches.
                let distribution = Distribution(family, parameters.map { figure($0, path) })
                target[path] = roundedToPlanPrecision(distribution.quantile(uniforms[path]))
            }
        }
    }

    private static func evaluate(
        _ distribution: PreparedDistribution, at uniforms: UnsafePointer<Double>,
        into target: UnsafeMutablePointer<Double>, count: Int
    ) {
        for path in 0..<count { target[path] = roundedToPlanPrecision(distribution.quantile(uniforms[path])) }
    }
}
