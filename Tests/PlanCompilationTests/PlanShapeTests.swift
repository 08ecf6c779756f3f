import EconomicModel
import PlanCompilation
import Testing

/// What a plan leaves to be done, and how often.
@Suite struct PlanShapeTests {
    private let luck = Term.uniform(stream: "u", .period)

    private func instructions(_ draft: SystemDraft) throws -> (oncePerPath: [String], inPeriods: [String]) {
        let plan = try SimulationPlan(compiling: draft.system)
        func kind(_ instruction: Instruction) -> String {
            switch instruction {
            case .uniform: "uniform"
            case .normal: "normal"
            case .yearlyNormal: "yearly normal"
            case .affine: "affine"
            case .unary(let kernel, _, _): kernel.rawValue
            case .binary(let kernel, _, _, _): kernel.rawValue
            case .select: "select"
            case .choice: "choice"
            case .quantile: "quantile"
            case .lookup: "lookup"
            case .internalGrowth: "internal growth"
            case .report: "report"
            case .check: "check"
            }
        }
        return (
            plan.oncePerPath.map(kind),
            plan.inPeriods.map { ($0.occasion == .everyPeriod ? "" : "\($0.occasion) ") + kind($0.instruction) }
        )
    }

    @Test func whatMeetsNoLuckIsComputedNow() throws {
        var draft = SystemDraft(.quarter)
        let h = draft.series { Double($0) }
        let a = draft.add("a", base: .constant(1), own: .sum([.previousOwn(draft.next), h]), reported: false)
        let b = draft.add("b", base: .constant(2), own: .product([.previous(a), .lag(a, periods: 4)]), reported: false)
        draft.add("c", base: .constant(2), own: .unary(.exp, .quantity(b)), cadence: .year, .mean)
        draft.add("d", .quantile(.gamma, [.constant(2), .constant(1)], of: .constant(0.3)))
        let (once, periods) = try instructions(draft)
        #expect(once == ["report", "report"])
        #expect(periods == ["report", "report"])
    }

    @Test func whatIsDrawnOnceIsHoisted() throws {
        var draft = SystemDraft()
        let once = Term.uniform(stream: "u", .path)
        let a = draft.add("a", .unary(.exp, .sum([once, .constant(1)])), reported: false)
        draft.add("b", .product([.quantity(a), .binary(.maximum, luck, once)]))
        let (oncePerPath, inPeriods) = try instructions(draft)
        #expect(oncePerPath == ["uniform", "affine", "exp"])
        #expect(inPeriods == ["uniform", "maximum", "multiply", "report"])
    }

