import EconomicModel
import Foundation
import ScenarioFiles
import Testing

/// Tables of flows: what a row of a CSV file is, and where its cells stand.
struct TableTests {
    /// Loads a scenario with flows from tables, from a folder of its own.
    private static func load(
        _ flows: String, files: [String: String], settings: [String] = []
    ) throws -> (scenario: LoadedScenario, flows: [Flow]) {
        let folder = URL.temporaryDirectory.appending(path: "caravan-table-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let text = """
            caravan: 1
            horizon: {from: 2024, to: 2030}
            flows:
            \(flows.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
            indicators: {turnover: {value: sum(flows.*), unit: million USD/year}}
            """
        let file = folder.appending(path: "scenario.yaml")
        try Data(text.utf8).write(to: file)
        let loaded = try ScenarioLoader.load(file.path, overrides: Overrides(settings: settings))
        return (loaded, loaded.system.scenario.flows)
    }

    private static func value(_ name: String, of loaded: LoadedScenario) throws -> Input {
        try #require(loaded.inputs.first { $0.value.name == name }, "\(name)")
    }

    @Test func `A row is a flow, with its cells as fields`() throws {
        let (loaded, flows) = try Self.load(
            """
            trade:
              table: trade.csv
              trend: 2%
              title: "{sector} from {from} to {to}"
              tag: "{bloc}"
            """,
            files: [
                "trade.csv": """
                from,to,sector,base,trend,costs.border,bloc
                KZ,HU,food,12 million USD,,4%,east
                HU,KZ,machinery,30 million USD,5%,,west
                """
            ])
        #expect(loaded.report.findings.isEmpty)
        #expect(flows.map(\.name) == ["trade.KZ.HU.food", "trade.HU.KZ.machinery"])
        #expect(flows.map(\.title) == ["food from KZ to HU", "machinery from HU to KZ"])
        #expect(flows.map(\.tag) == ["east", "west"])
        #expect(flows.map(\.from) == ["KZ", "HU"] && flows.map(\.sector) == ["food", "machinery"])
        #expect(flows.map { $0.base?.text } == ["12 million USD", "30 million USD"])
        #expect(flows.map { $0.trend?.text } == ["2%", "5%"])
        #expect(flows.map { $0.costs.map(\.value.text) } == [["4%"], []])
    }

    @Test func `Cells have the unit beside the table and the source of their row`() throws {
        let (loaded, flows) = try Self.load(
            "trade: {table: trade.csv, base: {unit: million USD, note: In current prices.}}",
            files: ["trade.csv": "from,to,base,source,as_of,reporter\nKZ,HU,12,Customs,2024,KZ\nHU,KZ,30,,,\n"])
        #expect(flows.map(\.name) == ["trade.KZ.HU", "trade.HU.KZ"])
        let sourced = try Self.value("flows.trade.KZ.HU.base", of: loaded)
        #expect(sourced.kind == .sourced && sourced.value.source == "Customs")
        #expect(sourced.value.asOf == "2024" && sourced.value.reporter == "KZ")
        #expect(sourced.value.note == "In current prices.")
        #expect(sourced.value.unit?.symbol == "million USD")
        #expect(try Self.value("flows.trade.HU.KZ.base", of: loaded).kind == .assumption)
    }

    /// Lines and columns as an editor counts them, beyond quotes, line breaks in cells, empty lines and foreign letters.
    @Test func `Every cell is known by its place`() throws {
        let text =
            "from,to,sector,base,source\r\nKZ,HU,\"food\",12 million USD,\"Vámhivatal,\r\nBudapest\"\r\n\r\n"
            + "HU,KZ,wine, 30 million USD,\"\"\r\nTR,KZ,wine,7 million USD,Бюро\r\n"
        let (loaded, flows) = try Self.load("trade: {table: trade.csv}", files: ["trade.csv": text])
        #expect(flows.map(\.origin.location?.line) == [2, 5, 6])
        let places = try ["KZ.HU.food", "HU.KZ.wine", "TR.KZ.wine"].map {
            try #require(try Self.value("flows.trade.\($0).base", of: loaded).value.origin.location)
        }
        #expect(places.map(\.line) == [2, 5, 6])
        #expect(places.map(\.column) == [14, 13, 12])
        #expect(loaded.place(of: try Self.value("flows.trade.TR.KZ.wine.base", of: loaded))?.file == "trade.csv")
        #expect(try Self.value("flows.trade.KZ.HU.food.base", of: loaded).value.source == "Vámhivatal,\r\nBudapest")
    }

    @Test func `Rows are set from the command line`() throws {
        let files = [
            "trade.csv": "from,to,base,trend,source\nKZ,HU,12 million USD,,Customs\nHU,KZ,30 million USD,5%,Customs\n"
        ]
        let (loaded, flows) = try Self.load(
            "trade: {table: trade.csv, trend: 2%}", files: files,
            settings: [
                "flows.trade.trend=3%", "flows.trade.HU.KZ.base=40 million USD", "flows.trade.KZ.HU.costs.border=9%",
            ])
        #expect(flows.map { $0.base?.text } == ["12 million USD", "40 million USD"])
        #expect(flows.map { $0.trend?.text } == ["3%", "5%"])
        #expect(flows.map { $0.costs.map(\.value.text) } == [["9%"], []])
        let set = try Self.value("flows.trade.HU.KZ.base", of: loaded)
        #expect(set.kind == .override && set.value.source.isEmpty)
        #expect(try Self.value("flows.trade.KZ.HU.base", of: loaded).value.source == "Customs")
    }

    @Test func `Overlays change fields beside a table, and the table as a whole`() throws {
        let base = """
            caravan: 1
            horizon: {from: 2024, to: 2030}
            flows: {trade: {table: trade.csv, trend: 2%}, other: {base: 1 million USD}}
            indicators: {turnover: {value: sum(flows.*), unit: million USD/year}}
            """
        let folder = URL.temporaryDirectory.appending(path: "caravan-table-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "data"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            "base.yaml": base, "trade.csv": "from,to,base\nKZ,HU,12 million USD\n",
            "data/more.csv": "from,to,base\nKZ,TR,5 million USD\n",
            "slow.yaml": "extends: base.yaml\nflows: {trade: {trend: 1%}}\n",
            "data/more.yaml": "extends: ../base.yaml\nflows: {trade: {table: more.csv}, other: null}\n",
        ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
        func load(_ name: String) throws -> LoadedScenario {
            try ScenarioLoader.load(folder.appending(path: name).path, allowed: [folder.path])
        }
        let (first, slow, more) = (try load("base.yaml"), try load("slow.yaml"), try load("data/more.yaml"))
        #expect(slow.system.scenario.flows.map(\.name) == ["trade.KZ.HU", "other"])
        #expect(slow.system.scenario.flows.first?.trend?.text == "1%")
        #expect(more.system.scenario.flows.map(\.name) == ["trade.KZ.TR"])
        #expect(Set([first.digest, slow.digest, more.digest]).count == 3)
    }

    /// The digest is of what a scenario says, and the rows are part of that.
    @Test func `Another figure in a table is another digest`() throws {
        let digests = try ["12", "13"].map { figure in
            try Self.load("trade: {table: t.csv}", files: ["t.csv": "from,to,base\nKZ,HU,\(figure) million USD\n"])
                .scenario.digest
        }
        #expect(digests[0] != digests[1])
    }
}
