import Reporting
import Summaries

/// Every input of a run with where it comes from.
struct InputsSection {
    let run: RunResult

    func write(to body: inout Body) {
        guard !run.inputs.isEmpty else { return }
        body.section("Every input") { body in
            body.folded("\(counted(run.inputs.count, "input")), with sources") {
                $0.table(table, caption: "Every input")
            }
        }
    }

    private var table: TextTable {
        var table = TextTable([.text("input"), .text("value"), .text("kind"), .text("where")])
        for group in InputGroup.listed(run.inputs) {
            let words = group.words { [$0.source, $0.note].filter { !$0.isEmpty }.joined(separator: ". ") }
            table.append([group.name, group.value, group.inputs[0].kind.rawValue, group.place], note: words)
        }
        return table
    }
}
