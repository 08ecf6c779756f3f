/// Where an expression stands while it is turned into a term.
struct ElaborationContext {
    /// The value that the expression is written in, for places.
    let value: Value
    /// What names its draws: the quantity that it defines, or an effect.
    let stream: String
    /// The quantity that it defines: `previous` of it is its own recursion.
    let quantity: QuantityID?
    /// How its distributions are drawn.
    var drawing = Drawing.oncePerPath
    /// Whether it stands in `previous` or `lag`, where a quantity may look at itself.
    var looksBack = false
    /// How many draws and inner quantities it has so far.
    var draws = 0
    var innerQuantities = 0

    /// How a distribution is drawn.
    enum Drawing {
        case oncePerPath
        /// Inside `each(…)`.
        case everyPeriod
        /// For every event of a risk: drawn where the condition holds, and held where the event may outlast its period.
        case everyEvent(onset: QuantityID, held: Bool)
    }

    init(_ value: Value, stream: String, quantity: QuantityID? = nil) {
        self.value = value
        self.stream = stream
        self.quantity = quantity
    }

    init(_ value: Value, quantity: QuantityID) {
        self.init(value, stream: value.name, quantity: quantity)
    }

    /// Whether what varies in time may stand here.
    var isFixed: Bool { value.rule.isFixed }
}

extension SystemBuilder {
    /// Turns a value into a term in base units, held against the rule of its field.
    mutating func elaborate(_ value: Value, in context: inout ElaborationContext) -> Elaborated? {
        guard var result = elaborate(value.expression, in: &context) else { return nil }
        if let unit = value.unit {
            if result.dimension.isNumber, value.expression.isPlain {
                let factor = unit.dimension.isNumber && value.text.contains("%") ? 1 : unit.factor
                result = Elaborated(scale(result.term, by: .constant(factor)), unit.dimension)
            } else if result.dimension != unit.dimension {
                findings.add(.unitOfValue(result.dimension, unit.dimension), at: value.unitOrigin)
                return nil
            }
        }
        guard let coerced = coerce(result, value) else { return nil }
        if let constant = constant(coerced.term), !value.rule.domain.contains(constant) {
            findings.add(.outsideDomain(value, constant), at: value.origin(of: value.expression.range))
            return nil
        }
        return coerced
    }

    /// Holds a term's dimension against what its field takes.
    private mutating func coerce(_ result: Elaborated, _ value: Value) -> Elaborated? {
        let dimension = result.dimension
        let isZero = constant(result.term) == 0
        func fits(_ wanted: Dimension) -> Elaborated? {
            dimension == wanted || isZero ? Elaborated(result.term, wanted) : nil
        }
        let fitting: Elaborated? =
            switch value.rule.kind {
            case .anything: result
            case .number, .date: dimension.isNumber ? result : nil
            case .rate: dimension.isNumber ? Elaborated(result.term, .perTime) : fits(.perTime)
            case .dailyRate:
                dimension.isNumber
                    ? Elaborated(scale(result.term, by: .constant(UnitTable.daysPerYear)), .perTime) : fits(.perTime)
            case .duration: fits(.time)
            case .yearlyAmount:
                dimension.isPerTime || dimension.isNumber ? result : Elaborated(result.term, dimension / .time)
            case .yearlyMass:
                dimension == Dimension([.mass: 1]) ? Elaborated(result.term, .massPerYear) : fits(.massPerYear)
            case .flightRate: fits(.flight / .time)
            case .seats:
                dimension.isNumber || dimension == .people
                    ? Elaborated(result.term, .people / .flight) : fits(.people / .flight)
            case .moneyEach:
                dimension.isMoney
                    ? Elaborated(result.term, dimension / .people)
                    : (dimension * .people).isMoney ? result : nil
            case .money: dimension.isMoney ? result : nil
            case .yearlyMoney:
                dimension.isMoney
                    ? Elaborated(result.term, dimension / .time)
                    : (dimension * .time).isMoney ? result : nil
            }
        if fitting == nil {
            findings.add(.wrongUnit(value, dimension), at: value.origin(of: value.expression.range))
        }
        return fitting
    }

    // MARK: Expressions

    mutating func elaborate(_ expression: Expression, in context: inout ElaborationContext) -> Elaborated? {
        switch expression {
        case .number(let number, _):
            return Elaborated(.constant(number))
        case .unit(let unit, _):
            return Elaborated(.constant(unit.factor), unit.dimension)
        case .text(_, let range):
            findings.add(.textAsValue(), at: context.value.origin(of: range))
            return nil
        case .reference(let selector):
            return reference(selector, in: &context)
        case .call(let name, let arguments, let range):
            return call(name, arguments, range, in: &context)
        case .negate(let operand, _):
            guard let operand = elaborate(operand, in: &context) else { return nil }
            return Elaborated(-operand.term, operand.dimension)
        case .not(let operand, _):
            guard let operand = number(operand, in: &context, for: "'not'") else { return nil }
            return Elaborated(.unary(.not, operand))
        case .binary:
            return chain(expression, in: &context)
        case .conditional(let condition, let yes, let no, let range):
            let condition = number(condition, in: &context, for: "'if'")
            let yes = elaborate(yes, in: &context)
            let no = elaborate(no, in: &context)
            guard let condition, let yes, let no,
                let dimension = common(yes, no, "what follows 'then'", "what follows 'else'", range, context)
            else { return nil }
            return Elaborated(.select(condition, yes.term, no.term), dimension)
        case .interval:
            return draw(expression, in: &context)
        case .scaled(let value, let unit, _):
            guard let value = elaborate(value, in: &context), let unit = elaborate(unit, in: &context) else {
                return nil
            }
            return Elaborated(scale(value.term, by: unit.term), value.dimension * unit.dimension)
        }
    }

