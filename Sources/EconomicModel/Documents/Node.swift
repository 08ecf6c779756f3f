/// A piece of a scenario document, whatever it was written in, with where each part came from.
public struct Node: Sendable {
    /// What it holds.
    public var content: Content
    /// Where it stands.
    public var origin: Origin

    /// What a piece of a document holds.
    public enum Content: Sendable {
        /// Nothing, as `null` or an empty value.
        case null
        /// A single text.
        case scalar(Scalar)
        /// A list.
        case sequence([Node])
        /// A map, in the order of the document.
        case mapping([Entry])
    }

    /// A single text, as written.
    public struct Scalar: Sendable {
        /// Without quotes.
        public var text: String
        /// Whether it stood in quotes or in a block, which makes it text and nothing else.
        public var isQuoted: Bool
        /// Whether a character's offset in the text is its offset in the file's line, so that carets can point inside.
        public var isVerbatim: Bool

        public init(_ text: String, isQuoted: Bool = false, isVerbatim: Bool = true) {
            self.text = text
            self.isQuoted = isQuoted
            self.isVerbatim = isVerbatim
        }
    }

    /// A key of a mapping with its value.
    public struct Entry: Sendable {
        /// The key, without quotes.
        public var key: String
        /// Where the key stands.
        public var keyOrigin: Origin
        /// What stands under it.
        public var value: Node

        public init(key: String, keyOrigin: Origin, value: Node) {
            self.key = key
            self.keyOrigin = keyOrigin
            self.value = value
        }
    }

    public init(_ content: Content, origin: Origin) {
        self.content = content
        self.origin = origin
    }

    /// The entries of a mapping; none for anything else.
    public var entries: [Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }

    /// The elements of a sequence; none for anything else.
    public var elements: [Node] {
        if case .sequence(let elements) = content { elements } else { [] }
    }

    /// The text of a scalar.
    public var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    /// The value of a key of a mapping.
    public subscript(key: String) -> Node? {
        entries.first { $0.key == key }?.value
    }

    /// A mapping with a value under a key, in the place of the one that it has there.
    public func setting(_ key: String, at keyOrigin: Origin, to value: Node) -> Node {
        var entries = entries
        if let place = entries.firstIndex(where: { $0.key == key }) {
            entries[place].value = value
        } else {
            entries.append(Entry(key: key, keyOrigin: keyOrigin, value: value))
        }
        return Node(.mapping(entries), origin: origin)
    }

    /// What it is, in words.
    public var kind: String {
        switch content {
        case .null: "nothing"
        case .scalar: "a single value"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }
}

extension Node {
    /// This document with another laid over it: maps merge, any other value replaces, null removes (JSON Merge Patch,
    /// RFC 7396). Keys keep the order of their first appearance, and every value the place that it came from.
    public func merging(_ overlay: Node) -> Node {
        guard case .mapping(let additions) = overlay.content else { return overlay }
        var merged = entries
        var places = Dictionary(merged.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        for addition in additions {
            if let place = places[addition.key] {
                let value = merged[place].value.merging(addition.value)
                merged[place] = Entry(key: addition.key, keyOrigin: addition.keyOrigin, value: value)
            } else {
                places[addition.key] = merged.count
                let empty = Node(.mapping([]), origin: addition.value.origin)
                merged.append(
                    Entry(key: addition.key, keyOrigin: addition.keyOrigin, value: empty.merging(addition.value)))
            }
        }
        merged.removeAll { entry in
            guard case .null = entry.value.content, let addition = overlay[entry.key] else { return false }
            if case .null = addition.content { return true }
            return false
        }
        return Node(.mapping(merged), origin: overlay.origin)
    }

    /// The node as one line of JSON, its keys in their order: what a scenario's digest is taken of.
    public var canonicalText: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to result: inout String) {
        switch content {
        case .null: result += "null"
        case .scalar(let scalar): Self.write(scalar.text, to: &result)
        case .sequence(let elements):
            result += "["
            for (place, element) in elements.enumerated() {
                if place > 0 { result += "," }
                element.write(to: &result)
            }
            result += "]"
        case .mapping(let entries):
            result += "{"
            for (place, entry) in entries.enumerated() {
                if place > 0 { result += "," }
                Self.write(entry.key, to: &result)
                result += ":"
                entry.value.write(to: &result)
            }
            result += "}"
        }
    }

    /// Writes a text in quotes.
    private static func write(_ text: String, to result: inout String) {
        result += "\""
        if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for scalar in text.unicodeScalars { write(scalar, to: &result) }
        } else {
            result += text
        }
        result += "\""
    }

    private static func write(_ scalar: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\0"..<" ":
            let hex = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: result.unicodeScalars.append(scalar)
        }
    }
}
