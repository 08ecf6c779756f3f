import Crypto
import Foundation
import Pages
import Reporting
import Summaries
import Testing

@Suite("report.html")
struct PageTests {
    private func bytes(_ content: RunDocument.Content) -> [UInt8] { ResultsPage.bytes(of: content, version: "0.1.0") }

    private func page(_ content: RunDocument.Content) throws -> ParsedPage { try ParsedPage(bytes(content)) }

    // MARK: What every page keeps to

    @Test("is well-formed and sound, whatever is in it", arguments: Edges.all.map(\.name))
    func sound(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        let page = try page(content)
        #expect(page.root.attributes["lang"] == "en")
        #expect(page.all("h1").count == 1)
        #expect(page.all("h1").first?.text.isEmpty == false)
        #expect(page.all("main").count == 1)
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "no id stands twice")
        for link in page.all("a").compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link) leads somewhere")
        }
        var before = 0
        for level in page.all.compactMap({ $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }) {
            #expect(level <= before + 1, "headings go down one by one")
            before = level
        }
    }

    @Test("tells each chart in words and figures", arguments: Edges.all.map(\.name))
    func charts(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        let page = try page(content)
        let ids = Dictionary(
            page.all.compactMap { element in element.attributes["id"].map { ($0, element) } }, uniquingKeysWith: { $1 })
        let plots = page.all("svg").filter { $0.attributes["role"] == "img" }
        #expect(plots.count == page.all("figure").count)
        for plot in plots {
            let labels = try #require(plot.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
            #expect(labels.compactMap { ids[$0]?.name } == ["title", "desc"])
            for label in labels { #expect(ids[label]?.text.isEmpty == false, "\(label) says something") }
            #expect(plot.all("svg").dropFirst().allSatisfy { $0.attributes["aria-hidden"] == "true" })
            let text = plot.all.flatMap { $0.attributes.values }.joined(separator: " ")
            #expect(!text.contains("nan") && !text.contains("inf"), "coordinates are numbers")
        }
        for figure in page.all("figure") {
            #expect(figure.all("table").contains { $0.all("tbody").first?.children.isEmpty == false })
        }
    }

    @Test("has tables that can be read by row and column", arguments: Edges.usual.map(\.name))
    func tables(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        let page = try page(content)
        let captions = page.all("caption").map(\.text)
        #expect(captions.count == page.all("table").count)
        #expect(captions.count > 1)
        #expect(Set(captions).count == captions.count)
        #expect(page.all("th").allSatisfy { ["row", "col"].contains($0.attributes["scope"]) && !$0.text.isEmpty })
        for table in page.all("table") {
            let widths = table.all("tr").filter { $0.attributes["class"] != "note" }.map(\.children.count)
            #expect(Set(widths).count == 1, "\(table.all("caption").first?.text ?? "")")
        }
        let regions = page.all.filter { $0.attributes["role"] == "region" }
        #expect(regions.allSatisfy { $0.attributes["tabindex"] == "0" && $0.attributes["aria-label"] != nil })
        #expect(regions.count == captions.count, "each table scrolls in a region of its own")
    }

    @Test("asks for nothing", arguments: Edges.usual.map(\.name))
    func asksForNothing(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        let page = try page(content)
        let names = Set(page.all.map(\.name))
        #expect(names.isDisjoint(with: ["link", "img", "image", "iframe", "object", "embed", "use", "base", "form"]))
        let loading: Set<String> = ["src", "srcset", "data", "action", "poster", "xlink:href"]
        for element in page.all {
            #expect(loading.isDisjoint(with: element.attributes.keys), "\(element.name) loads nothing")
            #expect(element.attributes["href"] == nil || element.name == "a", "\(element.name)")
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "scripts stand in one place")
        }
        for style in page.all("style") { #expect(!style.text.contains("url(") && !style.text.contains("@import")) }
        let script = try #require(page.all("script").first?.text)
        #expect(page.all("script").count == 1)
        #expect(!script.contains("fetch") && !script.contains("XMLHttpRequest") && !script.contains("import"))
    }

    @Test("lets no script run but its own")
    func policy() throws {
        let page = try page(.run(Sample.run()))
        let policy = try #require(
            page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"])
        #expect(policy.hasPrefix("default-src 'none'; "))
        let script = try #require(page.all("script").first?.text)
        let digest = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
        #expect(policy.contains("script-src 'sha256-\(digest)'; "), "Script.digest is that of Script.text")
    }

    @Test("is the same bytes for the same results", arguments: Edges.usual.map(\.name))
    func sameBytes(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        #expect(bytes(content) == bytes(content))
    }

    @Test("can be sent by mail: 18 scenarios with 40 indicators take less than 500 KB")
    func size() throws {
        let page = bytes(.comparison(Sample.comparison(18, indicators: 40)))
        #expect(page.count < 500_000, "\(page.count) bytes")
        #expect(page.count > 100_000, "\(page.count) bytes")
    }

    // MARK: What is said

    @Test("says what the text report says", arguments: Edges.usual.map(\.name))
    func sameWords(name: String) throws {
        let content = try #require(Edges.all.first { $0.name == name }?.content)
        let text = try page(content).root.text.filter { !$0.isWhitespace }
        // Figures of tables and sentences, wherever lines break; what is drawn in characters is drawn otherwise here.
        // The key of a comparison is told in more words here.
        let report = TextReport.text(of: content, style: ReportStyle(width: 100)).split(
            separator: "── How to read this")[0]
        let words = report.split { $0 == " " || $0 == "\n" }
        let plain = words.filter { word in word.unicodeScalars.allSatisfy { !(0x2500...0x28FF ~= $0.value) } }
        for word in Set(plain) where word.count > 3 && !word.contains("…") {
            #expect(text.contains(word) || Self.isOfAxis(word), "“\(word)” of the text report")
        }
    }

    /// Charts in characters label their axes as there is room.
    private static func isOfAxis(_ word: Substring) -> Bool { word.allSatisfy { $0.isNumber || ".%–-+".contains($0) } }

    @Test("shows the figures of a run")
    func aRun() throws {
        let page = try page(.run(Sample.run()))
        #expect(page.all("h1").first?.text == "Trade to 2035")
        let sections = page.all("h2").map(\.text)
        #expect(
            sections == [
                "Trade turnover", "Share of paths that have reached the target", "Targets", "Trade turnover in 2035",
                "Other indicators", "Other indicators by year", "Notes", "The scenario", "What it rests on",
                "Every input", "How to read this page",
            ])
        #expect(page.all("figure").count == 5, "fan, reached, histogram, and two other indicators")
        let links = page.all("a").compactMap { $0.attributes["href"] }.filter { !$0.hasPrefix("#") }
        #expect(Set(links) == ["https://example.org/trade?year=2024&page=1"])
        let fan = try #require(page.all("figure").first)
        let head = fan.all("thead").flatMap { $0.all("th") }.map(\.text)
        #expect(head == ["year", "observed", "p5", "p25", "p50", "p75", "p95"])
        let last = try #require(fan.all("tbody").first?.children.last)
        // 195.8 + 1/3 in the middle, and 0.55 · 1.6 of that to either side.
        #expect(last.children.map(\.text) == ["2035", "", "24", "121", "196", "272", "369"])
        let words = fan.all("path").compactMap { $0.children.first { $0.name == "title" }?.text }
        #expect(words.last == "2035: p5 24 · p25 121 · p50 196 · p75 272 · p95 369")
        #expect(fan.all("svg").filter { $0.attributes["class"] == "diamond" }.count == 2, "one for each target")
    }

    @Test("shows what is other in the scenarios of a comparison")
    func aComparison() throws {
        let page = try page(.comparison(Sample.comparison(4)))
        let sections = page.all("h2").map(\.text)
        for wanted in [
            "Points more than in the baseline: ≥ 300 million USD/year by 2030",
            "Indicators: the baseline, and medians of scenarios", "What is other in the scenarios",
        ] { #expect(sections.contains { $0.words == wanted.words }, "\(wanted)") }
        let changed = try #require(page.all("table").first { $0.all("caption").first?.text == "scenario-1" })
        #expect(
            changed.all("tbody").first?.children.map { $0.children.map(\.text) } == [
                ["flows.trade.trend", "2.0%", "2.1%", "scenario-1.yaml:7"]
            ])
    }

    // MARK: What users write

    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "a & b &amp; c",
        "]]>", "<!--", "-->", "</title></style></script>", "javascript:alert(1)", "data:text/html,<b>", "=1+1",
        "tab\tand\u{0}nul\u{B}and\u{1B}[31m", "line\nbreak\r\nand\u{2028}more", "\u{202E}turned\u{200B}",
        "\u{FFFE}\u{FFFF}",
        "🚢🇭🇺 é 貿易", "",
    ]

    @Test("escapes whatever is in names, titles, units, sources and notes", arguments: hostile)
    func escaping(text: String) throws {
        var run = Sample.run(text, title: text)
        run.scenario.description = text
        run.scenario.prices = text
        run.scenario.digest = text
        for place in run.indicators.indices {
            run.indicators[place].title = text
            run.indicators[place].unit = text
        }
        run.targets[0].title = text
        run.targets[0].unit = text
        run.notes = [text]
        run.inputs = run.inputs.map { _ in
            InputRecord(
                name: text, value: text, unit: text, kind: .sourced, source: text, note: text, file: text, line: 1)
        }
        let plain = try page(.run(Sample.run())).all + page(.comparison(Sample.comparison(2))).all
        let known = Set(plain.map(\.name))
        var other = run
        other.scenario.name = "other"
        for content in [RunDocument.Content.run(run), .comparison(Sample.compared([run, other]))] {
            let page = try page(content)
            #expect(Set(page.all.map(\.name)).isSubset(of: known))
            #expect(page.all("script").count == 1)
            #expect(page.all.allSatisfy { !$0.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" } })
            #expect(
                page.all("a").allSatisfy { link in
                    ["#", "http://", "https://"].contains { link.attributes["href"]?.hasPrefix($0) ?? false }
                })
            let scalars = String(decoding: bytes(content), as: UTF8.self).unicodeScalars
            #expect(scalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
            #expect(!scalars.contains { ["\u{202E}", "\u{200B}", "\u{2028}", "\u{FFFE}", "\u{FFFF}"].contains($0) })
        }
    }

    @Test("keeps what users wrote, once it is read")
    func kept() throws {
        let title = "A <b>bold</b> & \"quoted\" 'title' ]]>"
        let page = try page(.run(Sample.run(title: title)))
        #expect(page.all("h1").first?.text == title)
        #expect(page.all("title").first?.text == title)
    }

    @Test(
        "links sources that are addresses of the web, and no others",
        arguments: [
            ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
            ("See http://example.org/x, page 3.", "http://example.org/x"), ("javascript:alert(1)", nil),
            ("ftp://example.org", nil), ("https://", nil), ("data:text/html,https", nil),
            ("https://example.org/\"onmouseover=\"alert(1)", "https://example.org/"),
        ])
    func links(source: String, address: String?) throws {
        var run = Sample.run()
        run.inputs = [InputRecord(name: "x", value: "1", unit: "", kind: .sourced, source: source)]
        let page = try page(.run(run))
        let links = page.all("a").compactMap { $0.attributes["href"] }.filter { !$0.hasPrefix("#") }
        #expect(links == [address].compactMap(\.self))
        #expect(page.root.text.contains(source))
    }
}

extension String {
    /// Words, whatever the spaces between them.
    fileprivate var words: [Substring] { split { $0 == " " || $0 == "\u{A0}" } }
}
