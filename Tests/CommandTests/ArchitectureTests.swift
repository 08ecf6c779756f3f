import Foundation
import Testing

/// Who may import whom: the page on architecture, the package and the sources say the same.
@Suite struct ArchitectureTests {
    /// Modules of the toolchain and the system, which any target may import.
    private static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
    ]

    /// The folders that targets stand in: what measures the program stands apart from it.
    private static let homes = ["Sources", "Benchmarks"]

    /// The table of `Documentation/architecture.md`: a target and what it may import.
    private static func table() throws -> [String: Set<String>] {
        let rows = try Markdown("Documentation/architecture.md").prose.filter { $0.hasPrefix("| `") }
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                let target = cells[0].replacing("`", with: "")
                return (target, Set((cells.last ?? "").matches(of: /`(\w+)`/).map { String($0.1) }))
            })
    }

    /// What the targets of `Package.swift` depend on.
    private static func package() throws -> [String: Set<String>] {
        let text = try String(contentsOf: Workspace.repository.appending(path: "Package.swift"), encoding: .utf8)
        let products = Dictionary(
            uniqueKeysWithValues: text.matches(of: /let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/)
                .map { (String($0.1), String($0.2)) })
        var targets: [String: Set<String>] = [:]
        for declaration in text.split(separator: /\.(?:target|executableTarget|systemLibrary)\(\s*/).dropFirst() {
            guard let name = declaration.prefixMatch(of: /name: "(\w+)"/)?.1 else { continue }
            let list = declaration.firstMatch(of: /^[^\]]*?dependencies: \[([^\]]*)\]/)?.1 ?? ""
            targets[String(name)] = Set(
                list.split { ", \n".contains($0) }.map { word in
                    products[String(word)] ?? String(word.filter { $0 != "\"" })
                })
        }
        return targets
    }

    /// What the Swift sources of a target import.
    private static func imports(of target: String) throws -> Set<String> {
        var found: Set<String> = []
        for path in repositoryFiles(withExtension: "swift", under: homes.map { "\($0)/\(target)" }) {
            let text = try String(contentsOf: Workspace.repository.appending(path: path), encoding: .utf8)
            for line in text.split(separator: "\n") {
                let pattern = /^\s*(?:@\w+ )*(?:(?:public|package|internal|fileprivate|private) )?import (\w+)/
                if let module = line.firstMatch(of: pattern)?.1 { found.insert(String(module)) }
            }
        }
        return found.subtracting(system)
    }

    @Test func thePageIsThePackage() throws {
        #expect(try Self.table() == Self.package())
    }

    @Test func thePageIsTheSources() throws {
        let table = try Self.table()
        let folders = try Self.homes.flatMap { home in
            try FileManager.default.contentsOfDirectory(
                at: Workspace.repository.appending(path: home), includingPropertiesForKeys: [.isDirectoryKey],
                options: .skipsHiddenFiles
            ).filter(\.hasDirectoryPath).map(\.lastPathComponent)
        }
        #expect(Set(table.keys) == Set(folders))
        for (target, allowed) in table {
            #expect(try Self.imports(of: target) == allowed, "\(target)")
        }
    }

    /// Tests see what users see, and so build and run as the release does.
    @Test func noTestReachesInside() throws {
        for path in repositoryFiles(withExtension: "swift", under: Self.homes + ["Tests"]) {
            let text = try String(contentsOf: Workspace.repository.appending(path: path), encoding: .utf8)
            #expect(!text.split(separator: "\n").contains { $0.hasPrefix("@" + "testable") }, "\(path)")
        }
    }
}
