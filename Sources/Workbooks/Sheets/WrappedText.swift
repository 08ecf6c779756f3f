import Reporting

/// How high text stands in a column that breaks it into lines. Spreadsheets other than Excel do not find out themselves.
enum WrappedText {
    /// The lines that text takes in a column of so many characters, words kept whole.
    static func lines(_ text: String, width: Double) -> Int {
        let width = max(1, Int(width * 1.05))
        guard text.utf8.count > width else { return 1 }
        var (lines, used) = (1, 0)
        for word in text.split(separator: " ") {
            let length = DisplayWidth.of(word)
            if used > 0, used + 1 + length > width {
                lines += 1
                used = 0
            }
            used += length + (used > 0 ? 1 : 0)
            lines += max(0, used - 1) / width
            used = used > width ? used % width : used
        }
        return lines
    }
}
