/// Text in 7-bit characters: letters without their marks, Cyrillic in Latin letters, signs spelled out.
package enum Transliteration {
    /// What has no counterpart becomes `?`. The no-break space stays: lines are broken after this, and it is written as
    /// an ordinary one.
    package static func ascii(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = ""
        for character in text {
            for scalar in character.unicodeScalars {
                if scalar.isASCII {
                    result.unicodeScalars.append(scalar)
                } else if let replacement = replacement(of: scalar) {
                    result += replacement
                }
            }
        }
        return result
    }

    /// `nil` for marks, which go with the letter before them.
    private static func replacement(of scalar: Unicode.Scalar) -> String? {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return nil
        case .spaceSeparator: return scalar == "\u{A0}" ? String(fixedSpace) : " "
        default: break
        }
        if let sign = signs[scalar] { return sign }
        if let letters = cyrillic[scalar] { return letters }
        let lower = scalar.properties.lowercaseMapping
        if let first = lower.unicodeScalars.first, let letters = cyrillic[first] {
            return letters.prefix(1).uppercased() + letters.dropFirst()
        }
        return latinBase(of: scalar) ?? "?"
    }

    /// The letter in a name such as `LATIN SMALL LETTER O WITH DOUBLE ACUTE`.
    private static func latinBase(of scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
        let words = name.split(separator: " ")
        guard words.count >= 4, words[2] == "LETTER" else { return nil }
        let base = words[3] == "DOTLESS" && words.count > 4 ? words[4] : words[3]
        guard base.count <= 2 else {
            return otherLatin[String(base)].map { words[1] == "SMALL" ? $0.lowercased() : $0 }
        }
        return words[1] == "SMALL" ? base.lowercased() : String(base)
    }

    private static let otherLatin = ["SHARP": "SS", "SCHWA": "A", "ETH": "D", "THORN": "TH", "ENG": "NG", "EZH": "ZH"]

    private static let signs: [Unicode.Scalar: String] = [
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "‚": ",", "“": "\"", "”": "\"",
        "„": "\"", "«": "\"", "»": "\"", "‹": "'", "›": "'", "…": "...", "·": "|", "•": "*", "×": "x", "÷": "/",
        "→": "->", "←": "<-", "↑": "^", "↓": "v", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "±": "+/-", "°": " deg",
        "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "₺": "TRY", "₼": "AZN", "¥": "JPY", "¢": "c", "№": "No. ",
        "§": "section ", "%": "%", "‰": " per mille", "²": "^2", "³": "^3", "¹": "^1", "½": "1/2", "¼": "1/4",
        "¾": "3/4", "µ": "u", "μ": "u", "σ": "sigma", "Δ": "Delta", "Σ": "sum", "α": "alpha", "β": "beta",
        "λ": "lambda",
        "φ": "phi", "θ": "theta", "κ": "kappa", "©": "(c)", "®": "(R)", "™": "(TM)", "√": "sqrt", "∞": "inf",
        "▲": "^", "▼": "v", "ʻ": "'", "ʼ": "'", "†": "+",
    ]

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
        "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u",
    ]
}
