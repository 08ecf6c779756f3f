import EconomicModel

/// A document written as Swift literals, in place of a file.
enum Sketch: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    case text(String)
    case list([Sketch])
    case map([(String, Sketch)])
    case null

    init(stringLiteral value: String) { self = .text(value) }
    init(arrayLiteral elements: Sketch...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Sketch)...) { self = .map(elements) }

    /// The document, each part of it at a line of its own of a file.
    func node(in file: String = "sketch.yaml") -> Node {
        var line = 0
        return node(file, &line)
    }

    private func node(_ file: String, _ line: inout Int) -> Node {
        func place() -> Origin {
            line += 1
            return .file(SourceLocation(file: file, line: line, column: 1))
        }
        switch self {
        case .null: return Node(.null, origin: place())
        case .text(let text): return Node(.scalar(.init(text)), origin: place())
        case .list(let parts):
            let origin = place()
            return Node(.sequence(parts.map { $0.node(file, &line) }), origin: origin)
        case .map(let parts):
            let origin = place()
            let entries = parts.map { key, value in
                Node.Entry(key: key, keyOrigin: place(), value: value.node(file, &line))
            }
            return Node(.mapping(entries), origin: origin)
        }
    }
}

extension Node {
    /// The document as JSON with single quotes, for comparing.
    var json: String { canonicalText.replacing("\"", with: "'") }
}
