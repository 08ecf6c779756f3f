/// The tables of fields that the reference of the scenario language shows, written from the fields' descriptions, so that
/// the reference says what the program reads.
public enum FieldReference {
    /// The maps of the language in the order in which the reference has them: `scenario` for a whole file, `value` for
    /// the long form of a value, and any other under the name of the field that holds it, such as `drivers` or `ramp`.
    public static var names: [String] { records.map(\.name) }

    /// The fields of a map as a Markdown table; `nil` where there is no such map.
    public static func table(of name: String) -> String? {
        guard let record = records.first(where: { $0.name == name }) else { return nil }
        let head = ["| field | holds | left out | meaning |", "|---|---|---|---|"]
        let rows = record.fields.map { field in
            let cells = [
                "`\(field.name)`", field.shape.words,
                field.isRequired ? "required" : field.defaultText.map { "`\($0)`" } ?? "", field.summary,
            ]
            return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        return (head + rows).joined(separator: "\n")
    }

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

    /// What it holds, in words.
    fileprivate var words: String {
        switch self {
        case .value(let rule): rule.words
        case .text: "text"
        case .flag: "`true` or `false`"
        case .integer(let range) where range.upperBound == .max: "whole number, \(range.lowerBound) or more"
        case .integer(let range) where range.count == 1: "`\(range.lowerBound)`"
        case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
        case .unit: "unit"
        case .name: "name"
        case .selectors: "one or more quantities"
        case .list(.name): "one or more names"
        case .list(let shape): "list: \(shape.words)"
        case .map(let shape): "map by name: \(shape.words)"
        case .record: "fields of its own"
        case .table: "CSV file, or a list of rows"
        case .either(let shapes): shapes.map(\.words).joined(separator: "; or ")
        }
    }
}

extension ValueRule {
    /// What kind of amount it is, from where to where, and whether it is fixed.
    fileprivate var words: String {
        let amount =
            switch kind {
            case .anything: "any amount"
            case .number: "number"
            case .rate: "rate a year"
            case .dailyRate: "rate a day"
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
        let bounds = domain == .all ? "" : domain.text(inPercent: kind == .rate)
        return [amount, bounds, isFixed ? "*fixed*" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
