import Testing

/// How tightly operators bind, and what they give.
struct PrecedenceTests {
    private static let numbers: [(String, Double)] = [
        ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("2 - 3 - 4", -5), ("2 - (3 - 4)", 3), ("12 / 2 / 3", 2),
        ("12 / 2 * 3", 18), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("(-2) ^ 2", 4), ("2 ^ -1", 0.5), ("2 * -3", -6),
        ("- - 3", 3), ("10 - 2 + 3", 11), ("2 + 3%", 2.03), ("2 ^ 50%", 2.squareRoot()), ("200 * 5%", 10),
        ("1 < 2", 1), ("2 <= 2", 1), ("2 > 2", 0), ("2 >= 2", 1), ("2 == 2", 1), ("2 != 2", 0), ("1 + 1 == 2", 1),
        ("1 < 2 and 2 < 1", 0), ("1 < 2 or 2 < 1", 1), ("not 1 < 2", 0), ("not 0 and 0", 0), ("not (0 and 0)", 1),
        ("1 or 0 and 0", 1), ("(1 or 0) and 0", 0), ("true", 1), ("false or not false", 1),
        ("if 1 < 2 then 3 else 4", 3), ("if 0 then 3 else 4 + 1", 5), ("1 + if 1 then 2 else 3", 3),
        ("if 0 then 1 else if 0 then 2 else 3", 3), ("if 1 and 0 then 1 else 2", 2),
    ]

    @Test(arguments: numbers)
    func `An expression of numbers`(text: String, value: Double) throws {
        let model = try Model(variable: text)
        #expect(model.messages == [])
        #expect(try model.figure("variables.x") == value)
    }

    /// Units bind more tightly than anything, so that `1/2 year` is one over two years.
    private static let amounts: [(String, Double, String)] = [
        ("1/2 year", 0.5, "1/year"), ("12 USD / 3 t", 4, "USD/t"), ("2 km ^ 2", 2, "km^2"), ("(2 km) ^ 2", 4, "km^2"),
        ("-5 USD", -5, "USD"), ("3 USD + 4 USD", 7, "USD"), ("sqrt(4 km^2)", 2, "km"), ("0 + 3 USD", 3, "USD"),
        ("3 USD - 0", 3, "USD"), ("if 1 then 0 else 3 USD", 0, "USD"), ("max(0, 3 USD)", 3, "USD"),
        ("5 million USD / 1 million t", 5, "USD/t"), ("8 USD^2 / USD", 8, "USD"),
    ]

    @Test(arguments: amounts)
    func `An expression with units`(text: String, value: Double, dimension: String) throws {
        let model = try Model(variable: text)
        #expect(model.messages == [])
        #expect(try model.figure("variables.x") == value)
        #expect(try model.dimension("variables.x") == dimension)
    }

    @Test func `Long chains are sums and products of many parts`() throws {
        let parts = 900
        let sum = Array(repeating: "1", count: parts).joined(separator: " + ")
        #expect(try Model(variable: sum).figure("variables.x") == Double(parts))
        let difference = Array(repeating: "1", count: parts).joined(separator: " - ")
        #expect(try Model(variable: difference).figure("variables.x") == Double(2 - parts))
        let product = Array(repeating: "1", count: parts).joined(separator: " * ")
        #expect(try Model(variable: product).figure("variables.x") == 1)
    }
}
