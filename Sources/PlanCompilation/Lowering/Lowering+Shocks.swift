import EconomicModel
import GSLNumerics

extension Lowering {
    /// A shock, of independent normals.
    ///
    /// Under Student's copula, each listed shock z of a period becomes Φ⁻¹(T(z√(ν/χ²))), where T is the distribution
    /// function of Student's t with ν degrees of freedom and χ² is one draw for all of them: alone it is standard normal
    /// as before. A yearly one is the normed sum of what the year's periods have (S. Demarta, A. J. McNeil, "The t copula
    /// and related copulas", International Statistical Review 73, 2005).
    mutating func shock(_ shock: ShockID) -> LinearForm {
        let cadence = drawn(system.shocks[shock.index].cadence)
        guard let degrees = shocks.degreesOfFreedom(of: shock) else { return combination(shock, cadence) }
        guard cadence == .year else { return mixed(combination(shock, cadence), degrees, cadence) }
        let places = 0..<system.timeline.step.periodsPerYear
        let weight = Profile.constant(1 / Double(places.count).squareRoot())
        var parts = [LinearForm]()
        for place in places {
            let normal = combination(shock, .periodOfYear(place))
            parts.append(mixed(normal, degrees, .periodOfYear(place)).scaled(by: weight))
        }
        return nodes.sum(parts)
    }

    /// The weighted sum of normals that a shock is without a mixing draw.
    private mutating func combination(_ shock: ShockID, _ cadence: Cadence) -> LinearForm {
        nodes.sum(
            shocks.parts(of: shock).map { part in
                let key = RandomStream(named: part.stream).key
                return LinearForm(nodes.id(of: .normal(stream: key, cadence)), weight: .constant(part.weight))
            })
    }

    private mutating func mixed(_ normal: LinearForm, _ degrees: Double, _ cadence: Cadence) -> LinearForm {
        let key = RandomStream(named: ShockCorrelation.mixingStream).key
        let uniform = nodes.id(of: .uniform(stream: key, cadence))
        let shape = Node.Operand.known(.constant(degrees / 2))
        let chiSquare = LinearForm(nodes.id(of: .quantile(.gamma, [shape, .known(.constant(2))], of: uniform)))
        let scale = nodes.unary(.squareRoot, nodes.quotient(LinearForm(degrees), chiSquare))
        let student = nodes.product(normal, scale)
        // The probability of −|t| under two degrees of freedom, on the lower side, where it keeps all its digits.
        let root = nodes.unary(.squareRoot, nodes.sum([LinearForm(2), nodes.product(student, student)]))
        let sum = nodes.sum([root, nodes.unary(.absolute, student)])
        let place = nodes.node(of: nodes.quotient(LinearForm(1), nodes.product(root, sum)))
        let margin = LinearForm(nodes.id(of: .studentMargin(degreesOfFreedom: degrees, at: place)))
        let isNegative = nodes.binary(.less, student, LinearForm(0))
        return nodes.select(isNegative, margin, margin.scaled(by: .constant(-1)))
    }
}
