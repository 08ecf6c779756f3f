import EconomicModel
import Foundation

/// A file as it stands on the disk, and words of it replaced: every other byte stays.
struct SourceText: Sendable {
    /// The path without links.
    let path: String
    let bytes: [UInt8]
    /// How many bytes stand before the text: those of a byte order mark.
    private let lead: Int

    /// A file of UTF-8 text; `nil` where it cannot be read.
    init?(_ path: String) {
        self.path = FileAccess.real(path)
        guard let data = FileManager.default.contents(atPath: self.path), String(validating: data, as: UTF8.self) != nil
        else { return nil }
        bytes = [UInt8](data)
        lead = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The file's bytes with words replaced.
    func replacing(_ words: [Word]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        for word in words.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
            result += bytes[place..<word.bytes.lowerBound] + word.right.utf8
            place = word.bytes.upperBound
        }
        return result + bytes[place...]
    }

    /// The text with words replaced.
    func text(replacing words: [Word]) -> String {
        String(decoding: replacing(words).dropFirst(lead), as: UTF8.self)
    }

    /// A word of the file that another is written in place of.
    struct Word: Hashable, Sendable {
        /// Where it stands in the file.
        var bytes: Range<Int>
        var right: String

        /// The place that it has, and how many bytes it takes, where the other stands in its place.
        func range(shiftedBy shift: Int) -> Range<Int> {
            bytes.lowerBound + shift..<bytes.lowerBound + shift + right.utf8.count
        }
    }

    /// The word that a replacement means at a place of the text, once words before it have been replaced.
    ///
    /// - Parameters:
    ///   - replacement: What to write, and in place of what.
    ///   - place: Where the wrong word stands, with what belongs to it.
    ///   - words: The words that were replaced.
    /// - Returns: The word; `nil` where it does not stand there exactly once, or was replaced before.
    func word(_ replacement: Replacement, at place: SourceLocation, after words: [Word]) -> Word? {
        let text = text(replacing: words)
        guard let found = text.onlyWord(replacement.wrong, at: place) else { return nil }
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound) + lead
        let range = start..<start + text.utf8.distance(from: found.lowerBound, to: found.upperBound)
        var shift = 0
        for word in words.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
            let there = word.range(shiftedBy: shift)
            if range.overlaps(there) { return nil }
            if range.upperBound <= there.lowerBound { break }
            shift += there.count - word.bytes.count
        }
        return Word(bytes: range.lowerBound - shift..<range.upperBound - shift, right: replacement.right)
    }
}

extension String {
    /// Where a word stands at a place; `nil` where it does not, or more than once.
    fileprivate func onlyWord(_ word: String, at place: SourceLocation) -> Range<Index>? {
        let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(place.line - 1) else { return nil }
        let line = lines[place.line - 1]
        guard let start = line.index(line.startIndex, offsetBy: place.column - 1, limitedBy: line.endIndex),
            let end = line.index(start, offsetBy: place.length, limitedBy: line.endIndex)
        else { return nil }
        func isPart(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        let found = line[start..<end].ranges(of: word).filter { range in
            !isPart(line[..<range.lowerBound].last) && !isPart(line[range.upperBound...].first)
        }
        return found.count == 1 ? found.first : nil
    }
}
