import EconomicModel
import Testing

/// What selectors pick: each flow is worth a digit of its own.
struct SelectorTests {
    private static let flows: Sketch = [
        "flows": [
            "grain": ["base": "1 USD", "from": "KZ", "to": "HU", "sector": "food", "costs": ["border": "1%"]],
            "meat": [
                "base": "10 USD", "from": "KZ", "to": "HU", "sector": "food", "tag": "fresh",
                "costs": ["border": "10%", "tariff": "1%"],
            ],
            "steel": ["base": "100 USD", "from": "HU", "to": "KZ", "sector": "metal"],
            "advice": ["base": "1000 USD", "from": "HU", "to": "KZ", "sector": "office", "kind": "services"],
        ]
    ]

    private static let sums: [(String, Double)] = [
        ("sum(flows.*)", 1111), ("sum(flows.grain)", 1), ("sum(flows.grain, flows.steel)", 101),
        ("sum(flows.*.value)", 1111), ("sum(flows[from=KZ])", 11), ("sum(flows[from=KZ].*)", 11),
        ("sum(flows[from=KZ, sector=food])", 11), ("sum(flows[tag=fresh])", 10), ("sum(flows[kind=services])", 1000),
        ("sum(flows[kind=goods])", 111), ("sum(flows[from=KZ].value)", 11), ("sum(flows['from'='KZ'])", .nan),
        ("sum(flows[from='KZ'])", 11), ("sum(flows.*.base)", 1111), ("sum(flows[sector=metal].steel)", 100),
        ("sum(flows.*) + flows.grain", 1112), ("sum(flows.grain, 5 USD/year)", 6), ("product(flows.grain, 5)", 5),
    ]

    @Test(arguments: sums)
    func `A sum over what is picked`(text: String, value: Double) throws {
        guard case .map(let blocks) = Self.flows else { return }
        let model = try Model(variable: text, beside: .map(blocks))
        guard !value.isNaN else {
            #expect(model.messages != [])
            return
        }
        #expect(model.messages == [])
        #expect(try model.figure("variables.x") == value)
    }

    @Test(arguments: [
        ("sum(flows.*.costs.border)", 0.11), ("sum(flows.*.costs.*)", 0.12), ("sum(flows[tag=fresh].costs.*)", 0.11),
    ])
    func `A sum over a quantity that some have`(text: String, value: Double) throws {
        guard case .map(let blocks) = Self.flows else { return }
        let model = try Model(variable: text, beside: .map(blocks))
        #expect(model.messages == [])
        #expect(abs(try model.figure("variables.x") - value) < 1e-15)
    }

    /// Three rows of a table and a flow beside them, each worth a digit of its own.
    private static let table: Sketch = [
        "flows": [
            "trade": [
                "table": [
                    ["from": "KZ", "to": "HU", "sector": "food", "base": "1 USD", "costs.border": "1%"],
                    ["from": "KZ", "to": "TR", "sector": "food", "base": "10 USD", "costs.border": "10%"],
                    ["from": "HU", "to": "KZ", "base": "100 USD"],
                ], "kind": "goods",
            ], "advice": ["base": "1000 USD", "from": "HU", "to": "KZ", "kind": "services"],
        ]
    ]

    @Test(arguments: [
        ("sum(flows.*)", 1111), ("sum(flows.trade.*)", 111), ("sum(flows.trade.KZ.*)", 11),
        ("sum(flows.trade.KZ.*.food)", 11), ("sum(flows.trade.*.HU.*)", 1), ("sum(flows.trade.*.*.food)", 11),
        ("sum(flows.trade.*.KZ)", 100), ("sum(flows.*.KZ.*.food)", 11), ("flows.trade.KZ.HU.food", 1),
        ("flows.trade.HU.KZ.value", 100), ("flows.trade.HU.KZ + flows.advice", 1100), ("sum(flows[from=HU])", 1100),
        ("sum(flows[from=KZ].value)", 11), ("sum(flows[sector=food].trade.*.TR.*)", 10),
        ("sum(flows.trade.*.base)", 111), ("sum(flows.trade.KZ.*.base)", 11),
        ("100 * sum(flows.*.costs.border)", 11), ("100 * sum(flows.trade.KZ.TR.food.costs.*)", 10),
        ("100 * sum(flows[to=HU].costs.border)", 1),
    ])
    func `A sum over flows of a table`(text: String, value: Double) throws {
        guard case .map(let blocks) = Self.table else { return }
        let model = try Model(variable: text, beside: .map(blocks))
        #expect(model.messages == [])
        #expect(abs(try model.figure("variables.x") - value) < 1e-12)
    }

    @Test func `Effects act on all that is picked`() throws {
        guard case .map(let blocks) = Self.flows else { return }
        let measures: Sketch = [
            "m": [
                "start": "2026",
                "effects": [
                    ["raise": "flows[from=KZ]", "by": "100%"],
                    ["shift": ["flows.steel", "flows.advice"], "by": "1 USD/year"],
                ],
            ]
        ]
        let model = try Model(.map(blocks + [("measures", measures)]))
        #expect(model.messages == [])
        for (flow, before, after) in [
            ("grain", 1.0, 2.0), ("meat", 10, 20), ("steel", 100, 101), ("advice", 1000, 1001),
        ] {
            #expect(try model.figures("flows.\(flow).value") == [before, before] + Array(repeating: after, count: 5))
        }
    }
}
