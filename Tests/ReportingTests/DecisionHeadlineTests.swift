import Reporting
import Summaries
import Testing

@Suite("Sentences on decisions")
struct DecisionHeadlineTests {
    private let wide = ReportStyle(width: 2000)

    @Test(
        "bounds in words",
        arguments: [
            ("", nil, 62, "is below 62 USD/bbl"), ("", 62, nil, "is above 62 USD/bbl"),
            ("", 62, 80.5, "is between 62 and 80.5 USD/bbl"), ("", 2, 2, "is 2 USD/bbl"),
            ("mean 2025–2030", nil, 62, "averages below 62 USD/bbl over 2025–2030"),
            ("mean 2025–2030", 62, 80, "averages between 62 and 80 USD/bbl over 2025–2030"),
            ("mean 2030–2030", 62, nil, "averages above 62 USD/bbl in 2030"),
            ("highest 2028–2030", nil, 62, "stays below 62 USD/bbl in 2028–2030"),
            ("highest 2028–2030", 62, nil, "exceeds 62 USD/bbl at some time in 2028–2030"),
            ("highest 2028–2030", 62, 80, "has its highest value between 62 and 80 USD/bbl in 2028–2030"),
            ("lowest 2028–2030", 62, nil, "stays above 62 USD/bbl in 2028–2030"),
            ("lowest 2028–2030", nil, 62, "falls below 62 USD/bbl at some time in 2028–2030"),
            ("in 2030", 3, nil, "is above 3 USD/bbl in 2030"), ("median", 3, nil, ", median, is above 3 USD/bbl"),
        ] as [(String, Double?, Double?, String)])
    func bounds(_ aspect: String, _ low: Double?, _ high: Double?, _ words: String) {
        var result = Decisions.sensitivity
        result.conditions = [result.conditions[0]]
        result.conditions[0].bounds = [
            .init(name: "drivers.brent", aspect: aspect, unit: "USD/bbl", low: low, high: high)
        ]
        let text = TextReport.text(of: result, style: wide)
        let place = words.hasPrefix(",") ? "drivers.brent\(words)" : "drivers.brent \(words)"
        #expect(
            text.contains("(96.9–97.8 %) where \(place), against 79.8 % of paths in all; that is 41.1 % of all misses.")
        )
    }

    @Test(
        "values in the unit of their input",
        arguments: [
            ("year", 2025.42, "2025.42"), ("year", 2026, "2026"), ("year", 0.5, "0.5 year"), ("%", 2.3, "2.3 %"),
            ("", 0.0231, "0.0231"), ("1/year", 0.05, "0.05 a year"), ("USD", 12_345.6, "12 346 USD"),
        ])
    func values(_ unit: String, _ value: Double, _ written: String) {
        var result = Decisions.sensitivity
        result.conditions = [result.conditions[0]]
        result.conditions[0].bounds = [.init(name: "x", aspect: "", unit: unit, low: value)]
        #expect(TextReport.text(of: result, style: wide).contains(" where x is above \(written), against"))
    }

    @Test("a choice that is sure says so, and one that was not run again warns")
    func choices() {
        var search = Decisions.search
        search.mostProbable?.rivals = 0
        search.mostProbable?.cheapestRival = nil
        search.mostProbable?.isResolved = true
        #expect(
            TextReport.text(of: search, style: wide).contains(
                "No other package comes near, as far as 95 % intervals tell."))
        search.mostProbable?.package.fresh = nil
        #expect(
            TextReport.text(of: search, style: wide).contains(
                "It was not run again on fresh paths: a figure that won a search tends to be too high."))
        search.mostProbable?.package = search.none
        #expect(TextReport.text(of: search, style: wide).contains("by 2030 most often with no measure: on"))
    }

    @Test("one package may be both answers")
    func sameAnswer() {
        var search = Decisions.search
        search.cheapest?.package = search.frontier[4]
        #expect(
            TextReport.text(of: search, style: wide).contains(
                "The cheapest that reaches 15 % is that same package. That it reaches 15 % is not sure: 15 % lies within its"
            ))
    }
}
