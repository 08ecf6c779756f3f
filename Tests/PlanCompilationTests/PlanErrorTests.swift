import EconomicModel
import PlanCompilation
import Testing

@Suite struct PlanErrorTests {
    private func error(of draft: SystemDraft) -> PlanError? {
        do {
            _ = try SimulationPlan(compiling: draft.system)
            return nil
        } catch {
            return error
        }
    }

    // MARK: Cycles

    @Test func aCycleIsNamedInOrder() {
        var draft = SystemDraft()
        draft.add("start", .sum([.quantity(QuantityID(1)), .constant(1)]))
        draft.add("first", base: .constant(1), own: .quantity(QuantityID(2)))
        draft.add("second", base: .constant(1), own: .product([.constant(2), .quantity(QuantityID(3))]))
        draft.add("third", base: .constant(1), own: .unary(.exp, .quantity(QuantityID(1))))
        let found = error(of: draft)
        #expect(found == .cycle(["first", "second", "third"]))
        #expect(
            found.map(String.init(describing:))
                == "these need each other within one period: first → second → third → first")
    }

    @Test func aQuantityMayNotNeedItself() {
        var draft = SystemDraft()
        draft.add("a", base: .constant(1), own: .sum([.quantity(draft.next), .constant(1)]), reported: false)
        #expect(error(of: draft) == .cycle(["a"]))
    }

    @Test func effectsMayCloseACycle() {
        var draft = SystemDraft()
        let a = draft.next
        draft.add("a", base: .constant(1), own: .constant(1), shown: .product([.own(a), .quantity(QuantityID(1))]))
        draft.add("b", base: .constant(1), own: .quantity(a))
        #expect(error(of: draft) == .cycle(["a", "b"]))
    }

    @Test func theBaseYearMayHoldACycle() {
        var draft = SystemDraft()
        draft.add("a", base: .quantity(QuantityID(1)), own: .constant(1))
        draft.add("b", base: .quantity(QuantityID(0)), own: .constant(1))
        #expect(error(of: draft) == .cycle(["a", "b"]))
    }

    @Test func thePastClosesNoCycle() {
        var draft = SystemDraft()
        draft.add("a", base: .constant(1), own: .previous(QuantityID(1)))
        draft.add("b", base: .constant(1), own: .sum([.quantity(QuantityID(0)), .constant(1)]))
        #expect(error(of: draft) == nil)
    }

    @Test func chainsMayBeLong() {
        var draft = SystemDraft()
        for place in 0..<50_000 {
            let before: Term = place == 0 ? .uniform(stream: "u", .path) : .quantity(QuantityID(place - 1))
            draft.add("v\(place)", .binary(.maximum, before, .constant(0.5)), reported: place == 49_999)
        }
        #expect(error(of: draft) == nil)
    }

    // MARK: Missing for good

    @Test func aRecursionNeedsAStart() {
        var draft = SystemDraft()
        draft.add(
            "stock", base: .missing, own: .sum([.previousOwn(draft.next), .uniform(stream: "u", .period)]),
            reported: false)
        #expect(error(of: draft) == .missingForever("stock"))
    }

    @Test func aRecursionDoesNotOutliveAGap() {
        var draft = SystemDraft()
        let x = draft.add("x", base: .missing, own: .uniform(stream: "u", .period))
        draft.add("sum", base: .constant(0), own: .sum([.previous(draft.next), .previous(x)]))
        #expect(error(of: draft) == .missingForever("sum"))
    }

    @Test func whatIsMissingByItselfIsNoRecursion() {
        var draft = SystemDraft()
        draft.add("a", base: .constant(0), own: .sum([.previousOwn(draft.next), .missing]))
        draft.add("b", base: .constant(0), own: .lag(draft.next, periods: 9))
        #expect(error(of: draft) == nil)
    }

    // MARK: Correlations and distributions

    @Test func impossibleCorrelationsComeWithTheNearestPossible() throws {
        var draft = SystemDraft()
        let shocks = ["a", "b", "c"].map { draft.shock("drivers.\($0)/shock") }
        draft.system.correlation = ShockCorrelation(shocks: shocks, matrix: [1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1])
        draft.add("x", .constant(1))
        guard case .correlationNotPositiveSemidefinite(let streams, let nearest) = error(of: draft) else {
            Issue.record("no error")
            return
        }
        #expect(streams == ["drivers.a/shock", "drivers.b/shock", "drivers.c/shock"])
        let matrix = try #require(nearest)
        #expect(matrix.count == 9 && abs(matrix[1]) < 0.9)
        draft.system.correlation = ShockCorrelation(shocks: shocks, matrix: matrix)
        #expect(error(of: draft) == nil)
    }

    @Test func aMatrixMustBeOneOfCorrelations() {
        var draft = SystemDraft()
        let shocks = ["a", "b"].map { draft.shock($0) }
        draft.system.correlation = ShockCorrelation(shocks: shocks, matrix: [1, 0.5, 0.4, 1])
        guard case .invalidCorrelation = error(of: draft) else {
            Issue.record("no error")
            return
        }
    }

    @Test(arguments: [
        Term.constant(3), .series([1, 1, 3, 1]),
        .sum([.constant(1), .constant(2)]),
    ])
    func parametersThatAreKnownAreChecked(minimum: Term) throws {
        var draft = SystemDraft()
        draft.add(
            "size", base: .constant(1),
            own: .quantile(.uniform, [minimum, .constant(2)], of: .uniform(stream: "size/1", .path)))
        guard case .invalidDistribution(let quantity, let stream, let reason) = error(of: draft) else {
            Issue.record("no error")
            return
        }
        #expect(quantity == "size")
        #expect(stream == "size/1")
        #expect(reason.contains("minimum < maximum"))
    }

    @Test func partsOfDistributionsAreChecked() {
        var draft = SystemDraft()
        let family = DistributionFamily.mixture([.init(.gamma), .init(.normal)])
        let parameters = [0.5, -1, 1, 0.5, 0, 1].map(Term.constant)
        draft.add("x", .quantile(family, parameters, of: .uniform(stream: "x/1", .path)))
        guard case .invalidDistribution = error(of: draft) else {
            Issue.record("no error")
            return
        }
    }
}
