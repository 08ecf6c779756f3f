import EconomicModel
import GSLNumerics

/// How the shocks of a system are made of independent normals.
///
/// Shock i is Σⱼ≤ᵢ Lᵢⱼ wⱼ, where wⱼ is the normal of shock j's own stream and L is the Cholesky factor of the correlation
/// matrix, rows in the listed order: a shock that is listed later changes no earlier one. Where shock i is a yearly one,
/// so are its wⱼ: normed sums over the year of the normals that shock j has from period to period, so that the
/// correlation holds between yearly and shorter steps as well.
struct ShockFactor {
    /// One normal of a shock, with its weight.
    struct Part {
        var weight: Double
        var stream: String
    }

    private let system: EquationSystem
    private var rows: [ShockID: [Part]] = [:]

    init(of system: EquationSystem) throws(PlanError) {
        self.system = system
        guard let correlation = system.correlation, !correlation.shocks.isEmpty else { return }
        if let degrees = correlation.degreesOfFreedom {
            do throws(NumericsError) { _ = try PreparedDistribution.studentMargin(degreesOfFreedom: degrees) } catch {
                throw .invalidCorrelation(String(describing: error))
            }
        }
        let streams = correlation.shocks.map { system.shocks[$0.index].stream }
        let factor = try Self.factor(correlation, streams)
        for (row, shock) in correlation.shocks.enumerated() {
            rows[shock] = zip(factor[row], streams).compactMap { weight, stream in
                weight == 0 ? nil : Part(weight: weight, stream: stream)
            }
        }
    }

    /// The normals that a shock is made of; one that stands in no correlation is its own.
    func parts(of shock: ShockID) -> [Part] {
        rows[shock] ?? [Part(weight: 1, stream: system.shocks[shock.index].stream)]
    }

    /// Those of Student's copula, for a shock that is under one.
    func degreesOfFreedom(of shock: ShockID) -> Double? {
        rows[shock] == nil ? nil : system.correlation?.degreesOfFreedom
    }

    /// L, row by row without its zeros.
    private static func factor(_ correlation: ShockCorrelation, _ streams: [String]) throws(PlanError) -> [[Double]] {
        do {
            let matrix = try CorrelationMatrix(size: streams.count, values: correlation.matrix)
            do { return try matrix.choleskyFactor() } catch {
                let nearest = try? matrix.nearest().values
                throw PlanError.correlationNotPositiveSemidefinite(shocks: streams, nearest: nearest)
            }
        } catch let error as PlanError {
            throw error
        } catch {
            throw .invalidCorrelation(String(describing: error))
        }
    }
}
