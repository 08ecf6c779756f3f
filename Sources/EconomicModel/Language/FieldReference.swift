/// The tables of fields that the reference of the scenario language shows, written from the fields' descriptions, so that
/// the reference says what the program reads.
public enum FieldReference {
    /// The maps of the language in the order in which the reference has them: `scenario` for a whole file, `value` for
    /// the long form of a value, and any other under the name of the field that holds it, such as `drivers` or `ramp`; at the
    /// end `processes`, what the processes of drivers take.
    public static var names: [String] { records.map(\.name) + [processes] }

    /// A table by its name, as Markdown: the fields of a map with their types, units, defaults and meanings, or, as
    /// `processes`, what each process of a driver takes; `nil` where there is none of that name.
    public static func table(of name: String) -> String? {
        if name == processes { return processTable }
        guard let record = records.first(where: { $0.name == name }) else { return nil }
        return table(
            ["field", "type", "unit", "default", "meaning"],
            record.fields.map { field in
                [
                    "`\(field.name)`", field.shape.words, field.shape.unitWords,
                    field.isRequired ? "required" : field.defaultText.map { "`\($0)`" } ?? "", field.summary,
                ]
            })
    }

    private static func table(_ columns: [String], _ rows: [[String]]) -> String {
        let head = [columns.joined(separator: " | "), columns.map { _ in "---" }.joined(separator: "|")]
        let lines = rows.map { $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") }
        return "| \(head[0]) |\n|\(head[1])|\n" + lines.map { "| \($0) |" }.joined(separator: "\n")
    }

    // MARK: Processes

    private static let processes = "processes"

    private static var processTable: String {
        let fields = Driver.fieldDescriptions.map(\.name)
        func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
        return table(
            ["process", "needs", "may have"],
            Driver.Process.allCases.map { process in
                let own = fields.filter { Driver.Process.fields[$0]?.contains(process) == true }
                let choice = process.needsDrift ? ["trend", "drift"] : []
                let others = own.filter { !process.needs.contains($0) && !choice.contains($0) }
                let either = choice.map { "`\($0)`" }.joined(separator: " or ")
                let needs = [either, listed(process.needs)].filter { !$0.isEmpty }.joined(separator: ", ")
                return ["`\(process.rawValue)`", needs, listed(others)]
            })
    }

    // MARK: Maps

    private typealias NamedRecord = (name: String, fields: [FieldDescription])

    private static let records: [NamedRecord] = {
        var records: [NamedRecord] = []
        func gather(_ name: String, _ fields: [FieldDescription]) {
            guard !records.contains(where: { $0.name == name }) else { return }
            records.append((name, fields))
            for field in fields {
                for inner in field.shape.records { gather(field.name, inner) }
            }
        }
        gather("scenario", Scenario.fieldDescriptions)
        gather("value", ValueMap.fieldDescriptions)
        return records
    }()
}

extension Shape {
    /// The maps with fixed keys within.
    fileprivate var records: [[FieldDescription]] {
        switch self {
        case .record(let fields): [fields()]
        case .list(let shape), .map(let shape): shape.records
        case .either(let shapes): shapes.flatMap(\.records)
        case .value, .text, .flag, .integer, .choice, .unit, .name, .selectors, .table: []
        }
    }

    /// What it holds, in words: `*fixed* value, 0 or more`, `list of maps`.
    fileprivate var words: String {
        let bounds = Set(rules.map(\.bounds)).filter { !$0.isEmpty }
        return ([kind(isPlural: false)] + bounds.sorted()).joined(separator: ", ")
    }

    /// What its values are measured in; nothing where it holds none.
    fileprivate var unitWords: String { rules.first?.unitWords ?? "" }

    /// The rules of the values that it may hold, but for those of maps with fields of their own.
    private var rules: [ValueRule] {
        switch self {
        case .value(let rule): [rule]
        case .list(let shape), .map(let shape): shape.rules
        case .either(let shapes): shapes.flatMap(\.rules)
        case .text, .flag, .integer, .choice, .unit, .name, .selectors, .record, .table: []
        }
    }

    /// Whether it is one value or one map with fields of its own.
    private var isSimple: Bool {
        switch self {
        case .value, .record: true
        default: false
        }
    }

    /// What kind of thing it is, one or several.
    private func kind(isPlural: Bool) -> String {
        func noun(_ text: String) -> String { isPlural ? text + "s" : text }
        return switch self {
        case .value(let rule): (rule.isFixed ? "*fixed* " : "") + noun("value")
        case .text: noun("text")
        case .flag: "`true` or `false`"
        case .integer(let range) where range.upperBound == .max: "whole number, \(range.lowerBound) or more"
        case .integer(let range) where range.count == 1: "`\(range.lowerBound)`"
        case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
        case .unit: noun("unit")
        case .name: noun("name")
        case .selectors: "one or more quantities"
        case .list(.name): "one or more names"
        case .list(.either(let shapes)):
            noun("list") + " of " + shapes.map { $0.kind(isPlural: true) }.joined(separator: " or ")
        case .list(let shape): noun("list") + " of " + shape.kind(isPlural: true)
        case .map(.either(let shapes)) where shapes.allSatisfy(\.isSimple):
            shapes.map { $0.kind(isPlural: true) }.joined(separator: " or ") + " by name"
        case .map(.either(let shapes)):
            "by name: " + shapes.map { $0.kind(isPlural: false) }.joined(separator: ", or ")
        case .map(let shape): shape.kind(isPlural: true) + " by name"
        case .record: noun("map")
        case .table: "CSV file, or list of rows"
        case .either(let shapes): shapes.map { $0.kind(isPlural: isPlural) }.joined(separator: ", or ")
        }
    }
}

extension ValueRule {
    /// From where to where; nothing where there are no bounds.
    fileprivate var bounds: String { domain == .all ? "" : domain.text(inPercent: kind == .rate) }

    fileprivate var unitWords: String {
        switch kind {
        case .anything: "any"
        case .number: "pure number"
        case .rate: "a year"
        case .dailyRate: "a day"
        case .duration: "time"
        case .date: "date"
        case .yearlyAmount: "amount a year"
        case .yearlyMass: "tonnes a year"
        case .flightRate: "flights per time"
        case .seats: "seats"
        case .moneyEach: "money a visitor"
        case .money: "money"
        case .yearlyMoney: "money a year"
        }
    }
}
