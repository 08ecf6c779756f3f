import Foundation

/// What is wrong with the links of pages.
struct LinkCheck {
    /// The folder that all pages lie in, and no link leads out of.
    let root: URL

    /// A sentence for each link of a page that leads nowhere.
    ///
    /// A link within the root leads to a file or a folder, and to a heading where it names one. Any other is a sound address
    /// that starts with `https`. Links of DocC (`doc:`) are left to `docc`, which knows the symbols.
    ///
    /// - Parameter page: Its path is one from the root.
    /// - Returns: What to mend, in the order of the page.
    func problems(of page: Markdown) -> [String] {
        let text = page.proseWithoutCode
        var problems: [String] = []
        let links = /(!?)\[([^\[\]]*)\]\(([^)]*)\)|^\[[^\]]+\]:(.*)/.anchorsMatchLineEndings()
        for match in text.matches(of: links) {
            let written = (match.3 ?? match.4 ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            // A title may stand behind the address.
            let target = written.replacing(/\s+"[^"]*"$/, with: "")
            if let problem = problem(of: target, on: page) { problems.append(problem) }
            if match.1 == "!", (match.2 ?? "").allSatisfy(\.isWhitespace) {
                problems.append("the image \(target) says nothing to whoever cannot see it")
            }
        }
        for match in text.matches(of: /<(https?:[^>\s]*)>/) {
            if let problem = problem(ofAddress: String(match.1)) { problems.append(problem) }
        }
        problems += text.matches(of: /http:[^\s)>]*/).map { "\($0.0) is not encrypted" }
        return problems
    }

    private func problem(of target: String, on page: Markdown) -> String? {
        if target.hasPrefix("doc:") { return nil }
        if target.hasPrefix("http:") { return nil }  // said of the whole text
        if target.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.-]*:/) != nil { return problem(ofAddress: target) }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let anchor = parts.count > 1 ? parts[1] : nil
        guard let path = parts.first, !target.isEmpty, !target.contains(where: \.isWhitespace) else {
            return "'\(target)' is no link"
        }
        guard !path.isEmpty else {
            return page.anchors.contains(anchor ?? "") ? nil : "there is no heading for \(target)"
        }
        let folder = root.appending(path: page.path).deletingLastPathComponent()
        let file = folder.appending(path: path).standardizedFileURL
        let home = root.standardizedFileURL.path
        guard file.path == home || file.path.hasPrefix(home + "/") else {
            return "\(target) leads out of the repository"
        }
        guard FileManager.default.fileExists(atPath: file.path) else { return "there is no \(target)" }
        guard let anchor else { return nil }
        let isThere = (try? Markdown(String(file.path.dropFirst(home.count + 1)), in: root))?.anchors.contains(anchor)
        return isThere == true ? nil : "there is no heading for \(target)"
    }

    private func problem(ofAddress address: String) -> String? {
        let isSound = address.wholeMatch(of: /https:\/\/(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[\/?#]\S*)?/) != nil
        return isSound && URL(string: address) != nil ? nil : "\(address) is no sound address"
    }
}

extension Markdown {
    /// The text outside of fenced blocks and of code within lines.
    var proseWithoutCode: String {
        prose.joined(separator: "\n").replacing(/(`+)(?:(?!\1)[\s\S])*?\1/, with: "")
    }

    /// What the headings are linked to by: of headings that read alike, the second has -1 after it, and so on.
    var anchors: Set<String> {
        var anchors: Set<String> = []
        var counts: [String: Int] = [:]
        for heading in prose where heading.hasPrefix("#") && heading.drop(while: { $0 == "#" }).first == " " {
            let anchor = Self.anchor(of: heading)
            let count = counts[anchor, default: 0]
            anchors.insert(count == 0 ? anchor : "\(anchor)-\(count)")
            counts[anchor] = count + 1
        }
        return anchors
    }
}
