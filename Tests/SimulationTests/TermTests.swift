import EconomicModel
import Testing

/// The meaning of terms, in figures that can be worked out by hand.
@Suite struct TermTests {
    /// Draws nothing, and keeps a quantity from being folded: its figures come from lanes.
    private let luck = Term.binary(.less, .uniform(stream: "u", .path), 0)

    /// A quantity that counts periods: 0 in the base year, then 1, 2, …
    private func counting(_ draft: inout SystemDraft, folded: Bool) -> QuantityID {
        let count = draft.series { Double($0) }
        return draft.add("count", base: 0, own: folded ? count : count + luck)
    }

    @Test(arguments: [true, false])
    func lagsOfAYearlySimulation(folded: Bool) throws {
        var draft = SystemDraft(years: 4)
        let count = counting(&draft, folded: folded)
        draft.report(draft.add("previous", .previous(count)))
        draft.report(draft.add("two", .lag(count, periods: 2)))
        draft.report(draft.add("base", .base(count) + 7))
        draft.report(draft.add("simulated", .simulated(.quantity(count), inBaseYear: 9)))
        let found = try draft.run(paths: 1)
        #expect(found.years(0) == [nil, 0, 1, 2, 3])
        #expect(found.years(1) == [nil, nil, 0, 1, 2])
        #expect(found.years(2) == [7, 7, 7, 7, 7])
        #expect(found.years(3) == [9, 1, 2, 3, 4])
    }

    @Test(arguments: [true, false])
    func lagsOfAQuarterlySimulation(folded: Bool) throws {
        var draft = SystemDraft(.quarter, years: 3)
        let count = counting(&draft, folded: folded)
        // The base year's one figure stands for its four quarters.
        for periods in [1, 3, 4, 5, 8] { draft.report(draft.add("lag \(periods)", .lag(count, periods: periods))) }
        draft.report(draft.add("sum", .lag(count, periods: 4)), .sum)
        let found = try draft.run(paths: 1)
        #expect(found.years(0) == [nil, 3, 7, 11])
        #expect(found.years(1) == [nil, 1, 5, 9])
        #expect(found.years(2) == [nil, 0, 4, 8])
        #expect(found.years(3) == [nil, 0, 3, 7])
        #expect(found.years(4) == [nil, nil, 0, 4])
        #expect(found.years(5) == [nil, 0, 10, 26])
    }

    @Test(arguments: [true, false])
    func lagsOfAMonthlySimulation(folded: Bool) throws {
        var draft = SystemDraft(.month, years: 3)
        let count = counting(&draft, folded: folded)
        for periods in [1, 11, 12, 13, 24] { draft.report(draft.add("lag \(periods)", .lag(count, periods: periods))) }
        let found = try draft.run(paths: 1)
        #expect(found.years(0) == [nil, 11, 23, 35])
        #expect(found.years(1) == [nil, 1, 13, 25])
        #expect(found.years(2) == [nil, 0, 12, 24])
        #expect(found.years(3) == [nil, 0, 11, 23])
        #expect(found.years(4) == [nil, nil, 0, 12])
    }

    @Test(arguments: [true, false])
    func figuresOverTheYear(folded: Bool) throws {
        var draft = SystemDraft(.quarter, years: 2)
        let count = counting(&draft, folded: folded)
        for rule in YearlyRule.allCases { draft.report(count, rule, unitFactor: 2) }
        let falling = draft.add("falling", base: 5, own: 3 - .quantity(count))
        draft.report(falling, .max)
        let found = try draft.run(paths: 1)
        for (place, rule) in YearlyRule.allCases.enumerated() {
            switch rule {
            case .mean: #expect(found.years(place) == [0, 1.25, 3.25])
            case .end: #expect(found.years(place) == [0, 2, 4])
            case .sum: #expect(found.years(place) == [0, 5, 13])
            case .max: #expect(found.years(place) == [0, 2, 4])
            }
        }
        #expect(found.years(4) == [5, 2, -2])
    }

    @Test(arguments: [true, false])
    func yearlyQuantitiesAreHeld(folded: Bool) throws {
        var draft = SystemDraft(.quarter, years: 3)
        let count = counting(&draft, folded: folded)
        let held = draft.add("held", base: -1, own: .quantity(count), cadence: .year)
        draft.report(held)
        draft.report(draft.add("before", .previous(held)), .sum)
        // Its own past is that of a year ago; what it shows follows its effects from quarter to quarter.
        let sum = draft.next
        draft.report(
            draft.add(
                "sum", base: 100, own: .previousOwn(sum) + .quantity(count), shown: .own(sum) + 1000 * .quantity(count),
                cadence: .year))
        draft.report(draft.add("once", base: 0, own: .quantity(count) * 3, cadence: .path))
        let found = try draft.run(paths: 1)
        #expect(found.years(0) == [-1, 1, 5, 9])
        #expect(found.years(1) == [nil, 2, 16, 32])
        #expect(found.years(2) == [100, 4101, 8106, 12115])
        #expect(found.years(3) == [0, 3, 3, 3])
    }

