import EconomicModel
import Foundation
import ScenarioAnalysis
import Testing

/// Tables of flows at the size of a network of countries: eight economies, each with every other in eight sectors.
@Suite struct TableTests {
    private static let economies = ["AZ", "HU", "KG", "KZ", "TM", "TR", "UZ", "XX"]
    private static let sectors = ["chemicals", "food", "fuels", "machinery", "metals", "other", "textiles", "vehicles"]

    private static let rows: [(from: String, to: String, sector: String, base: Double)] = economies.flatMap { from in
        economies.filter { $0 != from }.flatMap { to in
            sectors.enumerated().map { place, sector in
                (from, to, sector, Double(1 + (from.utf8.last ?? 0) % 7) * Double(place + 1))
            }
        }
    }

    private static let csv =
        "from,to,sector,base\n" + rows.map { "\($0.from),\($0.to),\($0.sector),\($0.base) million USD\n" }.joined()

    private static func scenario(_ flows: String, drivers: String = "{}") -> String {
        ScenarioText.scenario(
            to: 2034,
            """
            drivers: \(drivers)
            flows:
            \(flows)
            indicators:
              total: {value: sum(flows.*), unit: million USD/year}
              food: {value: "sum(flows[sector=food])", unit: million USD/year}
            """)
    }

    /// Independent lognormal flows: mean Σ b (1 + g)ⁿ, variance Σ b² (1 + g)²ⁿ (e^{σ²n} − 1).
    @Test func aNetworkHasTheMomentsOfItsFlows() throws {
        let scenario = try SimulatedScenario(
            Self.scenario("  trade: {table: trade.csv, trend: 3%, trend_of: mean, volatility: 20%}"), paths: 100_000,
            files: ["trade.csv": Self.csv])
        #expect(scenario.prepared.system.scenario.flows.count == 448)
        for year in [2025, 2034] {
            for (indicator, rows) in [("total", Self.rows), ("food", Self.rows.filter { $0.sector == "food" })] {
                let years = Double(year - 2024)
                let growth = pow(1.03, years)
                let mean = rows.reduce(0) { $0 + $1.base } * growth
                let variance = rows.reduce(0) { $0 + $1.base * $1.base } * growth * growth * (exp(0.04 * years) - 1)
                let figures = scenario.figures(indicator, year)
                expectAgreement(
                    [
                        figures.deviation(fromMean: mean),
                        figures.deviation(fromStandardDeviation: variance.squareRoot()),
                    ], figures)
            }
        }
    }

    /// A table is nothing else than its flows, written one by one.
    @Test func aTableIsItsFlows() throws {
        let drivers =
            "{"
            + Self.economies.map { "gdp_\($0): {process: gbm, trend: 3%, volatility: 4%}" }
            .joined(separator: ", ") + "}"
        let table = try SimulatedScenario(
            Self.scenario(
                "  trade: {table: trade.csv, trend: 2%, elasticities: {\"gdp_{from}\": 0.6, \"gdp_{to}\": 0.8}}",
                drivers: drivers), paths: 500, files: ["trade.csv": Self.csv])
        let written = Self.rows.map { row in
            """
              f_\(row.from)_\(row.to)_\(row.sector): {base: \(row.base) million USD, from: \(row.from), to: \(row.to), \
            sector: \(row.sector), trend: 2%, elasticities: {gdp_\(row.from): 0.6, gdp_\(row.to): 0.8}}
            """
        }
        let explicit = try SimulatedScenario(
            Self.scenario(written.joined(separator: "\n"), drivers: drivers), paths: 500)
        for indicator in ["total", "food"] {
            for year in [2024, 2025, 2034] {
                #expect(table.values(indicator, year) == explicit.values(indicator, year))
            }
        }
    }
}
