import Foundation
import Testing

/// `caravan check --fix`: near misses are put right in the files, and what is left is told.
@Suite struct CheckFixTests {
    private static let misspelt = """
        caravan: 1
        horizon: {from: 2024, to: 2026}
        drivers:
          brent: {process: gbm, trend: 1%, volatilty: 20%}   # volatilty
        flows:
          oil: {base: 12 million USD, elasticities: {brnt: 1}}
        indicators:
          x: {value: flows.oill * 2, unit: million USD/year}

        """
    private static let right = misspelt.replacing("volatilty: ", with: "volatility: ").replacing("brnt", with: "brent")
        .replacing("oill", with: "oil")
    private static let changes = """
        a.yaml:4: 'volatilty' → 'volatility'
        a.yaml:6: 'brnt' → 'brent'
        a.yaml:8: 'oill' → 'oil'

        """

    @Test func nearMissesArePutRight() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(Self.misspelt, to: "a.yaml")
        let outcome = try Program.run("check a.yaml --fix", in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.hasPrefix(Self.changes))
        #expect(outcome.text.contains("a.yaml is sound."))
        #expect(try workspace.text("a.yaml") == Self.right)
        #expect(try workspace.names(in: ".") == ["a.yaml"])
        let again = try Program.run("check a.yaml --fix --ascii", in: workspace)
        #expect(again.status == 0)
        #expect(!again.text.contains("->"))
        #expect(try workspace.text("a.yaml") == Self.right)
    }

    @Test func dryRunsShowAndWriteNothing() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(Self.misspelt, to: "a.yaml")
        let outcome = try Program.run("check a.yaml --fix --dry-run", in: workspace)
        #expect(outcome.status == 65)
        #expect(outcome.text == Self.changes)
        #expect(outcome.errors.contains("3 errors"))
        #expect(try workspace.text("a.yaml") == Self.misspelt)
        let ascii = try Program.run("check a.yaml --fix --dry-run --ascii", in: workspace)
        #expect(ascii.text == Self.changes.replacing("→", with: "->"))
        #expect(try Program.run("check a.yaml --fix --quiet", in: workspace).text.isEmpty)
        #expect(try workspace.text("a.yaml") == Self.right)
    }

    @Test func whatIsLeftIsTold() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(Self.misspelt.replacing("trend: 1%", with: "trend: 1 USD"), to: "a.yaml")
        try workspace.write(Self.misspelt.replacing("flows.oill", with: "flows.weather"), to: "b.yaml")
        let outcome = try Program.run("check a.yaml b.yaml --fix", in: workspace)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("a.yaml:4:32: error: 'trend' is a rate"))
        #expect(outcome.text.contains("b.yaml:6: 'brnt' → 'brent'"))
        #expect(outcome.errors.contains("unknown flow 'weather'"))
        #expect(!outcome.errors.contains("did you mean"))
        #expect(try workspace.text("b.yaml") == Self.right.replacing("flows.oil ", with: "flows.weather "))
    }

    @Test func wrongUsage() throws {
        let workspace = try Workspace(scenarios: false)
        try workspace.write(Self.misspelt, to: "a.yaml")
        let outcome = try Program.run("check a.yaml --dry-run", in: workspace)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--dry-run goes with --fix"))
        #expect(try Program.run("check none.yaml --fix", in: workspace).status == 66)
    }
}
