/// A constant and a weighted sum of nodes: what every term is lowered to.
///
/// A weight is known for each period when the plan is compiled and is never 0 in all of them; no node stands in a form
/// twice; nodes stand in the order in which the equations name them first.
struct LinearForm: Hashable {
    /// A node with its weight.
    struct Part: Hashable {
        var weight: Profile
        var node: NodeID
    }

    var constant: Profile
    var parts: [Part]

    /// A known figure.
    init(_ known: Profile) { (constant, parts) = (known, []) }
    init(_ known: Double) { self.init(.constant(known)) }
    /// A weighted node.
    init(_ node: NodeID, weight: Profile = .one) { (constant, parts) = (.zero, [Part(weight: weight, node: node)]) }

    static let missing = LinearForm(.missing)

    /// The known figure, where the form has no nodes.
    var known: Profile? { parts.isEmpty ? constant : nil }

    /// The one weighted node that the form is, where it is no more than that.
    var single: Part? { parts.count == 1 && constant.isZero ? parts[0] : nil }

    /// The node that the form is, where it is no more than that.
    var node: NodeID? { single.flatMap { $0.weight.isOne ? $0.node : nil } }

    /// The form times a known figure. Times 0 it is 0: what is multiplied by nothing is not computed.
    func scaled(by factor: Profile) -> LinearForm {
        guard !factor.isOne else { return self }
        guard !parts.isEmpty else { return LinearForm(constant * factor) }
        guard !factor.isZero else { return LinearForm(constant.map { $0.isFinite ? 0 : .nan }) }
        return mapping { $0 * factor }
    }

    /// The form divided by a known figure that is finite and not 0: each weight is rounded once.
    func divided(by divisor: Profile) -> LinearForm {
        divisor.isOne ? self : mapping { $0 / divisor }
    }

    private func mapping(_ operation: (Profile) -> Profile) -> LinearForm {
        var result = LinearForm(constant.isZero ? constant : operation(constant))
        for part in parts { result.parts.append(Part(weight: operation(part.weight), node: part.node)) }
        result.dropZeros()
        return result
    }

    /// The sum of forms, like nodes gathered.
    static func sum(_ forms: [LinearForm]) -> LinearForm {
        var result = LinearForm(0)
        var places = [NodeID: Int]()
        for form in forms {
            result.constant = result.constant.isZero ? form.constant : result.constant + form.constant
            for part in form.parts {
                if let place = places[part.node] {
                    result.parts[place].weight = result.parts[place].weight + part.weight
                } else {
                    places[part.node] = result.parts.count
                    result.parts.append(part)
                }
            }
        }
        result.dropZeros()
        return result
    }

    private mutating func dropZeros() {
        if parts.contains(where: \.weight.isZero) { parts.removeAll(where: \.weight.isZero) }
    }
}
