/// A field of characters to draw on; columns from the left, rows from the bottom.
struct Grid {
    let width: Int
    let height: Int
    private var cells: [Mark]

    struct Mark {
        var character: Character = " "
        var ink: Ink = .plain
        var isBlank: Bool { character == " " }
    }

    init(width: Int, height: Int) {
        self.width = max(1, width)
        self.height = max(1, height)
        cells = Array(repeating: Mark(), count: self.width * self.height)
    }

    subscript(column: Int, row: Int) -> Mark {
        get { cells[row * width + column] }
        set { cells[row * width + column] = newValue }
    }

    /// Draws a character where it falls inside.
    mutating func put(_ character: Character, _ ink: Ink, at column: Int, _ row: Int) {
        guard 0..<width ~= column, 0..<height ~= row else { return }
        self[column, row] = Mark(character: character, ink: ink)
    }

    /// Draws text of single-column characters from a column to the right.
    mutating func put(_ text: String, _ ink: Ink, at column: Int, _ row: Int) {
        for (offset, character) in text.enumerated() { put(character, ink, at: column + offset, row) }
    }

    /// A row as a line.
    func line(_ row: Int) -> Line {
        var line = Line()
        for column in 0..<width {
            let mark = self[column, row]
            line.append(String(mark.character), mark.ink)
        }
        return line
    }
}
