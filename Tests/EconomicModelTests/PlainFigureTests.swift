import EconomicModel
import Testing

/// Figures with their units that stand by themselves.
@Suite struct PlainFigureTests {
    static let figures: [(text: String, value: Double, symbol: String)] = [
        ("3", 3, ""), ("-2.5%", -0.025, "%"), ("40 million USD", 4e7, "million USD"),
        (" - 40 million USD", -4e7, "million USD"),
        ("-5 Mt/year", -5e6, "Mt/year"), ("2025-06", 2025 + 5.0 / 12, ""),
    ]

    @Test func signsAreOfTheWhole() throws {
        for (text, value, symbol) in Self.figures {
            let figure = try #require(PlainFigure(text), "\(text)")
            let positive = try #require(PlainFigure(text.filter { $0 != "-" || text.hasPrefix("2025") }), "\(text)")
            #expect(figure.value.magnitude == positive.value && figure.unit == positive.unit, "\(text): \(figure)")
            #expect(figure.unit.symbol == symbol, "\(text): \(figure.unit)")
            // Mass is in tonnes, and a year is the unit of time.
            #expect((figure.value - value).magnitude <= 1e-12 * value.magnitude, "\(text): \(figure.value)")
        }
        let rate = try #require(PlainFigure("-20%/year"))
        #expect(rate.value == -0.2 && rate.unit == PlainFigure("20%/year")?.unit)
    }

    @Test(arguments: ["", "-", "--3", "USD", "-USD -", "3 - 2", "-3 - 2", "1/0", "5 USD + 3", "flows.x", "three"])
    func whatIsNoFigure(text: String) {
        #expect(PlainFigure(text) == nil, "\(text)")
    }
}
