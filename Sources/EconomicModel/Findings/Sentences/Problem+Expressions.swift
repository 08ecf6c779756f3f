// What is wrong with expressions and their functions.

extension Problem {
    static func emptyExpression() -> Problem {
        Problem("expression", "a value is expected here, and there is none")
    }

    static func expressionTooLong(_ limit: Int) -> Problem {
        Problem("expression", "this expression has more than \(limit) words and marks", hint: "split it into variables")
    }

    static func nestedTooDeeply(_ limit: Int) -> Problem {
        Problem("expression", "this expression is nested deeper than \(limit) levels", hint: "split it into variables")
    }

    static func unclosedText() -> Problem {
        Problem("expression", "this quote is not closed")
    }

    static func strangeCharacter(_ character: String) -> Problem {
        let uses = [
            "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", ":": "=", "&": "and",
            "|": "or", "!": "not",
        ]
        let currencies = ["$": "USD", "€": "EUR", "₸": "KZT", "₺": "TRY", "₼": "AZN", "₽": "RUB", "¥": "CNY"]
        return Problem(
            "expression", "'\(character)' means nothing in an expression",
            hint: uses[character].map { "write '\($0)'" }
                ?? currencies[character].map { "write the currency behind the figure: 12 million \($0)" })
    }

    static func dateElsewhere() -> Problem {
        Problem(
            "expression", "this looks like a date, and is a subtraction here",
            hint: "dates stand in fields for dates, such as 'start'; a subtraction has spaces around its sign")
    }

    static func numberTooLarge(_ text: String) -> Problem {
        Problem("expression", "'\(text.prefix(40))' is beyond what can be computed with")
    }

    static func groupedDigits() -> Problem {
        Problem("expression", "digits are not grouped", hint: "write 12000000 or 12 million")
    }

    static func commaInNumber() -> Problem {
        Problem(
            "expression", "',' does not belong into a number", hint: "write 3.5 for 3,5, and 12 million for 12,000,000")
    }

    static func noSuchDate() -> Problem {
        Problem(
            "expression", "there is no such date",
            hint: "dates are 2025-06 or 2025-06-15; put spaces around a minus sign")
    }

    static func expected(_ what: String, found: String) -> Problem {
        Problem("expression", "\(what) is expected before \(found)")
    }

    static func unexpected(_ what: String) -> Problem {
        Problem("expression", "\(what) does not belong here")
    }

    static func operatorMissing(_ word: String) -> Problem {
        Problem("expression", "an operator such as + or * is missing before '\(word)'")
    }

    static func singleEquals() -> Problem {
        Problem("expression", "'=' gives an argument its name, and only inside a function", hint: "compare with ==")
    }

    static func comparisonsChained() -> Problem {
        Problem("expression", "comparisons do not chain", hint: "write a < b and b < c")
    }

    static func powerByStars() -> Problem {
        Problem("expression", "'**' means nothing in an expression", hint: "write ^ for a power")
    }

    static func functionAlone(_ name: String) -> Problem {
        Problem("expression", "'\(name)' is a function, and needs its arguments", hint: "write \(name)(…)")
    }

    /// A word that is no unit and no function; `names` are the dotted names that the scenario has.
    static func unknownWord(_ word: String, names: [String] = []) -> Problem {
        let dotted = names.filter { $0.hasSuffix(".\(word)") }
        let known = UnitTable.all + SystemBuilder.functionNames
        let hint: Hint? =
            if !dotted.isEmpty {
                "names are dotted: \(list(Array(dotted.prefix(3)), "or"))"
            } else if let use = UnitTable.otherWords[word.lowercased()] {
                "write \(use)"
            } else {
                didYouMean(word, known) ?? .didYouMean(nearEnds(of: names, to: word), insteadOf: word)
            }
        return Problem(
            "unknown-word", "unknown unit or function '\(word)'",
            hint: hint ?? "names of quantities are dotted, such as flows.\(word)")
    }

    /// The dotted names whose last parts are nearest to a word.
    private static func nearEnds(of names: [String], to word: String) -> [String] {
        let ends = Dictionary(grouping: names) { $0.split(separator: ".").last.map(String.init) ?? $0 }
        return Suggestion.equallyNear(to: word, among: ends.keys.sorted()).flatMap { ends[$0] ?? [] }
    }

    static func notDate(_ text: String) -> Problem {
        Problem("not-a-date", "'\(text)' is no date", hint: "dates are 2025, 2025-06 or 2025-06-15")
    }

    /// What stands where a unit is wanted, with the word of it that means nothing.
    static func notUnit(_ text: String, word: String? = nil) -> Problem {
        let meant = word.flatMap { word in
            UnitTable.otherWords[word.lowercased()].map { "write \($0)" } ?? didYouMean(word, UnitTable.all)
        }
        return Problem(
            "not-a-unit", "'\(word ?? text)' is no unit",
            hint: meant ?? "units are such as million USD/year, Mt or %; a pure number has the unit 1")
    }

