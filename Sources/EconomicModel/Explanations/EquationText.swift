/// Writes terms as an economist would: names for quantities, infix operators, figures in base units.
struct EquationText {
    let system: EquationSystem

    /// How tightly an operator binds, from loosest to tightest.
    private enum Binding: Int, Comparable {
        case choice, logic, comparison, sum, product, power, atom

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    private typealias Piece = (text: String, binding: Binding)

    /// A term as it holds in simulated periods, or in the base year.
    func text(_ term: Term, inBaseYear: Bool = false) -> String { piece(term, inBaseYear).text }

    /// A term in lines of about that many characters at most, broken before addends and factors, and within functions.
    func lines(_ term: Term, inBaseYear: Bool = false, width: Int = 96) -> [String] {
        let whole = text(term, inBaseYear: inBaseYear)
        guard whole.count > width else { return [whole] }
        switch term {
        case .simulated(let term, let base):
            return lines(inBaseYear ? base : term, inBaseYear: inBaseYear, width: width)
        case .sum(let terms): return lines(addends: terms.flatMap(\.addends), inBaseYear, width)
        case .binary(.divide, let x, let y) where isOne(y, inBaseYear):
            return lines(x, inBaseYear: inBaseYear, width: width)
        case .binary(.subtract, let x, let y): return lines(addends: [x, .unary(.negate, y)], inBaseYear, width)
        case .product(let terms):
            let factors = terms.filter { !isOne($0, inBaseYear) }.map { lines($0, .product, inBaseYear, width - 2) }
            return factors.enumerated().flatMap { Self.led($0.element, by: $0.offset == 0 ? "" : "· ") }
        case .unary(let operation, let term) where operation == .exp || operation == .ln:
            return ["\(operation)("] + lines(term, inBaseYear: inBaseYear, width: width - 2).map { "  " + $0 } + [")"]
        default: return [whole]
        }
    }

    /// Addends that are alike but for the number of a project stand as one.
    private func lines(addends: [Term], _ inBaseYear: Bool, _ width: Int) -> [String] {
        let blocks = addends.enumerated().map { place, term in
            if place > 0, case .unary(.negate, let positive) = term {
                return Self.led(lines(positive, .product, inBaseYear, width - 2), by: "− ")
            }
            return Self.led(lines(term, .sum, inBaseYear, width - 2), by: place == 0 ? "" : "+ ")
        }
        let forms = NumberedPlace.folded(Array(blocks.enumerated())) { place, lines in
            // The first has no operator before it.
            place == 0 ? Self.led(lines, by: "+ ").joined(separator: "\n") : lines.joined(separator: "\n")
        }
        return forms.flatMap { block, numbers in
            guard let numbers else { return block.element }
            return block.element.map { NumberedPlace.general($0, as: numbers.lowerBound) }
                + ["+ … \(NumberedPlace.words(numbers))"]
        }
    }

    /// Lines of a term that stands next to an operator.
    private func lines(_ term: Term, _ around: Binding, _ inBaseYear: Bool, _ width: Int) -> [String] {
        var lines = lines(term, inBaseYear: inBaseYear, width: width)
        if piece(term, inBaseYear).binding < around {
            lines[0] = "(" + lines[0]
            lines[lines.count - 1] += ")"
        }
        return lines
    }

    /// Lines with an operator before the first, and the others under it.
    private static func led(_ lines: [String], by mark: String) -> [String] {
        lines.enumerated().map { ($0.offset == 0 ? mark : String(repeating: " ", count: mark.count)) + $0.element }
    }

    /// Whether a factor changes nothing.
    private func isOne(_ term: Term, _ inBaseYear: Bool) -> Bool {
        switch term {
        case .constant(1): true
        case .series: piece(term, inBaseYear).text == "1"
        default: false
        }
    }

    /// The name of a quantity; in quotes where it is no single word.
    func name(_ id: QuantityID) -> String {
        let name = system.quantities[id.index].name
        return name.contains(" ") ? "‘\(name)’" : name
    }

    // MARK: Terms

    private func text(_ term: Term, _ around: Binding, _ inBaseYear: Bool) -> String {
        let (text, binding) = piece(term, inBaseYear)
        return binding < around ? "(\(text))" : text
    }

