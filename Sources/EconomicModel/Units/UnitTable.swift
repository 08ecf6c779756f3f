/// The words that stand for units and multipliers in expressions.
public enum UnitTable {
    /// The unit of a word, with singular and plural alike; `nil` where the word is none. Multipliers are units of a pure
    /// number.
    public static func unit(_ word: String) -> Unit? {
        guard let (dimension, factor) = words[word] else { return nil }
        return Unit(dimension, factor: factor, symbol: word)
    }

    /// Every word, for suggestions.
    public static var all: [String] { words.keys.sorted() }

    /// What to write for words that are not understood.
    static let otherWords = [
        "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "tenge": "KZT", "forint": "HUF",
        "forints": "HUF", "lira": "TRY", "yuan": "CNY", "ruble": "RUB", "rubles": "RUB", "mln": "million",
        "mn": "million", "mio": "million", "mrd": "billion", "ton": "t", "tons": "t", "yr": "year", "annum": "year",
        "annual": "1/year", "per": "/", "percent": "%", "pct": "%",
    ]

    /// The currencies: each a dimension of its own, since only an exchange rate converts them.
    public static let currencies = ["USD", "EUR", "KZT", "HUF", "TRY", "UZS", "AZN", "KGS", "RUB", "CNY"]

    static let daysPerYear = 365.25

    private static let words: [String: (Dimension, Double)] = {
        var words: [String: (Dimension, Double)] = [:]
        func add(_ base: BaseDimension?, _ factor: Double, _ names: String...) {
            for name in names { words[name] = (base.map { Dimension([$0: 1]) } ?? .number, factor) }
        }
        add(nil, 1e3, "thousand", "thousands", "k")
        add(nil, 1e6, "million", "millions", "M")
        add(nil, 1e9, "billion", "billions", "bn")
        for currency in currencies { add(.money(currency), 1, currency) }
        add(.mass, 1e-3, "kg")
        add(.mass, 1, "t", "tonne", "tonnes")
        add(.mass, 1e3, "kt")
        add(.mass, 1e6, "Mt")
        add(.mass, 0.45359237e-3, "lb")
        add(.volume, 1, "bbl", "barrel", "barrels")
        add(.time, 1, "year", "years")
        add(.time, 1.0 / 12, "month", "months")
        add(.time, 1.0 / 52, "week", "weeks")
        add(.time, 1 / daysPerYear, "day", "days")
        add(.time, 1 / (daysPerYear * 24), "hour", "hours")
        for name in ["person", "visitor", "seat", "trip"] { add(.person, 1, name, name + "s") }
        add(.person, 1, "people")
        add(.flight, 1, "flight", "flights")
        add(.container, 1, "TEU")
        add(.distance, 1, "km")
        add(.energy, 1, "MWh")
        add(.energy, 1e3, "GWh")
        add(.energy, 1e6, "TWh")
        words["MW"] = (Dimension([.energy: 1, .time: -1]), daysPerYear * 24)
        return words
    }()
}