    @Test(arguments: [true, false])
    func effectsDoNotEnterRecursions(folded: Bool) throws {
        var draft = SystemDraft()
        let stock = draft.next
        let one: Term = folded ? 1 : 1 + luck
        draft.add("stock", base: 10, own: .previousOwn(stock) + one, shown: .own(stock) * 2)
        draft.report(stock)
        draft.report(draft.add("own", .own(stock)))
        draft.report(draft.add("previous", .previous(stock)))
        draft.report(draft.add("previous own", .previousOwn(stock)))
        draft.report(draft.add("base", .base(stock)))
        let found = try draft.run(paths: 1)
        // In the base year no effects act.
        #expect(found.years(0) == [10, 22, 24, 26])
        #expect(found.years(1) == [10, 11, 12, 13])
        #expect(found.years(2) == [nil, 10, 22, 24])
        #expect(found.years(3) == [nil, 10, 11, 12])
        #expect(found.years(4) == [10, 10, 10, 10])
    }

    /// Both read the other's past while theirs is replaced.
    @Test func pastsAreReplacedTogether() throws {
        var draft = SystemDraft(years: 4)
        let (a, b) = (QuantityID(0), QuantityID(1))
        draft.add("a", base: 1 + luck, own: .previous(b))
        draft.add("b", base: 2 + luck, own: .previous(a))
        let fibonacci = draft.add("f", base: 1 + luck, own: .previous(draft.next) + .quantity(QuantityID(3)))
        draft.add("g", base: 0 + luck, own: .previous(fibonacci))
        for id in [a, b, fibonacci] { draft.report(id) }
        let found = try draft.run(paths: 1)
        #expect(found.years(0) == [1, 2, 1, 2, 1])
        #expect(found.years(1) == [2, 1, 2, 1, 2])
        #expect(found.years(2) == [1, 2, 4, 8, 16])
    }

    @Test(arguments: [true, false])
    func operationsOnFigures(folded: Bool) throws {
        var draft = SystemDraft(years: 1)
        func figure(_ value: Double) -> Term { folded ? .constant(value) : .constant(value) + luck }
        func unary(_ operation: Term.UnaryOperation, _ x: Double) -> Term { .unary(operation, figure(x)) }
        func binary(_ operation: Term.BinaryOperation, _ x: Double, _ y: Double) -> Term {
            .binary(operation, figure(x), figure(y))
        }
        let cases: [(Term, Double)] = [
            (unary(.negate, 2), -2), (unary(.absolute, -2), 2), (unary(.squareRoot, 9), 3), (unary(.floor, -1.5), -2),
            (unary(.round, 2.5), 3), (unary(.round, -2.5), -3), (unary(.exp, 0), 1), (unary(.ln, 1), 0),
            (unary(.not, 0), 1), (unary(.not, -3), 0), (unary(.normalQuantile, 0.5), 0), (unary(.log10, 1), 0),
            (binary(.subtract, 5, 2), 3), (binary(.divide, 6, 4), 1.5), (binary(.power, 2, 10), 1024),
            (binary(.power, -2, 3), -8), (binary(.minimum, 1, 2), 1), (binary(.maximum, 1, 2), 2),
            (binary(.less, 1, 2), 1), (binary(.less, 2, 2), 0), (binary(.lessOrEqual, 2, 2), 1),
            (binary(.equal, 2, 2), 1), (binary(.equal, 2, 1), 0), (binary(.notEqual, 2, 1), 1),
            (binary(.and, 2, -1), 1), (binary(.and, 2, 0), 0), (binary(.or, 0, 3), 1), (binary(.or, 0, 0), 0),
            (.sum([figure(1), figure(2), figure(4)]), 7), (.product([figure(2), figure(3), figure(4)]), 24),
            (.select(figure(2), figure(5), figure(6)), 5), (.select(figure(0), figure(5), figure(6)), 6),
            (.select(draft.series { Double($0) }, figure(5), figure(6)), 5),
            (.binary(.power, figure(3), 2), 9), (.binary(.power, figure(4), -1), 0.25), (6 / figure(4), 1.5),
        ]
        for (place, item) in cases.enumerated() { draft.report(draft.add("case \(place)", item.0)) }
        let found = try draft.run(paths: 1)
        for (place, item) in cases.enumerated() {
            let value = try #require(found.years(place)[1])
            #expect(abs(value - item.1) <= 1e-14 * abs(item.1), "case \(place): \(item.0)")
        }
        if folded {
            var exact = SystemDraft(years: 1)
            exact.report(exact.add("thousand", .unary(.log10, 1000)))
            #expect(try exact.run(paths: 1).years(0)[1] == 3)
        }
    }
}
