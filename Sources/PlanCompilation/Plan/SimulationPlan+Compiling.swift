public import EconomicModel

extension SimulationPlan {
    /// Compiles a system of equations.
    ///
    /// What meets no random number is computed now; what all paths' periods have in common is hoisted to where it changes;
    /// what two equations have in common is computed once; what no output needs is left out. Every quantity of the system
    /// is checked all the same. The cost is a few microseconds a term.
    ///
    /// - Parameters:
    ///   - system: The equations.
    ///   - streams: The names of up to 64 streams that will draw otherwise while all else stays as it is: what depends on
    ///     them is compiled apart, so that it alone is carried out again.
    ///   - checksSums: Whether to check on every path that sums are those of their parts, which costs about as much as the
    ///     sums; that nothing is negative which cannot be is always checked, where the equations do not show it.
    /// - Throws: ``PlanError`` for the first thing found that no plan can be made of.
    public init(
        compiling system: EquationSystem, varying streams: [String] = [], checksSums: Bool = Self.checksSums
    ) throws(PlanError) {
        let dependencies = Dependencies(of: system)
        let order = try EvaluationOrder(of: dependencies, in: system)
        let presence = try Presence(of: system, in: order, dependencies: dependencies)
        var lowering = try Lowering(system, order: order, dependencies: dependencies, presence: presence)
        let outputs = system.outputs.map { OutputForms($0, lowering: lowering, presence: presence) }
        let checks = try CheckPlanning(system, order: order, dependencies, lowering)
            .forms(&lowering, presence: presence, checksSums: checksSums)
        let schedule = Schedule(
            of: outputs, checks: checks, varying: streams.map { RandomStream(named: $0).key }, lowering: &lowering)
        let assembly = PlanAssembly(schedule, nodes: lowering.nodes, timeline: system.timeline)
        timeline = system.timeline
        self.outputs = outputs.map(\.output)
        self.checks = checks.map(\.planned)
        oncePerPath = assembly.levels[0].oncePerPath.map(\.instruction)
        inPeriods = assembly.levels[0].inPeriods.map(\.instruction)
        variations = zip(schedule.varyingStreams, assembly.levels.dropFirst()).map { stream, lists in
            PlannedVariation(
                stream: stream, oncePerPath: lists.oncePerPath.map(\.instruction),
                inPeriods: lists.inPeriods.map(\.instruction))
        }
        tables = assembly.tables
        laneCount = assembly.laneCount
        draws = DrawReach(of: outputs, schedule, lowering).draws
        names = PlanNames(of: system, checks: checks, lowering: lowering, assembly: assembly)
    }

    /// Whether sums are checked where nobody says: in debug builds.
    public static var checksSums: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }
}
