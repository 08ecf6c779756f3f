import Foundation

/// A Markdown file of the repository, as far as tests read it.
struct Markdown {
    /// The file's path in the repository.
    let path: String
    let lines: [String]

    /// A fenced block: the language beside its fence, its lines, and where they start.
    struct Block {
        var language: String
        var lines: [String]
        /// The place of the first line in the file, from 0.
        var start: Int
        var text: String { lines.joined(separator: "\n") + "\n" }
    }

    /// - Parameters:
    ///   - path: The file's path from the root.
    ///   - root: The folder of all pages.
    /// - Throws: Where the file cannot be read.
    init(_ path: String, in root: URL = Workspace.repository) throws {
        self.path = path
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// All of the repository.
    static var all: [String] { repositoryFiles(withExtension: "md") }

    var blocks: [Block] {
        var blocks: [Block] = []
        var open: Block?
        for (place, line) in lines.enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), lines: [], start: place + 1)
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    /// The lines outside of fenced blocks.
    var prose: [String] {
        var isOpen = false
        return lines.filter { line in
            if line.hasPrefix("```") {
                isOpen.toggle()
                return false
            }
            return !isOpen
        }
    }

    /// The commands of this program that a block shows.
    static func commands(of block: Block) -> [String] {
        guard ["sh", ""].contains(block.language) else { return [] }
        return block.lines.filter { $0.hasPrefix("caravan ") }
    }

    /// What a heading is linked to by, by the rule of GitHub.
    static func anchor(of heading: String) -> String {
        let words = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }).replacing(" ", with: "-")
    }
}
