/// Lays out compact JSON for reading: what fits a line stays on one, and so does an array of plain values; any other
/// array or object has a line for each of its parts.
enum JSONLines {
    static let longestLine = 120

    /// The same document, given one without white space between its parts, with line breaks and a last one.
    static func laidOut(_ json: [UInt8]) -> [UInt8] {
        var printer = Printer(json: json)
        for mark in marks(of: json) { printer.print(mark) }
        return printer.finish()
    }

    /// A byte that structures the document, outside of strings.
    private struct Mark {
        var place: Int
        var byte: UInt8
        /// For an opening bracket: where its container ends, whether it holds others, and how many commas and colons are
        /// within, each of which takes a space.
        var end = 0
        var isNested = false
        var spaces = 0
    }

    private static func marks(of json: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        marks.reserveCapacity(json.count / 8)
        var open: [Int] = []
        scan(json) { place, byte in
            switch byte {
            case openBrace, openBracket:
                if let outer = open.last { marks[outer].isNested = true }
                open.append(marks.count)
            case closeBrace, closeBracket:
                if let closed = open.popLast() {
                    marks[closed].end = place
                    if let outer = open.last { marks[outer].spaces += marks[closed].spaces }
                }
            case comma, colon:
                if let outer = open.last { marks[outer].spaces += 1 }
            default: return
            }
            marks.append(Mark(place: place, byte: byte))
        }
        return marks
    }

    /// Visits each byte outside of strings.
    private static func scan(_ json: [UInt8], visit: (Int, UInt8) -> Void) {
        json.withUnsafeBufferPointer { json in
            var isInString = false
            var isEscaped = false
            for (place, byte) in json.enumerated() {
                if !isInString {
                    if byte == quote { isInString = true } else { visit(place, byte) }
                } else if isEscaped {
                    isEscaped = false
                } else if byte == backslash {
                    isEscaped = true
                } else if byte == quote {
                    isInString = false
                }
            }
        }
    }

    private struct Printer {
        let json: [UInt8]
        var out: [UInt8] = []
        private var copied = 0
        private var lineStart = 0
        /// For each open container, whether it has a line for each part.
        private var broken: [Bool] = []

        init(json: [UInt8]) {
            self.json = json
            out.reserveCapacity(json.count * 3 / 2)
        }

        mutating func finish() -> [UInt8] {
            copy(to: json.count)
            out.append(lineFeed)
            return out
        }

        mutating func print(_ mark: Mark) {
            switch mark.byte {
            case openBrace, openBracket:
                copy(to: mark.place + 1)
                let breaks = mustBreak(at: mark)
                broken.append(breaks)
                if breaks { newLine() }
            case closeBrace, closeBracket:
                copy(to: mark.place)
                if broken.popLast() == true { newLine() }
                copy(to: mark.place + 1)
            case comma:
                copy(to: mark.place + 1)
                if broken.last == true { newLine() } else { out.append(space) }
            default:
                copy(to: mark.place + 1)
                out.append(space)
            }
        }

        private func mustBreak(at mark: Mark) -> Bool {
            guard mark.end > mark.place + 1 else { return false }
            if mark.byte == openBracket, !mark.isNested { return false }
            let room = JSONLines.longestLine - (out.count - lineStart)
            return mark.end - mark.place + mark.spaces > room
        }

        private mutating func copy(to end: Int) {
            out.append(contentsOf: json[copied..<end])
            copied = end
        }

        private mutating func newLine() {
            out.append(lineFeed)
            lineStart = out.count
            out.append(contentsOf: repeatElement(space, count: broken.count * 2))
        }
    }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let openBrace = UInt8(ascii: "{")
private let closeBrace = UInt8(ascii: "}")
private let openBracket = UInt8(ascii: "[")
private let closeBracket = UInt8(ascii: "]")
private let comma = UInt8(ascii: ",")
private let colon = UInt8(ascii: ":")
private let space = UInt8(ascii: " ")
private let lineFeed = UInt8(ascii: "\n")
