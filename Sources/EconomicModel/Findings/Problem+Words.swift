// What the sentences of all findings share.

/// What to do about a problem.
struct Hint: ExpressibleByStringInterpolation {
    var text: String
    var replacement: Replacement?

    init(stringLiteral text: String) { self.text = text }

    /// Names what was probably meant, and replaces what was written where nothing else may have been meant.
    ///
    /// - Parameters:
    ///   - names: What may have been meant.
    ///   - wrong: What was written.
    /// - Returns: The hint; `nil` where there are no names.
    static func didYouMean(_ names: [String], insteadOf wrong: String) -> Hint? {
        guard let right = names.first else { return nil }
        var hint: Hint = "did you mean '\(right)'?"
        if names.count == 1, (wrong + right).allSatisfy(\.isPrintable) {
            hint.replacement = Replacement(wrong: wrong, right: right)
        }
        return hint
    }
}

extension Problem {
    /// - Parameters:
    ///   - code: A stable name for the rule.
    ///   - message: One sentence without a full stop.
    ///   - hint: What to do.
    init(_ code: String, _ message: String, hint: Hint? = nil) {
        self.init(
            code: code, message: message.asOneLine, hint: hint?.text.asOneLine, replacement: hint?.replacement)
    }

    static func didYouMean(_ name: String, _ known: [String]) -> Hint? {
        .didYouMean(Suggestion.equallyNear(to: name, among: known), insteadOf: name)
    }

    /// The nearest name, or else the names there are, where they are few; nothing where they are not told.
    static func nearest(_ name: String, _ known: [String]?, _ what: String) -> Hint? {
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
