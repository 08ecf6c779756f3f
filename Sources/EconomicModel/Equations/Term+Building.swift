// Shorthand that the equations of the blocks are written in.

extension Term {
    static func + (left: Term, right: Term) -> Term { .sum([left, right]) }
    static func - (left: Term, right: Term) -> Term { .binary(.subtract, left, right) }
    static func * (left: Term, right: Term) -> Term { .product([left, right]) }
    static func / (left: Term, right: Term) -> Term { .binary(.divide, left, right) }
    static prefix func - (term: Term) -> Term { .unary(.negate, term) }

    static func exp(_ term: Term) -> Term { .unary(.exp, term) }
    static func ln(_ term: Term) -> Term { .unary(.ln, term) }
    static func squareRoot(_ term: Term) -> Term { .unary(.squareRoot, term) }
    static func floor(_ term: Term) -> Term { .unary(.floor, term) }
    static func minimum(_ left: Term, _ right: Term) -> Term { .binary(.minimum, left, right) }
    static func maximum(_ left: Term, _ right: Term) -> Term { .binary(.maximum, left, right) }
    static func less(_ left: Term, _ right: Term) -> Term { .binary(.less, left, right) }
    static func lessOrEqual(_ left: Term, _ right: Term) -> Term { .binary(.lessOrEqual, left, right) }
    static func clamp(_ term: Term, _ low: Term, _ high: Term) -> Term { .minimum(.maximum(term, low), high) }

    // What chains are made of, as one flat term: `a + b - c` is a sum of three.

    func adding(_ other: Term) -> Term {
        if case .sum(let terms) = self { .sum(terms + [other]) } else { self + other }
    }

    func subtracting(_ other: Term) -> Term {
        if case .sum(let terms) = self { .sum(terms + [-other]) } else { self - other }
    }

    func multiplied(by other: Term) -> Term {
        if case .product(let terms) = self { .product(terms + [other]) } else { self * other }
    }

    static let zero = Term.constant(0)
    static let one = Term.constant(1)

    /// Whether random numbers are drawn in the term itself, not in what it refers to.
    var draws: Bool {
        switch self {
        case .uniform, .shock: true
        default: operands.contains(where: \.draws)
        }
    }
}

extension Term {
    /// The terms that a term is computed from in the same period; for `simulated`, in either phase.
    public var operands: [Term] {
        switch self {
        case .constant, .series, .quantity, .own, .previous, .previousOwn, .lag, .base, .shock, .uniform, .transition,
            .internalRate, .missing:
            []
        case .simulated(let term, let base): [term, base]
        case .unary(_, let term), .lookup(_, let term): [term]
        case .binary(_, let first, let second): [first, second]
        case .sum(let terms), .product(let terms): terms
        case .select(let condition, let first, let second): [condition, first, second]
        case .quantile(_, let parameters, let uniform): parameters + [uniform]
        }
    }
}
