public import EconomicModel

/// What is asked of a search for packages of measures.
public struct PackageSearchRequest: Sendable {
    /// A limit on what is spent to the year that is asked about.
    public struct Budget: Sendable {
        /// Whose; `nil` for the sum.
        public var payer: String?
        /// In base units of its currency.
        public var amount: Double
        /// The money that its amount is in.
        public var currency: Dimension

        /// Reads `40 million USD` or `Kazakhstan=10 million USD`.
        ///
        /// - Returns: `nil` where the text is no amount of money.
        public init?(_ text: String) {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard let last = parts.last, let figure = PlainFigure(String(last)), figure.value >= 0,
                figure.value.isFinite,
                UnitTable.currencies.contains(where: { figure.unit.dimension == UnitTable.unit($0)?.dimension })
            else { return nil }
            payer = parts.count > 1 ? parts[0].split(separator: " ").joined(separator: " ") : nil
            amount = figure.value
            currency = figure.unit.dimension
        }
    }

    /// The name of the target that packages are to reach.
    public var target: String
    /// The year to reach it by; by default its own.
    public var by: Int?
    /// What may be spent, by payer; none where money is no object.
    public var budget: [Budget]
    /// The probability that the cheapest package is to reach.
    public var probability: Double?

    public init(target: String, by: Int? = nil, budget: [Budget] = [], probability: Double? = nil) {
        self.target = target
        self.by = by
        self.budget = budget
        self.probability = probability
    }
}

/// Why no search can be made.
public enum PackageSearchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// More measures than the search takes.
    case tooMany(Int, most: Int)
    /// A budget of somebody who pays for no measure.
    case unknownPayer(String, known: [String])
    /// A budget in another currency than costs, which are in this one.
    case currency(String)

    public var description: String {
        switch self {
        case .tooMany(let count, let most):
            """
            \(count) measures are switched on, which make too many packages: \(most) at most are searched, switch some off with \
            --without
            """
        case .unknownPayer(let name, []): "no measure is paid for by '\(name)': no payer is named"
        case .unknownPayer(let name, let known):
            "no measure is paid for by '\(name)': payers are \(known.joined(separator: ", "))"
        case .currency(let currency): "costs are in \(currency): give the budget in it"
        }
    }
}
