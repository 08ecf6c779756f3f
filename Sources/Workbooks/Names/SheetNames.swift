import Reporting

/// Names of sheets that a spreadsheet takes: of 1 to 31 UTF-16 units, without `[ ] : * ? / \` and apostrophes, not
/// `History`, and unlike each other in more than case. They have no `!` either, which libxlsxwriter takes for the end of a
/// sheet's name in the range of a chart.
struct SheetNames {
    private static let longest = 31
    private var taken: Set<String> = [folded("History")]

    mutating func name(for title: String) -> String {
        let plain = String(
            PlainText.withoutControls(title).map { "[]:*?/\\!".contains($0) ? "-" : $0 == "'" ? "’" : $0 })
        let words = plain.split(separator: " ").joined(separator: " ")
        let wanted = words.isEmpty ? "Sheet" : words
        var name = Self.cut(wanted, to: Self.longest)
        var number = 2
        while !taken.insert(Self.folded(name)).inserted {
            let ending = " (\(number))"
            name = Self.cut(wanted, to: Self.longest - ending.utf16.count) + ending
            number += 1
        }
        return name
    }

    private static func folded(_ name: String) -> String { name.lowercased().uppercased() }

    private static func cut(_ text: String, to length: Int) -> String {
        guard text.utf16.count > length else { return text }
        var kept = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += UTF16.width(scalar)
            guard used <= length else { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}
