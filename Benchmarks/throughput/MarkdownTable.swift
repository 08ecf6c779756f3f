import Foundation

/// A table in Markdown under a line that says what it shows; its first column is names, and the others are numbers.
struct MarkdownTable {
    let title: String
    let columns: [String]
    let rows: [[String]]

    var text: String {
        let rule = "|---" + String(repeating: "|---:", count: columns.count - 1) + "|"
        return ([title, "", line(columns), rule] + rows.map(line)).joined(separator: "\n")
    }

    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}

extension Int {
    /// In groups of three digits.
    var grouped: String {
        let digits = String(self)
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += " " }
            text.append(digit.element)
        }
    }
}

extension Double {
    /// Nanoseconds to two decimals, or to one from ten on.
    var time: String { String(format: self < 10 ? "%.2f" : "%.1f", self) }

    /// How many times as long, to one decimal.
    var ratio: String { String(format: "%.1f", self) }
}