    /// A plain number times a unit's factor, as one number.
    private func scale(_ value: Term, by factor: Term) -> Term {
        if case .constant(let value) = value, case .constant(let factor) = factor { return .constant(value * factor) }
        if factor == .one { return value }
        return value * factor
    }

    /// An expression that must be a pure number.
    mutating func number(_ expression: Expression, in context: inout ElaborationContext, for place: String) -> Term? {
        guard let result = elaborate(expression, in: &context) else { return nil }
        guard result.dimension.isNumber else {
            findings.add(.numberNeeded(place, result.dimension), at: context.value.origin(of: expression.range))
            return nil
        }
        return result.term
    }

    /// The dimension that two terms share; a plain 0 fits everything.
    mutating func common(
        _ left: Elaborated, _ right: Elaborated, _ leftName: String, _ rightName: String, _ range: TextRange,
        _ context: ElaborationContext
    ) -> Dimension? {
        if left.dimension == right.dimension || right.term == .zero { return left.dimension }
        if left.term == .zero { return right.dimension }
        findings.add(
            .unitClash(leftName, left.dimension, rightName, right.dimension), at: context.value.origin(of: range))
        return nil
    }

    /// `a + b - c` from its first pair outwards; chains may be long, so nothing recurses along them.
    private mutating func chain(_ expression: Expression, in context: inout ElaborationContext) -> Elaborated? {
        var links: [(operation: Expression.Operator, left: TextRange, right: Expression)] = []
        var first = expression
        while case .binary(let operation, let left, let right, _) = first {
            links.append((operation, left.range, right))
            first = left
        }
        var result = elaborate(first, in: &context)
        for link in links.reversed() {
            let right = elaborate(link.right, in: &context)
            guard let left = result, let right else {
                result = nil
                continue
            }
            result = binary(link.operation, (left, link.left), (right, link.right.range), in: context)
        }
        return result
    }

    private mutating func binary(
        _ operation: Expression.Operator, _ left: (result: Elaborated, range: TextRange),
        _ right: (result: Elaborated, range: TextRange), in context: ElaborationContext
    ) -> Elaborated? {
        let (leftResult, rightResult) = (left.result, right.result)
        let (x, y) = (leftResult.term, rightResult.term)
        func shared() -> Dimension? {
            common(
                leftResult, rightResult, "what stands before '\(operation.rawValue)'", "what stands after it",
                left.range.union(right.range), context)
        }
        func comparison(_ operation: Term.BinaryOperation, _ x: Term, _ y: Term) -> Elaborated? {
            shared().map { _ in Elaborated(.binary(operation, x, y)) }
        }
        switch operation {
        case .add: return shared().map { Elaborated(x.adding(y), $0) }
        case .subtract: return shared().map { Elaborated(x.subtracting(y), $0) }
        case .multiply: return Elaborated(x.multiplied(by: y), leftResult.dimension * rightResult.dimension)
        case .divide: return Elaborated(x / y, leftResult.dimension / rightResult.dimension)
        case .less: return comparison(.less, x, y)
        case .lessOrEqual: return comparison(.lessOrEqual, x, y)
        case .greater: return comparison(.less, y, x)
        case .greaterOrEqual: return comparison(.lessOrEqual, y, x)
        case .equal: return comparison(.equal, x, y)
        case .notEqual: return comparison(.notEqual, x, y)
        case .and, .or:
            guard leftResult.dimension.isNumber, rightResult.dimension.isNumber else {
                let odd = leftResult.dimension.isNumber ? (right, rightResult) : (left, leftResult)
                findings.add(
                    .numberNeeded("'\(operation.rawValue)'", odd.1.dimension),
                    at: context.value.origin(of: odd.0.range))
                return nil
            }
            return Elaborated(.binary(operation == .and ? .and : .or, x, y))
        case .power:
            guard rightResult.dimension.isNumber else {
                findings.add(
                    .numberNeeded("an exponent", rightResult.dimension), at: context.value.origin(of: right.range))
                return nil
            }
            if leftResult.dimension.isNumber { return Elaborated(.binary(.power, x, y)) }
            guard let exponent = constant(y) else {
                findings.add(.exponentVaries(leftResult.dimension), at: context.value.origin(of: right.range))
                return nil
            }
            return Elaborated(.binary(.power, x, y), leftResult.dimension.raised(to: exponent))
        }
    }

