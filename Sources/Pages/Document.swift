import Reporting

/// The page around its sections: what it is called, the answer, and what it holds.
struct Document {
    let report: Report
    let body: Body
    let version: String

    var bytes: [UInt8] {
        var page = Markup()
        page.literal("<!DOCTYPE html>\n")
        page.element("html", ["lang": "en"]) { html in
            html.newLine()
            html.element("head", [:], writeHead)
            html.newLine()
            html.element("body", [:], writeBody)
        }
        page.newLine()
        return page.bytes
    }

    /// Nothing is loaded, and no script runs but the page's own.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src '\(Script.digest)'; base-uri 'none'; form-action 'none'"

    private func writeHead(_ head: inout Markup) {
        head.empty("meta", ["charset": "utf-8"])
        head.empty("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy])
        head.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        head.empty("meta", ["name": "color-scheme", "content": "light dark"])
        head.empty("meta", ["name": "generator", "content": "Caravan \(version)"])
        head.element("title", text: report.title)
        head.newLine()
        head.element("style") { $0.literal(StyleSheet.text) }
    }

    private func writeBody(_ page: inout Markup) {
        page.element("a", ["class": "skip", "href": "#results"], text: "Skip to the results")
        page.newLine()
        page.element("header") { header in
            header.element("h1", text: report.title)
            for line in report.summary { header.element("p", ["class": "faint"], text: line) }
            header.element("div", ["class": "answer"]) { answer in
                for sentence in report.answer { answer.element("p", text: sentence) }
            }
        }
        page.newLine()
        if body.contents.count > 1 { writeContents(to: &page) }
        page.element("main", ["id": "results"]) { $0.append(body.markup) }
        page.newLine()
        page.element("footer") { $0.element("p", ["class": "faint"], text: "Written by Caravan \(version).") }
        page.newLine()
        page.element("script") { $0.literal(Script.text) }
    }

    private func writeContents(to page: inout Markup) {
        page.element("nav", ["aria-label": "Contents"]) { nav in
            nav.element("ul") { list in
                for (id, title) in body.contents {
                    list.element("li") { $0.element("a", ["href": "#\(id)"], text: title) }
                }
            }
        }
        page.newLine()
    }
}
