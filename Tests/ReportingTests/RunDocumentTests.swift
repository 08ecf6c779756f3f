import Reporting
import Summaries
import Testing

@Suite("run.json")
struct RunDocumentTests {
    private func text(_ document: RunDocument) throws -> String {
        String(decoding: try document.encoded(), as: UTF8.self)
    }

    @Test("what is written reads back as it was", arguments: Degenerate.runs.map(\.name).filter { $0 != "not finite" })
    func roundTrip(_ name: String) throws {
        let run = try #require(Degenerate.runs.first { $0.name == name }?.run)
        let document = RunDocument(caravanVersion: "1.2.3", content: .run(run))
        #expect(try RunDocument(decoding: document.encoded()) == document)
        let comparison = RunDocument(caravanVersion: "", content: .comparison(Comparisons.compared([run, run])))
        #expect(try RunDocument(decoding: comparison.encoded()) == comparison)
    }

    @Test("every double and every seed reads back bit for bit")
    func exact() throws {
        var run = Sample().run
        run.scenario.seed = .max
        let values: [Double] = [0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e23, -0.0]
        run.draws = [DrawnPath(path: 0, year: 2025, values: values + [nil])]
        let back = try RunDocument(decoding: RunDocument(caravanVersion: "1", content: .run(run)).encoded())
        guard case .run(let read) = back.content else {
            Issue.record("a run came back as a comparison")
            return
        }
        #expect(read.scenario.seed == .max)
        #expect(read.draws[0].values.map { $0?.bitPattern } == values.map(\.bitPattern) + [nil])
    }

    @Test("what is not finite is written all the same")
    func notFinite() throws {
        let run = try #require(Degenerate.runs.first { $0.name == "not finite" }?.run)
        let text = try text(RunDocument(caravanVersion: "1", content: .run(run)))
        #expect(text.contains("\"-inf\"") && text.contains("\"nan\""))
        #expect(throws: Never.self) { try RunDocument(decoding: Array(text.utf8)) }
    }

    @Test("the same results give the same bytes, laid out for reading")
    func layout() throws {
        var run = Sample(lastYear: 2025, targets: []).run
        run.indicators = [run.indicators[0]]
        run.indicators[0].history = [Observation(year: 2023, value: 187.6), Observation(year: 2024, value: 195.8)]
        run.indicators[0].years = [YearSummary(year: 2024, count: 3, quantiles: Array(repeating: 1.0 / 3, count: 7))]
        run.inputs = []
        run.notes = ["a \"quoted\" note, with {braces}: and [brackets] \\ in it", ""]
        let document = RunDocument(caravanVersion: "0.1.0", content: .run(run))
        #expect(try document.encoded() == document.encoded())
        Golden.expect(try text(document), "run.json")
    }

    @Test("a document of another version, or none, is refused with a reason")
    func refused() {
        func message(_ json: String) -> String {
            do throws(RunDocumentError) {
                _ = try RunDocument(decoding: Array(json.utf8))
                return "accepted"
            } catch {
                return error.description
            }
        }
        #expect(
            message(#"{"formatVersion": 2, "run": {}}"#)
                == "this run has format version 2, and this program reads version 1: read it with a newer Caravan")
        #expect(
            message(#"{"formatVersion": 0}"#)
                == "this run has format version 0, and this program reads version 1: run the scenario again")
        #expect(
            message(#"{"formatVersion": 1, "caravanVersion": "1"}"#)
                == "this is not a run that Caravan wrote: it must hold one run, comparison, attribution, "
                + "search for packages, seek or sensitivity")
        #expect(
            message(#"{"formatVersion": 1, "caravanVersion": "1", "run": {"scenario": {"name": 5}}}"#)
                .hasPrefix("this is not a run that Caravan wrote: run.scenario.name: "))
        #expect(message("{}").hasPrefix("this is not a run that Caravan wrote: formatVersion: "))
        for junk in ["", "nonsense", "[1, 2]", "{\"formatVersion\": \"1\"}", "\u{0}"] {
            #expect(message(junk).hasPrefix("this is not a run that Caravan wrote: "))
        }
    }
}
