public import EconomicModel
internal import GSLNumerics
public import PlanCompilation

/// A scenario that is ready to be simulated: its equations, compiled.
public struct PreparedScenario: Sendable {
    /// What results are filed under.
    public let name: String
    /// The scenario as equations.
    public let system: EconomicSystem
    /// What they were compiled to.
    public let plan: SimulationPlan
    /// What compiling changed or noticed.
    public let warnings: [Finding]

    /// Compiles a scenario's equations.
    ///
    /// Correlations that no shocks can have are replaced by the nearest that some can (Higham 2002) where the scenario
    /// asks for it.
    ///
    /// - Throws: ``UnsoundEquations`` with what no plan can be made of, at its place.
    /// - Complexity: A few microseconds a term.
    public init(name: String, system: EconomicSystem) throws(UnsoundEquations) {
        var system = system
        var warnings: [Finding] = []
        var plan: SimulationPlan?
        do throws(PlanError) {
            plan = try SimulationPlan(compiling: system.equations)
        } catch {
            guard case .correlationNotPositiveSemidefinite(_, let nearest?) = error,
                system.scenario.correlations.repairs
            else { throw UnsoundEquations(finding: Self.finding(for: error, in: system)) }
            warnings.append(
                Finding(
                    .correlationRepaired(Self.changes(in: system, to: nearest)),
                    at: system.scenario.correlations.origin.location, severity: .warning))
            system.equations.correlation?.matrix = nearest
        }
        do throws(PlanError) {
            if let plan { self.plan = plan } else { self.plan = try SimulationPlan(compiling: system.equations) }
        } catch {
            throw UnsoundEquations(finding: Self.finding(for: error, in: system))
        }
        self.name = name
        self.system = system
        self.warnings = warnings
    }

    /// What is wrong, at the place that it comes from.
    private static func finding(for error: PlanError, in system: EconomicSystem) -> Finding {
        func place(_ name: String?) -> SourceLocation? { name.flatMap { system.origins[$0]?.location } }
        switch error {
        case .cycle(let names):
            return Finding(.circle(names + names.prefix(1)), at: names.lazy.compactMap(place).first)
        case .missingForever(let name):
            return Finding(.neverHasValue(name), at: place(name))
        case .correlationNotPositiveSemidefinite(_, let nearest):
            let changes = nearest.map { Self.changes(in: system, to: $0) } ?? ""
            return Finding(
                .correlationImpossible(nearest: changes), at: system.scenario.correlations.origin.location)
        case .invalidCorrelation(let reason):
            return Finding(.badDistribution(reason), at: system.scenario.correlations.origin.location)
        case .invalidDistribution(let quantity, let stream, let reason):
            return Finding(.badDistribution(reason), at: place(stream) ?? place(quantity))
        }
    }

    /// The correlations that a repair moves, old → new.
    private static func changes(in system: EconomicSystem, to nearest: [Double]) -> String {
        guard let correlation = system.equations.correlation else { return "" }
        let names = correlation.shocks.map { shock in
            let parts = system.equations.shocks[shock.index].stream.split { $0 == "." || $0 == "/" }
            return parts.count > 1 ? String(parts[1]) : system.equations.shocks[shock.index].stream
        }
        var changes: [String] = []
        for row in names.indices {
            for column in 0..<row {
                let place = row * names.count + column
                let (old, new) = (correlation.matrix[place], nearest[place])
                if (old - new).magnitude >= 0.0005 {
                    changes.append("\(names[column])–\(names[row]) \(rounded(old)) → \(rounded(new))")
                }
            }
        }
        return changes.joined(separator: ", ")
    }

    private static func rounded(_ value: Double) -> String { ((value * 1000).rounded() / 1000).shortest }
}

/// Equations that no plan can be made of.
public struct UnsoundEquations: Error, Sendable {
    /// What is wrong with them, and where.
    public let finding: Finding
}
