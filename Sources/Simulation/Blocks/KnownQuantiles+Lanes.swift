import GSLNumerics
import PlanCompilation

extension KnownQuantiles {
    /// The quantiles at a lane's uniforms, into another lane.
    func evaluate(
        at uniforms: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>, count: Int, kernels: Kernels
    ) {
        switch self {
        case .law(let distribution):
            for path in 0..<count { target[path] = roundedToPlanPrecision(distribution.quantile(uniforms[path])) }
        case .table(let lazy):
            let table = lazy.table
            guard !kernels.quantile(table, uniforms, target, count) else { return }
            for path in 0..<count where target[path].isNaN { target[path] = table.quantile(uniforms[path]) }
        }
    }
}
