import Foundation
import Testing

/// Every link of the documentation within the repository leads somewhere.
@Suite struct LinkTests {
    @Test(arguments: Markdown.all)
    func linksLeadSomewhere(path: String) throws {
        let document = try Markdown(path)
        let anchors = Self.anchors(of: document)
        for link in document.prose.flatMap(Self.links) where !link.contains("://") && !link.hasPrefix("mailto:") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let anchor = parts.count > 1 ? parts[1] : nil
            guard let target = parts.first, !target.isEmpty else {
                #expect(anchor.map(anchors.contains) == true, "\(path): there is no heading for \(link)")
                continue
            }
            let folder = Workspace.repository.appending(path: path).deletingLastPathComponent()
            let file = folder.appending(path: target).standardizedFileURL
            #expect(FileManager.default.fileExists(atPath: file.path), "\(path): there is no \(link)")
            guard let anchor else { continue }
            let other = try Markdown(String(file.path.dropFirst(Workspace.repository.path.count)))
            #expect(Self.anchors(of: other).contains(anchor), "\(path): there is no heading for \(link)")
        }
    }

    private static func links(in line: String) -> [String] {
        line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }

    private static func anchors(of document: Markdown) -> Set<String> {
        Set(document.prose.filter { $0.hasPrefix("#") }.map(Markdown.anchor))
    }
}