    @Test func whatIsCommonIsComputedOnce() throws {
        var draft = SystemDraft()
        for name in ["a", "b"] {
            draft.add(name, .unary(.squareRoot, .unary(.absolute, .sum([luck, .constant(-0.5)]))))
        }
        #expect(
            try instructions(draft).inPeriods == ["uniform", "affine", "absolute", "squareRoot", "report", "report"])
    }

    @Test func whatNothingNeedsIsLeftOut() throws {
        var draft = SystemDraft()
        let shocks = ["a", "b", "c"].map { draft.shock($0) }
        draft.system.correlation = ShockCorrelation(shocks: shocks, matrix: [1, 0, 0.5, 0, 1, 0.5, 0.5, 0.5, 1])
        draft.add("unused", .unary(.exp, luck), reported: false)
        draft.add("first", .shock(shocks[0]))
        #expect(try instructions(draft).inPeriods == ["normal", "report"])
        // The second is independent of the first, the third needs both.
        draft.system.outputs = []
        draft.add("second", .shock(shocks[1]))
        #expect(try instructions(draft).inPeriods == ["normal", "report"])
        draft.add("third", .shock(shocks[2]))
        #expect(try instructions(draft).inPeriods == ["normal", "report", "normal", "normal", "report"])
    }

    /// A flow that answers to a driver takes the driver's logarithm from where it is carried.
    @Test func logarithmsOfExponentialsCancel() throws {
        var draft = SystemDraft()
        let shock = Term.shock(draft.shock("z"))
        let log = draft.add(
            "log", base: .unary(.ln, .constant(80)), own: .sum([.previousOwn(draft.next), shock]), reported: false)
        let driver = draft.add("driver", .unary(.exp, .quantity(log)), reported: false)
        let response = Term.binary(.subtract, .unary(.ln, .quantity(driver)), .unary(.ln, .base(driver)))
        draft.add("flow", .product([.constant(7), .unary(.exp, .product([.constant(0.4), response]))]))
        #expect(try instructions(draft).inPeriods == ["normal", "affine", "affine", "exp", "report"])
        draft.add("ratio", .binary(.power, .binary(.divide, .quantity(driver), .constant(80)), .constant(0.4)))
        #expect(try instructions(draft).inPeriods.filter { $0 == "exp" || $0 == "power" } == ["exp", "exp"])
    }

    @Test func yearlyQuantitiesAreComputedInTheFirstPeriod() throws {
        var draft = SystemDraft(.month)
        let shock = draft.shock("z", .year)
        let growth = draft.add(
            "growth", base: .constant(0.02),
            own: .sum([.product([.constant(0.4), .previousOwn(draft.next)]), .unary(.absolute, .shock(shock))]),
            cadence: .year, reported: false)
        draft.add("level", base: .constant(1), own: .unary(.exp, .quantity(growth)))
        #expect(
            try instructions(draft).inPeriods == [
                "firstPeriodOfYear yearly normal", "firstPeriodOfYear absolute", "firstPeriodOfYear affine",
                "firstPeriodOfYear affine", "firstPeriodOfYear exp", "report",
            ])
    }

    @Test func plansCanBeRead() throws {
        var draft = SystemDraft(years: 2)
        let shock = Term.shock(draft.shock("drivers.fx/shock"))
        draft.add(
            "drivers.fx/log", base: .constant(0),
            own: .sum([
                .previousOwn(draft.next), draft.series { $0 == 1 ? 0.25 : 0.5 }, .product([.constant(0.5), shock]),
            ]))
        let plan = try SimulationPlan(compiling: draft.system)
        #expect(
            plan.description == """
                periods: 2, each a year; indicators: 1
                instructions: 2 once a path, 3 in every period, 0 in some
                lanes: 2; a block of 1024 paths works in 16 KiB

                drawn, and how many indicators depend on it:
                  1  once a period  drivers.fx/shock

                once a path:
                  drivers.fx/log end 0.0
                  %0 = 0.0

                in periods 1 to 2:
                  %1 = normal drivers.fx/shock, once a period
                  %0 = {0.25, 0.5} + %0 + 0.5·%1  (drivers.fx/log)
                  drivers.fx/log end %0
                """)
        #expect(plan.byteCount(pathsPerBlock: 1024) == 16_384)
    }

    // MARK: Quantile tables

    /// What the plan says of its quantile functions, and how many tables it holds.
    private func quantiles(_ draft: SystemDraft) throws -> (lines: [String], tables: Int) {
        let plan = try SimulationPlan(compiling: draft.system)
        let lines = plan.description.split(separator: "\n").filter { $0.contains(" quantile ") }
        return (lines.map { String($0.drop { $0 == " " }) }, plan.tables.quantileTables.count)
    }

    @Test func slowQuantilesWithKnownParametersAreTabulated() throws {
        var draft = SystemDraft()
        draft.add("a", .quantile(.gamma, [.constant(2), .constant(3)], of: luck))
        draft.add("b", .quantile(.discrete(count: 1), [.constant(4), .constant(1)], of: luck))
        draft.add("c", .quantile(.gamma, [.uniform(stream: "v", .path), .constant(3)], of: luck))
        let (lines, tables) = try quantiles(draft)
        #expect(tables == 1)
        #expect(
            lines == [
                "%2 = quantile from table of mean 6.0 at %1  (a)", "%2 = quantile of mean 4.0 at %1  (b)",
                "%1 = quantile gamma(%0, 3.0) at %1  (c)",
            ])
    }

    /// One table for each distribution, however many draw from it, in however many periods.
    @Test func equalDistributionsShareATable() throws {
        var draft = SystemDraft(.year, years: 4)
        let rate = draft.series { $0 < 3 ? 2 : 5 }
        draft.add("a", base: .missing, own: .quantile(.poisson, [rate], of: luck))
        draft.add("b", base: .missing, own: .quantile(.poisson, [.constant(5)], of: .uniform(stream: "v", .period)))
        let (lines, tables) = try quantiles(draft)
        #expect(tables == 2)
        let (two, five) = ("from table of mean 2.0", "from table of mean 5.0")
        #expect(lines.count == 2 && lines[0].contains(" {\(two), \(two), \(five), \(five)} at "))
        #expect(lines.count == 2 && lines[1].contains(" \(five) at "))
    }
}