    // MARK: References

    private mutating func reference(_ selector: Selector, in context: inout ElaborationContext) -> Elaborated? {
        let origin = context.value.origin(of: selector.range)
        if selector.isPattern {
            findings.add(.patternAsValue(selector.text), at: origin)
            return nil
        }
        guard let id = resolve(selector, at: origin).first else { return nil }
        return reference(id, selector.text, origin, in: context)
    }

    mutating func reference(
        _ id: QuantityID, _ text: String, _ origin: Origin, in context: ElaborationContext
    ) -> Elaborated? {
        if context.isFixed, !declarations[id.index].isFixed {
            findings.add(.notFixed(context.value.name, text), at: origin)
            return nil
        }
        guard let unit = unit(of: id, looksBack: context.looksBack) else { return nil }
        return Elaborated(.quantity(id), unit.dimension)
    }

    /// Says that something varies in time where only what is fixed may stand.
    mutating func refuseTime(_ name: String, _ range: TextRange, in context: ElaborationContext) -> Bool {
        guard context.isFixed else { return false }
        findings.add(.notFixed(context.value.name, name), at: context.value.origin(of: range))
        return true
    }

    /// Declares a quantity that an expression needs inside, such as what `cumulative` adds up.
    mutating func inner(
        _ purpose: String, in context: inout ElaborationContext,
        _ definition: @escaping (QuantityID) -> Definition
    ) -> QuantityID {
        context.innerQuantities += 1
        let id = declare(
            "\(context.stream)/\(purpose)\(context.innerQuantities)", origin: context.value.origin
        ) { _, id in definition(id) }
        elaborate(id)
        return id
    }

    /// The quantity that an expression is: the one it names, or an inner one.
    mutating func quantity(
        of expression: Expression, in context: inout ElaborationContext
    ) -> (id: QuantityID, dimension: Dimension)? {
        if case .reference(let selector) = expression, !selector.isPattern {
            let origin = context.value.origin(of: selector.range)
            guard let id = resolve(selector, at: origin).first,
                let result = reference(id, selector.text, origin, in: context)
            else { return nil }
            return (id, result.dimension)
        }
        guard let result = elaborate(expression, in: &context) else { return nil }
        let id = inner("value", in: &context) { _ in Definition(Unit(baseOf: result.dimension), result.term) }
        return (id, result.dimension)
    }

    // MARK: Constants

    /// What a field that was declared is by itself, before effects, where that is one number.
    func ownConstant(_ term: Term) -> Double? {
        guard case .quantity(let id) = term else { return constant(term) }
        return declarations[id.index].constant
    }

    /// What a term is, where it is the same number on every path and in every period.
    func constant(_ term: Term) -> Double? {
        switch term {
        case .constant(let value): return value
        case .quantity(let id), .own(let id), .base(let id):
            return declarations[id.index].isFixed ? declarations[id.index].constant : nil
        case .sum(let terms):
            return terms.reduce(0.0) { total, term in total.flatMap { total in constant(term).map { total + $0 } } }
        case .product(let terms):
            return terms.reduce(1.0) { total, term in total.flatMap { total in constant(term).map { total * $0 } } }
        case .unary(let operation, let operand):
            guard let x = constant(operand) else { return nil }
            return Self.fold(operation, x)
        case .binary(let operation, let left, let right):
            guard let x = constant(left), let y = constant(right) else { return nil }
            return Self.fold(operation, x, y)
        case .select(let condition, let yes, let no):
            guard let condition = constant(condition) else { return nil }
            return constant(condition != 0 ? yes : no)
        default: return nil
        }
    }

    static func fold(_ operation: Term.UnaryOperation, _ x: Double) -> Double? {
        switch operation {
        case .negate: -x
        case .absolute: x.magnitude
        case .squareRoot: x.squareRoot()
        case .floor: x.rounded(.down)
        case .round: x.rounded(.toNearestOrAwayFromZero)
        case .not: x == 0 ? 1 : 0
        case .exp, .ln, .log10, .normalQuantile: nil
        }
    }

    static func fold(_ operation: Term.BinaryOperation, _ x: Double, _ y: Double) -> Double? {
        switch operation {
        case .subtract: x - y
        case .divide: x / y
        case .minimum: min(x, y)
        case .maximum: max(x, y)
        case .less: x < y ? 1 : 0
        case .lessOrEqual: x <= y ? 1 : 0
        case .equal: x == y ? 1 : 0
        case .notEqual: x != y ? 1 : 0
        case .and: x != 0 && y != 0 ? 1 : 0
        case .or: x != 0 || y != 0 ? 1 : 0
        case .power: nil
        }
    }
}

extension Dimension {
    /// Whether it is money of one currency.
    var isMoney: Bool {
        guard powers.count == 1, case (.money, 1)? = powers.first.map({ ($0.key, $0.value) }) else { return false }
        return true
    }
}
