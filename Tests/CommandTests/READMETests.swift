import Foundation
import Testing

/// What the documentation tells a reader to type works, and prints what it shows.
@Suite struct READMETests {
    /// The pages that show what commands print.
    private static let showing = Markdown.all.filter { path in
        (try? Markdown(path))?.lines.contains { Excerpt(marker: $0) != nil } == true
    }

    /// The commands of every other page, in their order, from a fresh copy of the repository's scenarios.
    @Test(arguments: Markdown.all.filter { !showing.contains($0) })
    func commandsRun(path: String) throws {
        let workspace = try Workspace()
        for command in try Markdown(path).blocks.flatMap(Markdown.commands) {
            let outcome = try Shell.run(command, in: workspace)
            #expect(outcome.status == 0, "\(path): \(command): \(outcome.errors)")
        }
    }

    /// The commands of a page that shows their output, what it shows of it, and the files that it promises.
    ///
    /// `CARAVAN_RECORD=1 swift test --filter READMETests` writes the output anew, and fails on purpose.
    @Test(arguments: showing)
    func pagesAreTrue(path: String) throws {
        let workspace = try Workspace()
        let document = try Markdown(path)
        var lines = document.lines
        var printed = ""
        var commandCount = 0
        var shownCount = 0
        for block in document.blocks {
            for command in Markdown.commands(of: block) {
                let outcome = try Shell.run(command, in: workspace)
                #expect(outcome.status == 0, "\(command): \(outcome.errors)")
                printed = outcome.text
                commandCount += 1
            }
            if block.language == "yaml" { try save(block, of: document, in: workspace) }
            guard block.language == "text", let marker = Excerpt(marker: document.lines[block.start - 2]) else {
                continue
            }
            shownCount += 1
            let shown = marker.lines(of: printed)
            guard shown != block.lines else { continue }
            if Golden.isRecording {
                // Blocks keep their place while lines are counted from the end.
                let end = lines.count - (document.lines.count - block.start - block.lines.count)
                lines.replaceSubrange(end - block.lines.count..<end, with: shown)
            } else {
                let place = zip(shown, block.lines).prefix { $0 == $1 }.count
                Issue.record(
                    """
                    \(path):\(block.start + place + 1) shows other than what is printed; record with CARAVAN_RECORD=1
                      is    \(place < shown.count ? shown[place] : "the end")
                      shown \(place < block.lines.count ? block.lines[place] : "the end")
                    """)
            }
        }
        #expect(commandCount >= 3)
        #expect(shownCount == document.lines.count { Excerpt(marker: $0) != nil }, "a marker without a block after it")
        for promised in Set(document.lines.flatMap { $0.matches(of: /Reports\/[\w.\/-]*\w/).map { String($0.0) } }) {
            let isMade = FileManager.default.fileExists(atPath: workspace[promised].path)
            let isCommitted = FileManager.default.fileExists(
                atPath: Workspace.repository.appending(path: promised).path)
            #expect(isMade || isCommitted, "\(path) promises \(promised)")
        }
        if Golden.isRecording, lines != document.lines {
            try Data(lines.joined(separator: "\n").utf8)
                .write(to: Workspace.repository.appending(path: path))
            Issue.record("recorded \(path); run again without CARAVAN_RECORD")
        }
    }

    /// A scenario that the reader is told to save: the line before it ends in the file's name.
    private func save(_ block: Markdown.Block, of document: Markdown, in workspace: Workspace) throws {
        let before = document.lines[..<(block.start - 1)].last { !$0.isEmpty } ?? ""
        guard let name = before.firstMatch(of: /`([\w-]+\.yaml)`:$/)?.1 else { return }
        try workspace.write(block.text, to: String(name))
    }
}

/// A part of what a command printed: `<!-- shows: start | Targets | Trade turnover/12 -->` names sections of a report,
/// `start` for what comes before the first; a number is how many lines of one are shown. A title that ends in a colon may
/// go on.
struct Excerpt {
    private var parts: [(title: String, count: Int?)]

    init?(marker: String) {
        guard let list = marker.wholeMatch(of: /<!-- shows: (.+) -->/)?.1 else { return nil }
        parts = list.split(separator: " | ").compactMap { part in
            part.wholeMatch(of: /(.+?)(?:\/(\d+))?/).map { (String($0.1), $0.2.flatMap { Int($0) }) }
        }
    }

    func lines(of text: String) -> [String] {
        let printed = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let heads = printed.indices.filter { printed[$0].hasPrefix("── ") } + [printed.count]
        var shown: [String] = []
        for (title, count) in parts {
            let head = "── \(title) " + (title.hasSuffix(":") ? "" : "──")
            let start = title == "start" ? 0 : heads.dropLast().first { printed[$0].hasPrefix(head) }
            guard let start else {
                shown.append("there is no section '\(title)'")
                continue
            }
            var section = printed[start..<(heads.first { $0 > start } ?? printed.count)]
            while section.last?.isEmpty == true { section.removeLast() }
            if !shown.isEmpty { shown.append("") }
            shown += section.prefix(count ?? section.count)
            if let count, count < section.count { shown.append("…") }
        }
        return shown
    }
}
