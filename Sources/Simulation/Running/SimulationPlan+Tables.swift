import PlanCompilation
import Workers

extension Collection<SimulationPlan> {
    /// Builds the plans' quantile tables that are not there yet, side by side: left to the blocks, which all begin with the
    /// same instructions, one worker would build while the others wait.
    func buildTables(on workers: Workers) {
        let lazy = flatMap(\.tables.quantileTables)
        workers.forEach(lazy.count) { place, _ in _ = lazy[place].table }
    }
}
