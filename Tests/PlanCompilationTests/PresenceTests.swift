import EconomicModel
import PlanCompilation
import Testing

/// From which year on quantities have values, by the meaning of their terms.
@Suite struct PresenceTests {
    private let luck = Term.uniform(stream: "u", .period)

    /// Whether each year from the base year on has a value, as a string of 0 and 1.
    private func years(_ draft: SystemDraft, _ name: String) throws -> String {
        let plan = try SimulationPlan(compiling: draft.system)
        let output = try #require(plan.outputs.first { $0.name == name })
        #expect(output.firstYear == output.isPresent.firstIndex(of: true))
        return output.isPresent.map { $0 ? "1" : "0" }.joined()
    }

    @Test func whatIsDrawnEveryPeriodIsMissingInTheBaseYear() throws {
        var draft = SystemDraft()
        let shock = draft.shock("shock")
        draft.add("drawn", luck)
        draft.add("yearly", .uniform(stream: "u", .year))
        draft.add("shock", .shock(shock))
        draft.add("once", .uniform(stream: "u", .path))
        draft.add("started", .simulated(luck, inBaseYear: .constant(1)))
        #expect(try years(draft, "drawn") == "0111")
        #expect(try years(draft, "yearly") == "0111")
        #expect(try years(draft, "shock") == "0111")
        #expect(try years(draft, "once") == "1111")
        #expect(try years(draft, "started") == "1111")
    }

    @Test(arguments: Timeline.Step.allCases)
    func growthStartsAYearAfterTheBaseYear(step: Timeline.Step) throws {
        var draft = SystemDraft(step)
        let n = step.periodsPerYear
        let x = draft.add("x", base: .constant(1), own: luck)
        let growth = draft.add("growth", .binary(.divide, .quantity(x), .lag(x, periods: n)))
        draft.add("growth of growth", .binary(.divide, .quantity(growth), .lag(growth, periods: n)))
        draft.add("two years", .lag(x, periods: 2 * n))
        draft.add("all of two years", .lag(x, periods: 2 * n), .sum)
        draft.add("previous", .previous(x))
        let later = draft.add("later", base: .missing, own: luck)
        draft.add("after later", .lag(later, periods: n))
        #expect(try years(draft, "x") == "1111")
        #expect(try years(draft, "growth") == "0111")
        #expect(try years(draft, "growth of growth") == "0011")
        #expect(try years(draft, "two years") == "0011")
        #expect(try years(draft, "all of two years") == "0011")
        #expect(try years(draft, "previous") == "0111")
        #expect(try years(draft, "later") == "0111")
        #expect(try years(draft, "after later") == "0011")
    }

    @Test func aMonthIsMissingWhereWhatItNeedsIs() throws {
        var draft = SystemDraft(.month)
        let x = draft.add("x", base: .missing, own: luck)
        draft.add("end", .previous(x), .end)
        draft.add("mean", .previous(x), .mean)
        draft.add("max", .previous(x), .max)
        draft.add("held", base: .missing, own: .previous(x), cadence: .year, .mean)
        // In January of the first year there is no month before.
        #expect(try years(draft, "end") == "0111")
        #expect(try years(draft, "mean") == "0011")
        #expect(try years(draft, "max") == "0011")
        #expect(try years(draft, "held") == "0011")
    }

    @Test func theBaseYearIsTwelveMonthsOfOneFigure() throws {
        var draft = SystemDraft(.month)
        let x = draft.add("x", base: .constant(1), own: luck)
        draft.add("12 months", .lag(x, periods: 12), .mean)
        draft.add("13 months", .lag(x, periods: 13), .mean)
        #expect(try years(draft, "12 months") == "0111")
        #expect(try years(draft, "13 months") == "0011")
    }

    @Test func nothingMakesUpForWhatIsMissing() throws {
        var draft = SystemDraft()
        draft.add("times nothing", .product([.constant(0), luck]))
        draft.add("to the power of nothing", .binary(.power, luck, .constant(0)))
        draft.add("not taken", .select(.constant(1), .constant(2), luck))
        draft.add("missing", .sum([.constant(1), .missing]))
        draft.add("of what is missing", .unary(.not, .quantity(QuantityID(3))))
        #expect(try years(draft, "times nothing") == "0111")
        #expect(try years(draft, "to the power of nothing") == "0111")
        #expect(try years(draft, "not taken") == "0111")
        #expect(try years(draft, "missing") == "0000")
        #expect(try years(draft, "of what is missing") == "0000")
    }

    @Test func theBaseYearStandsInEveryPeriod() throws {
        var draft = SystemDraft()
        let x = draft.add("x", base: .missing, own: luck)
        let y = draft.add("y", base: .constant(2), own: luck)
        draft.add("of x", .base(x))
        draft.add("of y", .base(y))
        #expect(try years(draft, "of x") == "0000")
        #expect(try years(draft, "of y") == "1111")
    }
}
