import Testing

/// What a figure is, to the last bit, and in which unit.
struct LiteralTests {
    private static let literals: [(String, Double, String)] = [
        ("0", 0.0, "a number"), ("12", 12, "a number"), ("1.5", 1.5, "a number"), (".5", 0.5, "a number"),
        ("2.", 2, "a number"), ("1e3", 1000, "a number"), ("2.5E-3", 0.0025, "a number"),
        ("4.4%", 0.044, "a number"), ("18%", 0.18, "a number"), ("0.1%", 0.001, "a number"), ("5 %", 0.05, "a number"),
        ("-15%", -0.15, "a number"), ("+3", 3, "a number"), ("(1 + 2)%", 0.03, "a number"),
        ("200 million USD", 2e8, "USD"), ("200 millions USD", 2e8, "USD"), ("3 thousand EUR", 3000, "EUR"),
        ("3 k KZT", 3000, "KZT"), ("2 M HUF", 2e6, "HUF"), ("2 billion USD", 2e9, "USD"), ("2 bn USD", 2e9, "USD"),
        ("12 million", 1.2e7, "a number"), ("3 years", 3, "year"), ("1 year", 1, "year"), ("6 months", 0.5, "year"),
        ("52 weeks", 1, "year"), ("365.25 days", 1, "year"), ("8766 hours", 1, "year"),
        ("11 Mt/year", 1.1e7, "t/year"), ("5 kt", 5000, "t"), ("5 tonnes", 5, "t"), ("80.5 USD/bbl", 80.5, "USD/bbl"),
        ("2 flights/week", 104, "flight/year"), ("100 seats", 100, "person"), ("3 visitors", 3, "person"),
        ("40 TEU", 40, "TEU"), ("7 km", 7, "km"), ("3 TWh", 3e6, "MWh"), ("1 MW", 8766, "MWh/year"),
        ("900 USD/t", 900, "USD/t"), ("0.3/year", 0.3, "1/year"), ("12 USD/t/year", 12, "USD/t/year"),
        ("2 km^2", 2, "km^2"), ("3 USD * 4 / year", 12, "USD/year"), ("0.75", 0.75, "a number"),
    ]

    @Test(arguments: literals)
    func `A literal is what it says`(text: String, value: Double, dimension: String) throws {
        let model = try Model(parameter: text)
        #expect(model.messages == [])
        #expect(try model.figure("parameters.x") == value)
        #expect(try model.dimension("parameters.x") == dimension)
    }

    private static let dates: [(String, Double)] = [
        ("2025", 2025.0), ("2025-01", 2025), ("2025-06", 2025 + 5.0 / 12), ("2025-12", 2025 + 11.0 / 12),
        ("2025-06-15", 2025 + (5 + 14.0 / 30) / 12), ("2024-02-29", 2024 + (1 + 28.0 / 29) / 12),
        ("2000-02-29", 2000 + (1 + 28.0 / 29) / 12), ("2025-12-31", 2025 + (11 + 30.0 / 31) / 12),
        ("2025-06 - 0.5", 2025 + 5.0 / 12 - 0.5), ("2025 - 1", 2024), ("max(2025-06, 2026)", 2026), ("2025.5", 2025.5),
    ]

    @Test(arguments: dates)
    func `A date is a year with a fraction`(text: String, year: Double) throws {
        let model = try Model(["measures": ["m": ["start": .text(text)]]])
        #expect(try model.figure("measures.m.start") == year)
    }

    @Test(arguments: ["2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-06-31", "2025-06-00"])
    func `There are no other dates`(text: String) throws {
        let model = try Model(["measures": ["m": ["start": .text(text)]]])
        #expect(model.messages == ["there is no such date"])
    }

    @Test func `Outside of date fields a date is refused, and a subtraction has spaces`() throws {
        #expect(try Model(parameter: "2025-06").messages == ["this looks like a date, and is a subtraction here"])
        #expect(try Model(parameter: "2025 - 06").figure("parameters.x") == 2019)
    }

    @Test func `A unit beside a figure is its unit`() throws {
        let model = try Model([
            "facts": [
                "plain": ["value": "12", "unit": "million USD/year"],
                "drawn": ["value": "uniform(1, 3)", "unit": "kt"],
                "share": ["value": "5", "unit": "%"], "percent": ["value": "5%", "unit": "%"],
                "rate": ["value": "3%", "unit": "1/year"], "same": ["value": "12 million USD", "unit": "USD"],
                "computed": ["value": "facts.plain * 1 year", "unit": "EUR/year"],
            ]
        ])
        #expect(try model.figure("facts.plain") == 1.2e7)
        #expect(try model.dimension("facts.plain") == "USD/year")
        #expect(try model.dimension("facts.drawn") == "t")
        #expect(try model.figure("facts.share") == 0.05)
        #expect(try model.figure("facts.percent") == 0.05)
        #expect(try model.figure("facts.rate") == 0.03)
        #expect(try model.dimension("facts.rate") == "1/year")
        #expect(try model.figure("facts.same") == 1.2e7)
        #expect(model.messages == ["units clash: the value is in USD, its unit is EUR/year"])
    }
}
