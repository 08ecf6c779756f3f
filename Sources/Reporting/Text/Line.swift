/// A line of a report: pieces of text, each with its ink.
struct Line: Sendable, Equatable {
    struct Span: Sendable, Equatable {
        var text: String
        var ink: Ink
    }

    var spans: [Span] = []

    static let empty = Line()

    init() {}

    init(_ text: String, _ ink: Ink = .plain) {
        append(text, ink)
    }

    var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

    mutating func append(_ text: String, _ ink: Ink = .plain) {
        guard !text.isEmpty else { return }
        if let last = spans.last, last.ink == ink {
            spans[spans.count - 1].text += text
        } else {
            spans.append(Span(text: text, ink: ink))
        }
    }

    mutating func append(_ line: Line) {
        for span in line.spans { append(span.text, span.ink) }
    }

    /// Fills up with spaces to a width.
    mutating func pad(to width: Int) {
        append(String(repeating: " ", count: max(0, width - self.width)))
    }

    func indented(by columns: Int) -> Line {
        var line = Line(String(repeating: " ", count: columns))
        line.append(self)
        return line
    }

    /// Adds the line to a text, without the spaces at its end.
    func write(to text: inout String, style: ReportStyle) {
        var spans = spans
        while let last = spans.last {
            let kept = String(last.text.trimmedEnd)
            guard kept.isEmpty else {
                spans[spans.count - 1].text = kept
                break
            }
            spans.removeLast()
        }
        for span in spans {
            let shown = span.text.withPlainSpaces
            if style.color, let code = span.ink.code {
                text += "\u{1B}[\(code)m\(shown)\u{1B}[0m"
            } else {
                text += shown
            }
        }
        text += "\n"
    }
}

/// The space that keeps a number and its unit on one line; an ordinary one by the time it is written.
let fixedSpace: Character = "\u{A0}"

extension String {
    fileprivate var trimmedEnd: Substring {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return self[..<end]
    }

    fileprivate var withPlainSpaces: String {
        unicodeScalars.contains("\u{A0}") ? String(map { $0 == fixedSpace ? " " : $0 }) : self
    }
}
