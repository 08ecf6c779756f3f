/// How normal shocks move together: a map of maps, so that overlays merge.
public struct Correlations: Sendable {
    /// A coefficient between two components' shocks.
    public struct Pair: Hashable, Sendable {
        public var first: Name
        public var second: Name
        public var value: Value
    }

    static let rule = ValueRule(.number, .correlation, fixed: true)

    public var pairs: [Pair] = []
    /// Whether a matrix that is not positive semi-definite is replaced by the nearest one that is.
    public var repairs = false
    /// The copula that the listed shocks are under, as written; the Gaussian one where there is none.
    public var copula: Value?
    public var origin = Origin.default

    public init() {}

    init(_ node: Node, reader: inout Reader) {
        origin = node.origin
        guard case .mapping(let rows) = node.content else {
            reader.findings.add(
                .wrongType(expected: "a map of maps", found: node, for: "'correlations'"), at: node.origin)
            return
        }
        for row in rows {
            if row.key == "repair" {
                repairs = reader.flag(row.value, name: "repair") ?? false
                continue
            }
            if row.key == "copula" {
                if let text = row.value.text, !text.hasPrefix("student") {
                    reader.findings.add(.copulaForm(text), at: row.value.origin)
                } else {
                    copula = reader.value(row.placedValue, name: "copula", rule: ValueRule(.number, fixed: true))
                }
                continue
            }
            guard case .mapping(let cells) = row.value.content else {
                reader.findings.add(
                    .wrongType(expected: "a map of names to correlations", found: row.value, for: "'\(row.key)'"),
                    at: row.placedValue.origin)
                continue
            }
            reader.nested(row.key) { reader in
                for cell in cells {
                    guard let value = reader.value(cell.placedValue, name: cell.key, rule: Self.rule) else { continue }
                    pairs.append(
                        Pair(
                            first: Name(text: row.key, origin: row.keyOrigin),
                            second: Name(text: cell.key, origin: cell.keyOrigin), value: value))
                }
            }
        }
    }
}
