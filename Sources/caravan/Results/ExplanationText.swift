import EconomicModel
import Reporting
import Summaries

/// Explanations as text.
enum ExplanationText {
    /// How many components of a table are listed one by one.
    private static let mostListed = 8

    /// Quantities by block, one a line; those of a large table together.
    static func list(_ quantities: [(name: String, unit: String, component: String)]) -> String {
        var groups: [String: (names: [String], unit: String)] = [:]
        for (name, unit, component) in quantities {
            let table = component.split(separator: ".").prefix(2).joined(separator: ".")
            groups["\(table).*\(name.dropFirst(component.count)), \(unit)", default: ([], unit)].names.append(name)
        }
        let lines = groups.values.flatMap { names, unit in
            names.count > mostListed
                ? [("\(NamePattern.text(of: names)) (\(names.count))", unit)] : names.map { ($0, unit) }
        }
        var text = ""
        var block = ""
        for (name, unit) in lines.sorted(by: { $0.0 < $1.0 }) {
            let own = String(name.prefix { $0 != "." })
            if own != block {
                text += block.isEmpty ? "\(own)\n" : "\n\(own)\n"
                block = own
            }
            text += "  \(name)" + (unit.isEmpty ? "" : ", \(unit)") + "\n"
        }
        return text
    }

    /// An explanation with the inputs of the component that it is about.
    static func text(of explanation: Explanation, inputs: [InputRecord]) -> String {
        guard let quantity = explanation.parts.first else { return "" }
        var lines = [heading(quantity)]
        if let place = explanation.location { lines.append("  \(place.file):\(place.line)") }
        lines += quantity.equations.flatMap(Self.lines)
        let inner = explanation.parts.dropFirst()
        if !inner.isEmpty { lines += ["", "where"] }
        for part in inner { lines += ["  " + heading(part)] + part.equations.flatMap(Self.lines).map { "  " + $0 } }
        if !explanation.reads.isEmpty {
            lines += ["", "computed from"]
            lines += explanation.reads.map { read in "  \(read.name)" + (read.definition.map { " = \($0)" } ?? "") }
        }
        if !explanation.draws.isEmpty { lines += ["", "draws"] + explanation.draws.map(line) }
        let read = Set(explanation.reads.map(\.name))
        let own = inputs.filter { $0.name.hasPrefix(explanation.component + ".") || read.contains($0.name) }
        if !own.isEmpty { lines += ["", "stated"] + own.map(line) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func heading(_ part: Explanation.Part) -> String {
        part.name + (part.unit.isEmpty ? "" : ", \(part.unit)") + (part.places.isEmpty ? "" : ": \(part.places)")
    }

    private static func lines(_ equation: Explanation.Equation) -> [String] {
        let label = equation.label.isEmpty ? "  = " : "  \(equation.label) = "
        guard equation.lines.count > 1 else { return [label + equation.lines.joined()] }
        return [String(label.dropLast())] + equation.lines.map { "      " + $0 }
    }

    private static func line(_ draw: Explanation.Draw) -> String {
        let correlated = draw.correlations.isEmpty ? "" : "; correlated \(draw.correlations.joined(separator: ", "))"
        let places = draw.places.isEmpty ? "" : ": \(draw.places)"
        return "  \(draw.stream), once a \(draw.cadence)\(correlated)\(places)"
    }

    private static func line(_ input: InputRecord) -> String {
        let place = input.line.map { " at \(input.file):\($0)" } ?? ""
        let source = input.source.isEmpty ? input.kind.rawValue : input.source
        return "  \(input.name): \(input.value)\(place) (\(source))"
    }
}
