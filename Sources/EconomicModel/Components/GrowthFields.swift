// The fields that components share: what they are called, and how they grow by themselves and with others.

extension Field {
    static func title(_ path: Path<Owner, String>) -> Field { .text("title", path, "What reports call it.") }

    static func sector(_ path: Path<Owner, String>) -> Field { .text("sector", path, "Its sector, for selectors.") }

    static func tag(_ path: Path<Owner, String>) -> Field {
        .text("tag", path, "A label of the author's, for selectors.")
    }

    /// Growth of its own, a year.
    static func trend(_ path: Path<Owner, Value?>, _ summary: String) -> Field {
        .value("trend", path, ValueRule(.rate, .growth), default: "0%", summary)
    }

    /// Annual volatility of its own noise.
    static func volatility(_ path: Path<Owner, Value?>, _ summary: String) -> Field {
        .value("volatility", path, ValueRule(.number, .notNegative), default: "0%", summary)
    }

    /// The share of the gap to what others call for that a year closes; all of it where nothing else is said.
    static func adjustment(_ path: Path<Owner, Value?>, default text: String? = "100%", _ summary: String) -> Field {
        .value("adjustment", path, ValueRule(.number, .positiveShare, fixed: true), default: text, summary)
    }

    static func elasticities(_ path: Path<Owner, [Elasticity]>) -> Field {
        Field(
            "elasticities",
            .map(.either([.value(Elasticity.rule), .record { LongElasticity.fieldDescriptions }])),
            "By how many percent it moves for one percent of a driver or another quantity."
        ) { node, owner, reader in
            owner[keyPath: path] = reader.nested("elasticities") { Elasticity.elasticities(node, reader: &$0) }
        }
    }
}