    static func notSelector(_ text: String) -> Problem {
        Problem(
            "not-a-name", "'\(text)' names no quantity",
            hint: "names are dotted, such as flows.food or flows.*.costs.border")
    }

    static func textAsValue() -> Problem {
        Problem(
            "expression", "a text in quotes is no value", hint: "quotes are for file and column names in empirical(…)")
    }

    static func unknownFunction(_ name: String, known: [String]) -> Problem {
        Problem("unknown-function", "unknown function '\(name)'", hint: didYouMean(name, known))
    }

    static func argumentCount(_ name: String, _ count: ClosedRange<Int>, found: Int) -> Problem {
        let wanted =
            count.count == 1
            ? "\(count.lowerBound)"
            : count.upperBound == 64 ? "at least \(count.lowerBound)" : "\(count.lowerBound) or \(count.upperBound)"
        let plural = count == 1...1 || count == 1...64 ? "" : "s"
        return Problem("arguments", "'\(name)' takes \(wanted) argument\(plural), and this has \(found)")
    }

    static func unexpectedArgument(_ name: String) -> Problem {
        Problem("arguments", "'\(name)' takes values, not names with '='")
    }

    static func unknownParameter(_ parameter: String, of function: String, known: [String]) -> Problem {
        Problem(
            "arguments", "'\(function)' has no parameter '\(parameter)'",
            hint: nearest(parameter, known, "its parameters"))
    }

    static func parameterTwice(_ parameter: String, of function: String) -> Problem {
        Problem("arguments", "'\(parameter)' of '\(function)' is given twice")
    }

    static func distributionNeeds(_ name: String, _ missing: String, all: [String]) -> Problem {
        Problem("arguments", "'\(name)' needs '\(missing)'", hint: "\(name)(\(all.joined(separator: ", ")))")
    }

    static func distributionStated(_ name: String) -> Problem {
        let ways =
            name == "normal"
            ? "mean, sd; or p5= or p10= with p90= or p95="
            : "median, sigma; p5= or p10= with p90= or p95=; mean=, sd=; or median= with p90="
        return Problem("arguments", "'\(name)' cannot be stated by these figures", hint: "state it by \(ways)")
    }

    static func lognormalPositive() -> Problem {
        Problem(
            "distribution", "the quantiles of a lognormal are positive", hint: "where it may be negative, use normal(…)"
        )
    }

    static func pairNeeded(_ name: String) -> Problem {
        let example =
            ["discrete": "discrete(1=30%, 2=70%)", "quantiles": "quantiles(5%=1, 50%=2, 95%=6)"][name]
            ?? "mixture(0.7=normal(0, 1), 0.3=uniform(0, 1))"
        return Problem("arguments", "'\(name)' takes pairs with '='", hint: "\(example)")
    }

    static func notDistribution() -> Problem {
        Problem("distribution", "a distribution is expected here", hint: "such as normal(0, 1) or 5% to 9%")
    }

    static func sharesOff(_ name: String, _ total: Double) -> Problem {
        let percent = ((total * 1e4).rounded() / 100).shortest
        return Problem("distribution", "the shares of '\(name)' add up to \(percent)%, and not to 100%")
    }

    public static func badDistribution(_ message: String) -> Problem {
        Problem("distribution", message)
    }

    static func intervalVaries() -> Problem {
        Problem(
            "interval", "the bounds of 'to' are plain numbers", hint: "state the distribution by its parameters instead"
        )
    }

    static func intervalBackwards() -> Problem {
        Problem("interval", "the lower bound of 'to' stands first, and below the upper one")
    }

    static func intervalFromZero() -> Problem {
        Problem(
            "interval", "an interval with a bound of 0 has no shape: neither a lognormal nor a normal fits it",
            hint: "write uniform(0, …) or triangular(0, …, …), or start it above 0")
    }

    static func empiricalForm() -> Problem {
        Problem(
            "arguments", "'empirical' takes a file and a column in quotes", hint: "empirical('prices.csv', 'brent')")
    }

    static func eachWithoutDraw() -> Problem {
        Problem("arguments", "'each' draws a distribution afresh every period, and there is none in it")
    }

    static func lagNeedsTime() -> Problem {
        Problem("arguments", "'lag' takes a time that is a plain figure", hint: "such as lag(flows.food, 2 years)")
    }

    static func lagNotWhole(_ step: String) -> Problem {
        Problem(
            "arguments", "the time of 'lag' is a whole number of periods, at least one; a period is one \(step) here")
    }

    static func pointNeedsYear() -> Problem {
        Problem("arguments", "points are year=figure", hint: "such as interpolate(2024=1, 2030=3)")
    }

    static func pointsOutOfOrder() -> Problem {
        Problem("arguments", "the years of points rise from left to right")
    }

    static func patternAsValue(_ selector: String) -> Problem {
        Problem(
            "pattern", "'\(selector)' may be several quantities, and one is wanted here",
            hint: "sum(\(selector)) adds them up")
    }
}
