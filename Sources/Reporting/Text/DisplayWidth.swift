/// How many columns of a terminal text takes: after Unicode Standard Annex #11, with emoji as wide.
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    package static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.value < 0x300 { return first == "\u{AD}" ? 0 : 1 }
        let scalars = character.unicodeScalars
        if scalars.count > 1, scalars.contains("\u{FE0F}") || scalars.contains("\u{20E3}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if first.properties.isEmojiPresentation || isWide(first.value) { return 2 }
        // Two regional indicators make a flag.
        return scalars.count > 1 && 0x1F1E6...0x1F1FF ~= first.value ? 2 : 1
    }

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wide.contains { $0 ~= value }
    }

    /// The blocks of East Asian Width W and F, those that Unicode assigns as a whole taken as a whole.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}

extension StringProtocol {
    /// The text cut to a width, with a mark of omission where something is missing.
    func shortened(to width: Int, style: ReportStyle) -> String {
        guard DisplayWidth.of(self) > width else { return String(self) }
        let mark = style.ascii ? "..." : "…"
        var room = width - mark.count
        guard room >= 0 else { return String(repeating: ".", count: Swift.max(0, width)) }
        var kept = ""
        for character in self {
            room -= DisplayWidth.of(character)
            guard room >= 0 else { break }
            kept.append(character)
        }
        return kept + mark
    }
}
