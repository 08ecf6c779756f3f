import EconomicModel
import Testing

/// Which figures a scenario lists as inputs, and of which kind.
struct InputTests {
    private static func kinds(_ sketch: Sketch) throws -> [String: String] {
        let model = try Model(sketch, columns: ["a/b": [1, 2]])
        #expect(model.messages == [])
        return Dictionary(model.inputs.map { ($0.value.name, $0.kind.rawValue) }) { first, _ in first }
    }

    @Test func `Facts, sourced figures, assumptions and defaults`() throws {
        let kinds = try Self.kinds([
            "facts": ["turnover": ["value": "5 USD/year", "source": "Customs"], "people": "20 million people"],
            "parameters": ["share": ["value": "uniform(0, 1)", "source": "Survey"], "rate": "3%", "one": "1"],
            "flows": ["food": ["base": "3 USD", "volatility": ["value": "5%", "note": "Judgement."]]],
        ])
        #expect(kinds["facts.turnover"] == "fact")
        #expect(kinds["facts.people"] == "fact")
        #expect(kinds["parameters.share"] == "sourced")
        #expect(kinds["parameters.rate"] == "assumption")
        #expect(kinds["parameters.one"] == "assumption")
        #expect(kinds["flows.food.base"] == "assumption")
        #expect(kinds["flows.food.volatility"] == "assumption")
        #expect(kinds["flows.food.trend"] == "default")
    }

    /// What is reported or asked is no assumption, and neither is what only combines other figures.
    @Test func `Definitions are no inputs`() throws {
        let kinds = try Self.kinds([
            "facts": ["turnover": "5 USD/year"],
            "parameters": ["half": "facts.turnover / 2", "same": "facts.turnover"],
            "flows": ["food": ["base": "facts.turnover"], "drink": ["base": "3 USD"]],
            "variables": [
                "both": ["value": "flows.food + flows.drink"], "rest": ["value": "1 - flows.food / flows.drink"],
                "stock": ["value": "previous(variables.stock, 0 USD) + flows.food * 1 year", "unit": "USD"],
                "twice": ["value": "2 * flows.food"], "drawn": ["value": "flows.food * empirical('a', 'b')"],
            ],
            "indicators": ["trade": ["value": "2 * flows.food"]],
            "targets": ["aim": ["indicator": "trade", "at_least": "7 USD", "by": "2030"]],
        ])
        for name in [
            "parameters.same", "flows.food.base", "variables.both", "variables.rest", "variables.stock",
            "indicators.trade.value", "targets.aim.at_least",
        ] {
            #expect(kinds[name] == nil, "\(name)")
        }
        for name in ["parameters.half", "flows.drink.base", "variables.twice.value"] {
            #expect(kinds[name] == "assumption", "\(name)")
        }
    }

    @Test func `The source of a record is that of its figures`() throws {
        let model = try Model([
            "flows": ["food": ["base": "3 USD"]], "indicators": ["trade": ["value": "flows.food"]],
            "targets": [
                "aim": [
                    "indicator": "trade", "at_least": "7 USD", "by": "2030",
                    "reference": [
                        "volatility": "30%", "growth": ["value": "2%", "source": "World Bank"], "source": "UN Comtrade",
                    ],
                ]
            ],
        ])
        let reference = model.inputs.filter { $0.value.name.contains("reference") }
        #expect(reference.map(\.kind) == [.sourced, .sourced])
        #expect(reference.map(\.value.source) == ["UN Comtrade", "World Bank"])
        #expect(model.system.targets.first?.reference?.source == "UN Comtrade")
    }

    @Test func `A value keeps all that is said of it, and its place`() throws {
        let model = try Model([
            "facts": [
                "turnover": [
                    "value": "195.8", "unit": "million USD/year", "source": "Customs", "note": "Goods only.",
                    "as_of": "2024-12-31", "reporter": "Kazakhstan",
                ]
            ]
        ])
        let value = try #require(model.inputs.first { $0.value.name == "facts.turnover" }?.value)
        #expect(value.text == "195.8")
        #expect(value.unit?.symbol == "million USD/year")
        #expect(value.source == "Customs")
        #expect(value.note == "Goods only.")
        #expect(value.asOf == "2024-12-31")
        #expect(value.reporter == "Kazakhstan")
        #expect(value.origin.location?.file == "sketch.yaml")
    }
}
