/// A table in columns of characters. It always fits: text is wrapped first, then the columns are split into blocks that
/// stand one under the other, each with the first column.
package struct TextTable {
    package struct Column {
        package var title: String
        package var isText: Bool

        /// A column of words, to the left; its cells are wrapped where room is short.
        package static func text(_ title: String) -> Column { Column(title: title, isText: true) }
        /// A column of numbers, to the right.
        package static func number(_ title: String) -> Column { Column(title: title, isText: false) }
    }

    package let columns: [Column]
    private let headings: [[String]]
    package private(set) var rows: [[String]] = []
    /// The rows that stand out.
    package private(set) var emphasized: Set<Int> = []
    /// What stands under a row.
    package private(set) var notes: [Int: String] = [:]
    private let style: ReportStyle

    private static let gap = 2
    private static let narrowestText = 12

    /// A table without rows; the columns' titles may hold line breaks.
    package init(_ columns: [Column], style: ReportStyle = ReportStyle()) {
        self.columns = columns
        self.style = style
        headings = columns.map { column in
            column.title.split(separator: "\n", omittingEmptySubsequences: false).map { style.legible(String($0)) }
        }
    }

    /// Adds a row; a note stands under it, across all columns.
    package mutating func append(_ cells: [String], emphasized: Bool = false, note: String = "") {
        if emphasized { self.emphasized.insert(rows.count) }
        if !note.isEmpty { notes[rows.count] = style.legible(note) }
        rows.append(cells.map(style.legible))
    }

    func lines() -> [Line] {
        var lines: [Line] = []
        for block in blocks(naturalWidths()) {
            if !lines.isEmpty { lines.append(.empty) }
            lines += self.lines(of: block)
        }
        return lines
    }

    /// Columns that stand side by side, with their widths.
    private typealias Block = [(column: Int, width: Int)]

    private func naturalWidths() -> [Int] {
        columns.indices.map { column in
            let heading = headings[column].map { DisplayWidth.of($0) }.max() ?? 0
            return rows.reduce(heading) { max($0, DisplayWidth.of($1[column])) }
        }
    }

    private func blocks(_ natural: [Int]) -> [Block] {
        let total = natural.reduce(0, +) + Self.gap * (columns.count - 1)
        if total <= style.width { return [natural.enumerated().map { ($0.offset, $0.element) }] }
        let shrunk = shrunk(natural, by: total - style.width)
        if shrunk.reduce(0, +) + Self.gap * (columns.count - 1) <= style.width {
            return [shrunk.enumerated().map { ($0.offset, $0.element) }]
        }
        return split(natural)
    }

    /// Takes what is missing from the widest column of text, again and again.
    private func shrunk(_ widths: [Int], by missing: Int) -> [Int] {
        var widths = widths
        for _ in 0..<missing {
            let wide = columns.indices.filter { columns[$0].isText && widths[$0] > Self.narrowestText }
            guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func split(_ natural: [Int]) -> [Block] {
        let key = min(natural[0], max(Self.narrowestText, style.width * 2 / 5))
        let room = style.width - key - Self.gap
        var blocks: [Block] = []
        var block: Block = []
        var used = 0
        for column in columns.indices.dropFirst() {
            let width = min(natural[column], room)
            if !block.isEmpty, used + Self.gap + width > room {
                blocks.append([(0, key)] + block)
                block = []
                used = 0
            }
            used += (block.isEmpty ? 0 : Self.gap) + width
            block.append((column, width))
        }
        return blocks + [[(0, key)] + block]
    }

    private func lines(of block: Block) -> [Line] {
        let glyphs = Glyphs.of(style)
        var lines: [Line] = []
        let head = block.map { column, width in headings[column].flatMap { Wrapping.lines($0, width: width) } }
        if head.contains(where: { $0 != [""] }) {
            let height = head.map(\.count).max() ?? 0
            let low = head.map { Array(repeating: "", count: height - $0.count) + $0 }
            lines += assembled(low, block, .strong)
            let width = block.reduce(Self.gap * (block.count - 1)) { $0 + $1.width }
            lines.append(Line(String(repeating: glyphs.rule, count: width), .faint))
        }
        for (place, row) in rows.enumerated() {
            let cells = block.map { column, width in
                columns[column].isText
                    ? Wrapping.lines(row[column], width: width)
                    : [row[column].shortened(to: width, style: style)]
            }
            lines += assembled(cells, block, emphasized.contains(place) ? .strong : .plain)
            if let note = notes[place], block.last?.column == columns.count - 1 {
                lines += Wrapping.lines(note, width: style.width - 4).map { Line(spaces(4) + $0, .faint) }
            }
        }
        return lines
    }

    private func assembled(_ cells: [[String]], _ block: Block, _ ink: Ink) -> [Line] {
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { part in
            var line = Line()
            for (place, (column, width)) in block.enumerated() {
                let text = part < cells[place].count ? cells[place][part] : ""
                let filling = spaces(width - DisplayWidth.of(text))
                if place > 0 { line.append(spaces(Self.gap)) }
                line.append(columns[column].isText ? text + filling : filling + text, ink)
            }
            return line
        }
    }
}