    private func piece(_ term: Term, _ inBaseYear: Bool) -> Piece {
        let year = system.timeline.baseYear
        switch term {
        case .constant(let value):
            return value < 0 ? ("−\(value.magnitude.shortest)", .sum) : (value.shortest, .atom)
        case .series(let values): return (series(values, inBaseYear), .atom)
        case .missing: return ("no value", .atom)
        case .internalRate(let id):
            return ("in \(system.timeline.lastYear), internal rate of return(\(name(id)))", .choice)
        case .quantity(let id): return (name(id), .atom)
        case .own(let id): return ("own(\(name(id)))", .atom)
        case .base(let id): return (inBaseYear ? name(id) : "\(name(id))[\(year)]", .atom)
        case .previous(let id): return ("previous(\(name(id)))", .atom)
        case .previousOwn(let id): return ("previous(own(\(name(id))))", .atom)
        case .lag(let id, 1): return ("lag(\(name(id)), 1 period)", .atom)
        case .lag(let id, let periods): return ("lag(\(name(id)), \(periods) periods)", .atom)
        case .simulated(let term, let base): return piece(inBaseYear ? base : term, inBaseYear)
        case .shock(let id): return ("z(\(system.shocks[id.index].stream))", .atom)
        case .uniform(let stream, _): return ("u(\(stream))", .atom)
        case .unary(let operation, let term): return unary(operation, term, inBaseYear)
        case .binary(let operation, let x, let y): return binary(operation, x, y, inBaseYear)
        case .sum(let terms): return joined(terms, " + ", .sum, inBaseYear)
        case .product(let terms): return joined(terms, " · ", .product, inBaseYear)
        case .select(let condition, let x, let y):
            let (condition, x, y) = (
                text(condition, inBaseYear: inBaseYear), text(x, inBaseYear: inBaseYear),
                text(y, inBaseYear: inBaseYear)
            )
            return ("if \(condition) then \(x) else \(y)", .choice)
        case .quantile(let family, let parameters, let uniform):
            let shown = parameters.map { text($0, inBaseYear: inBaseYear) } + [text(uniform, inBaseYear: inBaseYear)]
            return ("\(family.name)(\(shown.joined(separator: ", ")))", .atom)
        case .transition(_, let years, let from, let through):
            return ("P(state \(from + 1) to 1…\(through + 1) in \(years.shortest) years)", .atom)
        case .lookup(let list, let place):
            return ("list of \(list.count)[\(text(place, inBaseYear: inBaseYear))]", .atom)
        }
    }

    /// What the periods have: one figure where it is the same in all.
    private func series(_ values: [Double], _ inBaseYear: Bool) -> String {
        guard !inBaseYear, let first = values.dropFirst().first, let last = values.last else {
            return values.first?.shortest ?? ""
        }
        if values.dropFirst().allSatisfy({ $0 == first }) { return first.shortest }
        let timeline = system.timeline
        return "{\(timeline.baseYear + 1): \(first.shortest), …, \(timeline.lastYear): \(last.shortest)}"
    }

    private func joined(_ terms: [Term], _ separator: String, _ binding: Binding, _ inBaseYear: Bool) -> Piece {
        let counted = binding == .product ? terms.filter { !isOne($0, inBaseYear) } : terms
        guard counted.count > 1 else { return piece(counted.first ?? .constant(1), inBaseYear) }
        var text = self.text(counted[0], binding, inBaseYear)
        for term in counted.dropFirst() {
            if binding == .sum, case .unary(.negate, let positive) = term {
                text += " − " + self.text(positive, .product, inBaseYear)
            } else {
                text += separator + self.text(term, binding, inBaseYear)
            }
        }
        return (text, binding)
    }

    private func unary(_ operation: Term.UnaryOperation, _ term: Term, _ inBaseYear: Bool) -> Piece {
        switch operation {
        case .negate: ("−\(text(term, .product, inBaseYear))", .sum)
        case .not: ("not \(text(term, .atom, inBaseYear))", .logic)
        case .absolute: ("abs(\(text(term, inBaseYear: inBaseYear)))", .atom)
        case .squareRoot: ("sqrt(\(text(term, inBaseYear: inBaseYear)))", .atom)
        case .normalQuantile: ("normal quantile(\(text(term, inBaseYear: inBaseYear)))", .atom)
        case .floor, .round, .exp, .ln, .log10: ("\(operation)(\(text(term, inBaseYear: inBaseYear)))", .atom)
        }
    }

    private func binary(_ operation: Term.BinaryOperation, _ x: Term, _ y: Term, _ inBaseYear: Bool) -> Piece {
        func infix(_ mark: String, _ binding: Binding, right: Binding? = nil) -> Piece {
            ("\(text(x, binding, inBaseYear)) \(mark) \(text(y, right ?? binding, inBaseYear))", binding)
        }
        func call(_ name: String) -> Piece {
            ("\(name)(\(text(x, inBaseYear: inBaseYear)), \(text(y, inBaseYear: inBaseYear)))", .atom)
        }
        return switch operation {
        case .subtract: infix("−", .sum, right: .product)
        case .divide: isOne(y, inBaseYear) ? piece(x, inBaseYear) : infix("/", .product, right: .power)
        case .power: infix("^", .atom, right: .atom)
        case .minimum: call("min")
        case .maximum: call("max")
        case .less: infix("<", .comparison, right: .sum)
        case .lessOrEqual: infix("≤", .comparison, right: .sum)
        case .equal: infix("=", .comparison, right: .sum)
        case .notEqual: infix("≠", .comparison, right: .sum)
        case .and: infix("and", .logic, right: .comparison)
        case .or: infix("or", .logic, right: .comparison)
        }
    }
}

extension Term {
    /// What it adds up, where it is a sum.
    fileprivate var addends: [Term] {
        if case .sum(let terms) = self { terms.flatMap(\.addends) } else { [self] }
    }
}

extension DistributionFamily {
    /// Its name in the scenario language.
    fileprivate var name: String {
        switch self {
        case .discrete: "discrete"
        case .quantiles: "quantiles"
        case .empirical: "empirical"
        case .mixture: "mixture"
        case .truncated(let inner): "truncated \(inner.name)"
        default: "\(self)"
        }
    }
}
