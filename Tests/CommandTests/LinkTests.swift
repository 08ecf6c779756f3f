import Foundation
import Testing

/// Every link of the documentation leads somewhere.
@Suite struct LinkTests {
    @Test(arguments: Markdown.all)
    func linksLeadSomewhere(path: String) throws {
        for problem in LinkCheck(root: Workspace.repository).problems(of: try Markdown(path)) {
            Issue.record("\(path): \(problem)")
        }
    }

    /// The pages that stand apart from the code are all in the table of the README, for whoever looks for them.
    @Test func everyGuideIsInTheTable() throws {
        let readme = try Markdown("README.md").prose.joined(separator: "\n")
        for path in Markdown.all where path.hasPrefix("Documentation/") {
            #expect(readme.contains("](\(path))"), "\(path)")
        }
    }

    /// Every library has a landing page in its documentation.
    @Test func everyLibraryHasACatalogue() throws {
        let sources = repositoryFiles(withExtension: "swift", under: ["Sources"]).map { $0.split(separator: "/")[1] }
        for target in Set(sources) where target != "caravan" {
            let page = "Sources/\(target)/\(target).docc/\(target).md"
            #expect(FileManager.default.fileExists(atPath: Workspace.repository.appending(path: page).path), "\(page)")
        }
    }

    /// A page beside `Other.md`, which has two headings that read alike, and `picture.png`.
    private static func problems(of text: String) throws -> [String] {
        let workspace = try Workspace(scenarios: false)
        try workspace.write("# Title\n\n## Same `code`\n\n## Same `code`\n\n```sh\n# no heading\n```\n", to: "Other.md")
        try workspace.write("", to: "picture.png")
        try workspace.write(text, to: "folder/Page.md")
        return LinkCheck(root: workspace.folder).problems(of: try Markdown("folder/Page.md", in: workspace.folder))
    }

    @Test(arguments: [
        "[here](#a-title)\n\n# A title\n", "[there](../Other.md)", "[there](../Other.md#same-code)",
        "[the second](../Other.md#same-code-1)", "[a folder](../folder)", "[the root](..)",
        "![a picture](../picture.png)", "[far](https://www.example.org/a?b=c#d)", "<https://example.org>",
        "[titled](../Other.md \"What it is\")", "[it]: https://example.org/page", "[a symbol](doc:Symbol)",
        "`[no](link.md)`", "```\n[no](link.md) http://example.org\n```", "[text `code`](../Other.md)", "a [b] (c)",
    ])
    func soundLinks(text: String) throws {
        #expect(try Self.problems(of: text) == [])
    }

    @Test(arguments: [
        ("[here](#a-title)\n\n## Another title\n", "there is no heading for #a-title"),
        ("[there](Other.md)", "there is no Other.md"),
        ("[there](../Other.md#sum)", "there is no heading for ../Other.md#sum"),
        ("[the third](../Other.md#same-code-2)", "there is no heading for ../Other.md#same-code-2"),
        ("[a comment](../Other.md#no-heading)", "there is no heading for ../Other.md#no-heading"),
        ("[in no page](../picture.png#a)", "there is no heading for ../picture.png#a"),
        ("[out](../../elsewhere)", "../../elsewhere leads out of the repository"),
        ("![a picture](../pictures.png)", "there is no ../pictures.png"),
        ("![](../picture.png)", "the image ../picture.png says nothing to whoever cannot see it"),
        ("[far](http://example.org)", "http://example.org is not encrypted"),
        ("seen at http://example.org", "http://example.org is not encrypted"),
        ("[far](https://example)", "https://example is no sound address"),
        ("<https:/example.org>", "https:/example.org is no sound address"),
        ("[it]: https://", "https:// is no sound address"),
        ("[a mail](mailto:someone@example.org)", "mailto:someone@example.org is no sound address"),
        ("[two words](../Other page.md)", "'../Other page.md' is no link"),
        ("[nothing]()", "'' is no link"),
        ("text over\ntwo lines [of\nit](Other.md)", "there is no Other.md"),
    ])
    func brokenLinks(text: String, problem: String) throws {
        #expect(try Self.problems(of: text) == [problem])
    }
}
