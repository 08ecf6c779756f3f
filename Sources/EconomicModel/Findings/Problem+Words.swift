// What the sentences of all findings share.

extension Problem {
    /// - Parameters:
    ///   - code: A stable name for the rule.
    ///   - message: One sentence without a full stop.
    ///   - hint: What to do.
    init(_ code: String, _ message: String, hint: String? = nil) {
        self.init(code: code, message: message.asOneLine, hint: hint?.asOneLine)
    }

    static func didYouMean(_ name: String, _ known: [String]) -> String? {
        Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
    }

    /// The nearest name, or else the names there are, where they are few; nothing where they are not told.
    static func nearest(_ name: String, _ known: [String]?, _ what: String) -> String? {
        guard let known else { return nil }
        if let meant = didYouMean(name, known) { return meant }
        if known.isEmpty { return "there are no \(what) here" }
        return known.count <= 12 ? "\(what): \(known.joined(separator: ", "))" : nil
    }

    /// What a field is called by the last part of its dotted name; a number is that of a year of the part before it.
    static func fieldWords(_ name: String) -> String {
        let parts = name.split(separator: ".")
        guard let last = parts.last else { return "'\(name)'" }
        guard let year = Int(last), parts.count > 1 else { return "'\(last)'" }
        return "'\(parts[parts.count - 2])' of year \(year)"
    }

    static func list(_ words: [String], _ last: String) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) " + (words.last ?? "")
    }
}

extension String {
    /// The text as a terminal may show it: in one line of bearable length, without control characters.
    fileprivate var asOneLine: String {
        let marks = prefix(400).map { $0.isPrintable ? $0 : " " }
        return String(marks) + (count > 400 ? "…" : "")
    }
}

extension Character {
    /// Whether a terminal shows it as one mark and does nothing else with it.
    var isPrintable: Bool {
        unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.properties.generalCategory != .format
                && $0.value != 0x2028 && $0.value != 0x2029
        }
    }
}
