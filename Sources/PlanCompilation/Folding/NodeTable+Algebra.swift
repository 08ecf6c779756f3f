/// The algebra of forms. What is known is folded with the kernels' own arithmetic; beyond that only those identities are
/// used that hold wherever both sides are defined:
///
/// - sums of sums are one sum, and known factors move to the weights;
/// - 0 · x = 0, x¹ = x, x⁰ = 1, x² = x · x, x⁻¹ = 1 / x, eᵃ / eᵃ = 1;
/// - ln(c x) = ln c + ln x for known c > 0, ln eᵃ = a and ln(eᵃ x) = a + ln x, which also stay finite where eᵃ does not;
/// - cˣ = e^(x ln c) for known c > 0, and (c eᵃ)ᵏ = cᵏ e^(k a) for known k and c > 0.
///
/// Every rule looks at the operands alone, never at who else uses them. So a quantity's arithmetic is settled by its own
/// equations, and adding another quantity changes no bit of it.
extension NodeTable {
    /// The most parts that a sum hands on to the sums that it stands in; a longer one is computed on its own.
    private static let longestInlineSum = 8

    // MARK: Forms as nodes

    /// The node whose value is that of a form that is not known.
    mutating func node(of form: LinearForm) -> NodeID { form.node ?? id(of: .affine(form)) }

    /// A form as an operand of an instruction.
    mutating func operand(_ form: LinearForm) -> Node.Operand {
        form.known.map(Node.Operand.known) ?? .node(node(of: form))
    }

    /// The same figure as a node of its own, so that what uses it does not compute it again.
    mutating func gathered(_ form: LinearForm) -> LinearForm {
        form.known == nil && form.single == nil ? LinearForm(node(of: form)) : form
    }

    /// A form as a known figure times a node that has no factor.
    private mutating func factored(_ form: LinearForm) -> LinearForm.Part {
        form.single ?? LinearForm.Part(weight: .one, node: node(of: form))
    }

    /// a, where a node is eᵃ.
    private func exponent(of node: NodeID) -> NodeID? {
        if case .unary(.exp, let exponent) = self[node] { exponent } else { nil }
    }

    // MARK: Arithmetic

    mutating func sum(_ forms: [LinearForm]) -> LinearForm {
        let sum = LinearForm.sum(forms)
        return sum.parts.count > Self.longestInlineSum ? gathered(sum) : sum
    }

    mutating func product(_ x: LinearForm, _ y: LinearForm) -> LinearForm {
        if let known = x.known { return y.scaled(by: known) }
        if let known = y.known { return x.scaled(by: known) }
        let (x, y) = (factored(x), factored(y))
        return LinearForm(id(of: .product(x.node, y.node)), weight: x.weight * y.weight)
    }

    mutating func quotient(_ x: LinearForm, _ y: LinearForm) -> LinearForm {
        if let known = y.known {
            if let dividend = x.known { return LinearForm(dividend / known) }
            if known.isFiniteAndNonzero { return x.divided(by: known) }
            return LinearForm(id(of: .binary(.divide, operand(x), .known(known))))
        }
        var divisor = factored(y)
        if !divisor.weight.isFiniteAndNonzero { divisor = LinearForm.Part(weight: .one, node: node(of: y)) }
        if let known = x.known {
            let reciprocal = id(of: .binary(.divide, .known(.one), .node(divisor.node)))
            return LinearForm(reciprocal).scaled(by: known / divisor.weight)
        }
        let dividend = factored(x)
        let weight = dividend.weight / divisor.weight
        if dividend.node == divisor.node, exponent(of: divisor.node) != nil { return LinearForm(weight) }
        return LinearForm(id(of: .binary(.divide, .node(dividend.node), .node(divisor.node))), weight: weight)
    }

    mutating func exponential(_ form: LinearForm) -> LinearForm { unary(.exp, form) }

    mutating func logarithm(_ form: LinearForm) -> LinearForm {
        guard let part = form.single, part.weight.isFiniteAndPositive else { return unary(.ln, form) }
        return sum([LinearForm(part.weight.map { UnaryKernel.ln($0) }), logarithm(of: part.node)])
    }

    private mutating func logarithm(of node: NodeID) -> LinearForm {
        if let exponent = exponent(of: node) { return LinearForm(exponent) }
        if case .product(let x, let y) = self[node] {
            if let exponent = exponent(of: x) { return sum([LinearForm(exponent), logarithm(of: y)]) }
            if let exponent = exponent(of: y) { return sum([logarithm(of: x), LinearForm(exponent)]) }
        }
        return LinearForm(id(of: .unary(.ln, node)))
    }

    mutating func power(_ x: LinearForm, _ y: LinearForm) -> LinearForm {
        if let base = x.known, y.known == nil, base.isFiniteAndPositive {
            return exponential(y.scaled(by: base.map { UnaryKernel.ln($0) }))
        }
        guard let exponent = y.known, x.known == nil else { return binary(.power, x, y) }
        switch exponent.constant {
        case 0: return LinearForm(1)
        case 1: return x
        case 2: return product(x, x)
        case -1: return quotient(LinearForm(1), x)
        default: break
        }
        if let part = x.single, part.weight.isFiniteAndPositive, let inner = self.exponent(of: part.node) {
            return exponential(LinearForm(inner).scaled(by: exponent))
                .scaled(by: .combining(part.weight, exponent) { BinaryKernel.power($0, $1) })
        }
        return binary(.power, x, y)
    }

    // MARK: Instructions

    mutating func unary(_ kernel: UnaryKernel, _ form: LinearForm) -> LinearForm {
        if let known = form.known { return LinearForm(known.map { kernel($0) }) }
        let operand = node(of: form)
        if kernel == .normalQuantile, case .uniform(let stream, let cadence) = self[operand] {
            return LinearForm(id(of: .normal(stream: stream, cadence)))
        }
        return LinearForm(id(of: .unary(kernel, operand)))
    }

    mutating func binary(_ kernel: BinaryKernel, _ x: LinearForm, _ y: LinearForm) -> LinearForm {
        if let x = x.known, let y = y.known { return LinearForm(.combining(x, y) { kernel($0, $1) }) }
        return LinearForm(id(of: .binary(kernel, operand(x), operand(y))))
    }

    mutating func lookup(_ figures: [Double], at place: LinearForm) -> LinearForm {
        if let known = place.known { return LinearForm(known.map { figures.figure(at: $0) }) }
        return LinearForm(id(of: .lookup(figures, at: node(of: place))))
    }

    mutating func select(_ condition: LinearForm, _ x: LinearForm, _ y: LinearForm) -> LinearForm {
        if x == y { return x }
        guard let known = condition.known else {
            return LinearForm(id(of: .select(node(of: condition), operand(x), operand(y))))
        }
        if let x = x.known, let y = y.known {
            return LinearForm(
                .combining([known, x, y]) { $0[0].isNaN ? .nan : $0[0] != 0 ? $0[1] : $0[2] })
        }
        if let constant = known.constant { return constant.isNaN ? .missing : constant != 0 ? x : y }
        return LinearForm(id(of: .choice(known, operand(x), operand(y))))
    }
}

extension [Double] {
    /// The figure at a place from 0; NaN where there is none.
    package func figure(at place: Double) -> Double {
        place >= 0 && place < Double(count) ? self[Int(place)] : .nan
    }
}
