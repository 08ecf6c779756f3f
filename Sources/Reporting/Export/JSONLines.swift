/// Lays out compact JSON for reading: what fits a line stays on one, and so does an array of plain values; any other
/// array or object has a line for each of its parts.
enum JSONLines {
    static let longestLine = 120

    /// The same document, given one without white space between its parts, with line breaks and a last one.
    static func laidOut(_ json: [UInt8]) -> [UInt8] {
        var printer = Printer(json: json, outlines: outlines(of: json))
        printer.print()
        return printer.out
    }

    /// Where a container ends, and whether it holds other containers.
    private struct Outline {
        var end = 0
        var isNested = false
        /// How many commas and colons within, each of which takes a space.
        var marks = 0
    }

    /// The outline of each container, at the place of its opening bracket.
    private static func outlines(of json: [UInt8]) -> [Int: Outline] {
        var outlines: [Int: Outline] = [:]
        var open: [(start: Int, outline: Outline)] = []
        scan(json) { place, byte in
            switch byte {
            case openBrace, openBracket:
                if !open.isEmpty { open[open.count - 1].outline.isNested = true }
                open.append((place, Outline()))
            case closeBrace, closeBracket:
                guard var closed = open.popLast() else { return }
                closed.outline.end = place
                outlines[closed.start] = closed.outline
                if !open.isEmpty { open[open.count - 1].outline.marks += closed.outline.marks }
            case comma, colon:
                if !open.isEmpty { open[open.count - 1].outline.marks += 1 }
            default: break
            }
        }
        return outlines
    }

    /// Visits each structural byte outside of strings.
    private static func scan(_ json: [UInt8], visit: (Int, UInt8) -> Void) {
        var isInString = false
        var isEscaped = false
        for (place, byte) in json.enumerated() {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == backslash {
                    isEscaped = true
                } else if byte == quote {
                    isInString = false
                }
            } else if byte == quote {
                isInString = true
            } else {
                visit(place, byte)
            }
        }
    }

    private struct Printer {
        let json: [UInt8]
        let outlines: [Int: Outline]
        var out: [UInt8] = []
        private var copied = 0
        private var lineStart = 0
        /// For each open container, whether it has a line for each part.
        private var broken: [Bool] = []

        init(json: [UInt8], outlines: [Int: Outline]) {
            self.json = json
            self.outlines = outlines
            out.reserveCapacity(json.count * 3 / 2)
        }

        mutating func print() {
            var events: [(Int, UInt8)] = []
            JSONLines.scan(json) { place, byte in
                if isStructural(byte) { events.append((place, byte)) }
            }
            for (place, byte) in events { handle(byte, at: place) }
            copy(to: json.count)
            out.append(lineFeed)
        }

        private mutating func handle(_ byte: UInt8, at place: Int) {
            switch byte {
            case openBrace, openBracket:
                copy(to: place + 1)
                let breaks = mustBreak(at: place)
                broken.append(breaks)
                if breaks { newLine() }
            case closeBrace, closeBracket:
                copy(to: place)
                if broken.popLast() == true { newLine() }
                copy(to: place + 1)
            case comma:
                copy(to: place + 1)
                if broken.last == true { newLine() } else { out.append(space) }
            default:
                copy(to: place + 1)
                out.append(space)
            }
        }

        private func mustBreak(at place: Int) -> Bool {
            guard let outline = outlines[place], outline.end > place + 1 else { return false }
            if json[place] == openBracket, !outline.isNested { return false }
            let room = JSONLines.longestLine - (out.count - lineStart)
            return outline.end - place + outline.marks > room
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

private func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case openBrace, closeBrace, openBracket, closeBracket, comma, colon: true
    default: false
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
