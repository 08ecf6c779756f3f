import Foundation
import Testing

/// What functions give, against figures worked out by hand.
struct FunctionTests {
    private static let calls: [(String, Double, String)] = [
        ("min(3, 1, 2)", 1, "a number"), ("max(3, 1, 2)", 3, "a number"), ("max(2 USD)", 2, "USD"),
        ("min(3 USD, 0)", 0, "USD"), ("abs(-3 USD)", 3, "USD"), ("sqrt(9 USD^2)", 3, "USD"), ("exp(0)", 1, "a number"),
        ("ln(1)", 0, "a number"), ("log10(1)", 0, "a number"), ("floor(2.9)", 2, "a number"),
        ("floor(-2.1)", -3, "a number"), ("round(2.5)", 3, "a number"), ("round(-2.5)", -3, "a number"),
        ("round(2.4)", 2, "a number"), ("clamp(5, 1, 3)", 3, "a number"), ("clamp(0, 1, 3)", 1, "a number"),
        ("clamp(2, 1, 3)", 2, "a number"), ("clamp(5 USD, 0, 3 USD)", 3, "USD"), ("sum(1, 2, 3)", 6, "a number"),
        ("product(2, 3 USD)", 6, "USD"), ("calendar_year", 2024, "a number"),
    ]

    @Test(arguments: calls)
    func `A function of figures`(text: String, value: Double, dimension: String) throws {
        let model = try Model(variable: text)
        #expect(model.messages == [])
        #expect(try model.figure("variables.x") == value)
        #expect(try model.dimension("variables.x") == dimension)
    }

    @Test func `The year goes on`() throws {
        let model = try Model(variable: "calendar_year")
        #expect(try model.figures("variables.x") == [2024, 2025, 2026, 2027, 2028, 2029, 2030])
        let months = try Model(variable: "calendar_year", step: "month").figures("variables.x")
        let expected: [Double?] = [2024] + Array(repeating: 2025, count: 12) + [2026]
        #expect(Array(months.prefix(14)) == expected)
    }

    @Test func `The period before`() throws {
        #expect(
            try Model(variable: "previous(calendar_year)").figures("variables.x")
                == [nil, 2024, 2025, 2026, 2027, 2028, 2029])
        #expect(
            try Model(variable: "previous(calendar_year, 1)").figures("variables.x")
                == [1, 2024, 2025, 2026, 2027, 2028, 2029])
        // Of an expression, and of itself: a stock that loses a half and gains 8 each period.
        #expect(
            try Model(variable: "previous(calendar_year - 2000)").figures("variables.x")
                == [nil, 24, 25, 26, 27, 28, 29])
        #expect(
            try Model(variable: "previous(variables.x, 16) / 2 + 8", unit: "1").figures("variables.x")
                == [16, 16, 16, 16, 16, 16, 16])
        #expect(
            try Model(variable: "previous(variables.x, 0) + 1 t", unit: "t").figures("variables.x")
                == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `Some time before`() throws {
        #expect(
            try Model(variable: "lag(calendar_year, 2 years)").figures("variables.x")
                == [nil, nil, 2024, 2025, 2026, 2027, 2028])
        // The base year stands for all its quarters.
        #expect(
            try Model(variable: "lag(calendar_year, 6 months)", step: "quarter").figures("variables.x").prefix(6)
                == [nil, 2024, 2024, 2025, 2025, 2025])
        #expect(try Model(variable: "lag(calendar_year, 0.5 years)", step: "quarter").messages == [])
    }

    @Test func `Growth over a year`() throws {
        let doubling = try Model([
            "variables": [
                "x": ["value": "previous(variables.x, 0.5) * 2", "unit": "1"], "g": ["value": "growth(variables.x)"],
            ]
        ])
        #expect(try doubling.figures("variables.x").prefix(3) == [1, 2, 4])
        #expect(try doubling.figures("variables.g") == [nil, 1, 1, 1, 1, 1, 1])
    }

    @Test func `What adds up`() throws {
        let yearly = try Model(variable: "cumulative(3 million USD/year)")
        #expect(try yearly.dimension("variables.x") == "USD")
        #expect(try yearly.figures("variables.x") == [0, 3e6, 6e6, 9e6, 12e6, 15e6, 18e6])
        let quarterly = try Model(variable: "cumulative(4 USD/year)", step: "quarter").figures("variables.x")
        #expect(quarterly.prefix(5) == [0, 1, 2, 3, 4])
    }

    @Test func `Straight lines between figures`() throws {
        #expect(
            try Model(variable: "interpolate(2025=1, 2027=3, 2028=0)").figures("variables.x")
                == [1, 1, 2, 3, 0, 0, 0])
        #expect(
            try Model(variable: "step(2025=1 USD, 2027=3 USD)").figures("variables.x") == [1, 1, 1, 3, 3, 3, 3])
        #expect(try Model(variable: "interpolate(2025=7)").figures("variables.x") == Array(repeating: 7, count: 7))
        // A figure stands at the middle of its year, and a quarter at its own.
        let quarters = try Model(variable: "interpolate(2025=0, 2026=8)", step: "quarter").figures("variables.x")
        #expect(quarters.prefix(9) == [0, 0, 0, 1, 3, 5, 7, 8, 8])
    }
}
