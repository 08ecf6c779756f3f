import EconomicModel
import Foundation
import GSLNumerics

extension Lowering {
    /// A term as a form.
    ///
    /// - Throws: ``PlanError/invalidDistribution(quantity:stream:reason:)``.
    mutating func lower(_ term: Term, in phase: Phase) throws(PlanError) -> LinearForm {
        switch term {
        case .constant(let value): return LinearForm(value)
        case .series(let values): return series(values, in: phase)
        case .missing: return .missing
        case .quantity(let id): return read(.shown, of: id, in: phase)
        case .own(let id): return read(.own, of: id, in: phase)
        case .base(let id): return read(.base, of: id, in: .baseYear)
        case .previous(let id): return read(.shown, of: id, periodsAgo: 1, in: phase)
        case .previousOwn(let id): return read(.own, of: id, periodsAgo: 1, in: phase)
        case .lag(let id, let periods): return read(.shown, of: id, periodsAgo: periods, in: phase)
        case .simulated(let term, let base): return try lower(phase == .baseYear ? base : term, in: phase)
        case .shock(let id): return phase == .baseYear ? .missing : shock(id)
        case .uniform(let stream, let cadence):
            guard phase != .baseYear || cadence == .path else { return .missing }
            return LinearForm(nodes.id(of: .uniform(stream: RandomStream(named: stream).key, drawn(cadence))))
        case .unary(let operation, let operand): return lower(operation, try lower(operand, in: phase))
        case .binary(let operation, let x, let y):
            return lower(operation, try lower(x, in: phase), try lower(y, in: phase))
        case .sum(let terms): return nodes.sum(try lower(terms, in: phase))
        case .product(let terms):
            return try lower(terms, in: phase).reduce(LinearForm(1)) { nodes.product($0, $1) }
        case .select(let condition, let x, let y):
            return nodes.select(try lower(condition, in: phase), try lower(x, in: phase), try lower(y, in: phase))
        case .quantile(let family, let parameters, let uniform):
            return try quantile(family, parameters, at: uniform, in: phase)
        case .transition(let chain, let years, let from, let through):
            return LinearForm(try transitions(of: chain, years: years).cumulative[from][through])
        case .internalRate(let id): return internalRate(of: id, in: phase)
        case .lookup(let figures, let place): return nodes.lookup(figures, at: try lower(place, in: phase))
        }
    }

    private mutating func lower(_ terms: [Term], in phase: Phase) throws(PlanError) -> [LinearForm] {
        var forms = [LinearForm]()
        for term in terms { forms.append(try lower(term, in: phase)) }
        return forms
    }

    private func series(_ values: [Double], in phase: Phase) -> LinearForm {
        precondition(values.count == system.timeline.periodCount + 1, "a series has a figure for each period")
        return switch phase {
        case .baseYear: LinearForm(values[0])
        case .simulated: LinearForm(Profile(periods: Array(values.dropFirst())))
        case .period(let period): LinearForm(values[period])
        }
    }

    private mutating func lower(_ operation: Term.UnaryOperation, _ x: LinearForm) -> LinearForm {
        switch operation {
        case .negate: x.scaled(by: .constant(-1))
        case .exp: nodes.exponential(x)
        case .ln: nodes.logarithm(x)
        case .log10: decimalLogarithm(x)
        case .absolute: nodes.unary(.absolute, x)
        case .squareRoot: nodes.unary(.squareRoot, x)
        case .floor: nodes.unary(.floor, x)
        case .round: nodes.unary(.round, x)
        case .not: nodes.unary(.not, x)
        case .normalQuantile: nodes.unary(.normalQuantile, x)
        }
    }

    private mutating func lower(
        _ operation: Term.BinaryOperation, _ x: LinearForm, _ y: LinearForm
    ) -> LinearForm {
        switch operation {
        case .subtract: nodes.sum([x, y.scaled(by: .constant(-1))])
        case .divide: nodes.quotient(x, y)
        case .power: nodes.power(x, y)
        case .minimum: nodes.binary(.minimum, x, y)
        case .maximum: nodes.binary(.maximum, x, y)
        case .less: nodes.binary(.less, x, y)
        case .lessOrEqual: nodes.binary(.lessOrEqual, x, y)
        case .equal: nodes.binary(.equal, x, y)
        case .notEqual: nodes.binary(.notEqual, x, y)
        case .and: nodes.binary(.and, x, y)
        case .or: nodes.binary(.or, x, y)
        }
    }

    /// Known ones come from the C library, so that powers of ten give whole numbers.
    private mutating func decimalLogarithm(_ x: LinearForm) -> LinearForm {
        if let known = x.known { return LinearForm(known.map { roundedToPlanPrecision(log10($0)) }) }
        let inverseOfLn10 = 0.4342944819032518
        return nodes.logarithm(x).scaled(by: .constant(inverseOfLn10))
    }

    // MARK: Distributions

    /// A family's inverse distribution function at a uniform: written out where the formula is short, else left to GSL.
    private mutating func quantile(
        _ family: DistributionFamily, _ parameters: [Term], at uniform: Term, in phase: Phase
    ) throws(PlanError) -> LinearForm {
        let forms = try lower(parameters, in: phase)
        let known = forms.compactMap(\.known)
        if known.count == forms.count { try validate(family, known, at: uniform) }
        if let formula = family.formula(parameters, at: uniform) { return try lower(formula, in: phase) }
        let u = try lower(uniform, in: phase)
        if known.count == forms.count, let place = u.known {
            return LinearForm(
                .combining([place] + known) { figures in
                    roundedToPlanPrecision(Distribution(family, figures.dropFirst()).quantile(figures[0]))
                })
        }
        let operands = forms.map { nodes.operand($0) }
        return LinearForm(nodes.id(of: .quantile(family, operands, of: nodes.node(of: u))))
    }

    private func validate(
        _ family: DistributionFamily, _ parameters: [Profile], at uniform: Term
    ) throws(PlanError) {
        // Once for each set of figures that the parameters take.
        var failure: NumericsError?
        _ = Profile.combining(parameters) { figures in
            do throws(NumericsError) {
                try Distribution(family, figures).validate()
            } catch {
                failure = failure ?? error
            }
            return 0
        }
        guard let failure else { return }
        throw .invalidDistribution(
            quantity: quantityName, stream: uniform.stream, reason: String(describing: failure))
    }
}

extension Term {
    /// The stream of a draw.
    fileprivate var stream: String? {
        if case .uniform(let stream, _) = self { stream } else { nil }
    }
}
