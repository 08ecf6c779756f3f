extension Node {
    /// What YAML makes of `{by: triangular(3%, 8%, 18%)}`, whose commas end the value: the keys `by`, `8%` and `18%)`.
    public struct SplitValue: Sendable {
        /// The key that the value was meant for.
        public var key: String
        /// The value as it was meant.
        public var text: String
        /// Where it stands.
        public var origin: Origin
    }

    /// Puts together again what commas took apart in a map in braces.
    ///
    /// - Parameter entries: The entries of a map.
    /// - Returns: The entries as they were meant, and what was put together in them.
    public static func joiningSplitValues(_ entries: [Entry]) -> (entries: [Entry], split: [SplitValue]) {
        var whole: [Entry] = []
        var split: [SplitValue] = []
        var place = 0
        while place < entries.count {
            var entry = entries[place]
            place += 1
            if let (text, count) = joined(entry.value, entries[place...]) {
                split.append(SplitValue(key: entry.key, text: text, origin: entry.value.origin))
                entry.value.content = .scalar(Scalar(text, isVerbatim: false))
                place += count
            }
            whole.append(entry)
        }
        return (whole, split)
    }

    /// A value with the keys behind it that close its parentheses, and how many they are.
    private static func joined(_ value: Node, _ rest: ArraySlice<Entry>) -> (text: String, count: Int)? {
        guard case .scalar(let scalar) = value.content, !scalar.isQuoted, scalar.text.openParentheses > 0 else {
            return nil
        }
        var text = scalar.text
        for (count, entry) in rest.enumerated() {
            guard case .null = entry.value.content else { return nil }
            text += ", \(entry.key)"
            if text.openParentheses == 0 { return (text, count + 1) }
        }
        return nil
    }
}

extension String {
    /// How many parentheses it opens and does not close.
    fileprivate var openParentheses: Int {
        utf8.count { $0 == UInt8(ascii: "(") } - utf8.count { $0 == UInt8(ascii: ")") }
    }
}
