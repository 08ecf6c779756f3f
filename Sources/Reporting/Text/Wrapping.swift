/// Breaks text into lines.
enum Wrapping {
    /// The text in lines of at most `width` columns, broken at spaces, and within a word only where it is longer than
    /// a line.
    static func lines(_ text: String, width: Int) -> [String] {
        if !text.utf8.contains(UInt8(ascii: " ")), DisplayWidth.of(text) <= width { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let length = DisplayWidth.of(word)
            if used > 0, used + 1 + length <= width {
                line += " " + word
                used += 1 + length
                continue
            }
            if used > 0 { lines.append(line) }
            let pieces = pieces(of: word, width: width)
            lines += pieces.dropLast()
            line = pieces.last ?? ""
            used = DisplayWidth.of(line)
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// A long word in pieces, cut after a dot, slash, hyphen or underscore where there is one in the piece's second half.
    private static func pieces(of word: Substring, width: Int) -> [String] {
        var rest = word
        var pieces: [String] = []
        while DisplayWidth.of(rest) > width {
            var used = 0
            var end = rest.startIndex
            var soft: String.Index?
            while end < rest.endIndex {
                used += DisplayWidth.of(rest[end])
                if used > width, end > rest.startIndex { break }
                let mark = rest[end]
                end = rest.index(after: end)
                if used * 2 > width, "./-_".contains(mark) { soft = end }
            }
            let cut = soft ?? end
            pieces.append(String(rest[..<cut]))
            rest = rest[cut...]
        }
        return rest.isEmpty && !pieces.isEmpty ? pieces : pieces + [String(rest)]
    }
}
