import Reporting
import Summaries

/// What is other in the scenarios than in the baseline, old beside new: what several change alike is said once.
struct ChangedInputs {
    let reading: ComparisonReading

    /// Longer lists are folded away.
    private static let mostOpen = 6

    private struct Change: Hashable {
        var name: String
        var old: String
        var new: String
    }

    private struct Group {
        var scenarios: [String]
        var changes: [(change: Change, told: InputRecord)] = []
    }

    func write(to body: inout Body) {
        let groups = groups
        guard !groups.isEmpty else { return }
        body.section("What is other in the scenarios") { body in
            body.paragraph("Inputs as written, beside those of the baseline; – where there is none.", isFaint: true)
            for group in groups {
                let title = title(of: group.scenarios)
                let words = "\(title): \(counted(group.changes.count, "input"))"
                if group.changes.count > Self.mostOpen {
                    body.folded(words) { $0.table(table(group), caption: title) }
                } else {
                    body.part(words) { $0.table(table(group), caption: title) }
                }
            }
        }
    }

    /// Changes by the scenarios that make them: first what most of them do.
    private var groups: [Group] {
        var scenarios: [Change: [String]] = [:]
        var order: [(change: Change, told: InputRecord)] = []
        for run in reading.runs.dropFirst() {
            for input in InputChange.changes(from: reading.baseline.inputs, to: run.inputs) {
                let change = Change(
                    name: input.told.name, old: input.old?.quantity ?? "–", new: input.new?.quantity ?? "–")
                if scenarios[change] == nil { order.append((change, input.told)) }
                scenarios[change, default: []].append(run.scenario.name)
            }
        }
        var groups: [Group] = []
        var places: [[String]: Int] = [:]
        for item in order {
            let names = scenarios[item.change] ?? []
            if places[names] == nil {
                places[names] = groups.count
                groups.append(Group(scenarios: names))
            }
            if let place = places[names] { groups[place].changes.append(item) }
        }
        return groups.enumerated().sorted { first, second in
            let (a, b) = (first.element.scenarios.count, second.element.scenarios.count)
            return a == b ? first.offset < second.offset : a > b
        }.map(\.element)
    }

    private func title(of names: [String]) -> String {
        let all = reading.runs.dropFirst().map(\.scenario.name)
        guard names.count > 1, names.count * 2 > all.count else { return listed(names) }
        let others = all.filter { !names.contains($0) }
        return others.isEmpty ? "Every scenario" : "Every scenario but \(listed(others))"
    }

    private func table(_ group: Group) -> TextTable {
        var table = TextTable([.text("input"), .text("baseline"), .text("here"), .text("where")])
        for (change, told) in group.changes {
            table.append([change.name, change.old, change.new, told.line.map { "\(told.file):\($0)" } ?? told.file])
        }
        return table
    }
}
