public import EconomicModel

extension SimulationPlan {
    /// Compiles a system of equations.
    ///
    /// What meets no random number is computed now; what all paths' periods have in common is hoisted to where it changes;
    /// what two equations have in common is computed once; what no output needs is left out. Every quantity of the system
    /// is checked all the same. The cost is a few microseconds a term.
    ///
    /// - Throws: ``PlanError`` for the first thing found that no plan can be made of.
    public init(compiling system: EquationSystem) throws(PlanError) {
        let dependencies = Dependencies(of: system)
        let order = try EvaluationOrder(of: dependencies, in: system)
        let presence = try Presence(of: system, in: order, dependencies: dependencies)
        var lowering = try Lowering(system, order: order, dependencies: dependencies, presence: presence)
        let outputs = system.outputs.map { OutputForms($0, lowering: lowering, presence: presence) }
        let schedule = Schedule(of: outputs, lowering: &lowering)
        let assembly = PlanAssembly(schedule, nodes: lowering.nodes, timeline: system.timeline)
        timeline = system.timeline
        self.outputs = outputs.map(\.output)
        oncePerPath = assembly.oncePerPath.map(\.instruction)
        inPeriods = assembly.inPeriods.map(\.instruction)
        tables = assembly.tables
        laneCount = assembly.laneCount
        draws = DrawReach(of: outputs, schedule, lowering).draws
        names = PlanNames(of: system, lowering: lowering, assembly: assembly)
    }
}
