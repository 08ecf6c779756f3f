// Every sentence that a finding can say, in the order in which a scenario is read.

extension Problem {
    private init(_ code: String, _ message: String, hint: String? = nil) {
        self.init(code: code, message: message, hint: hint)
    }

    private static func didYouMean(_ name: String, _ known: [String]) -> String? {
        Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
    }

    /// The nearest name, or else the names there are, where they are few.
    private static func nearest(_ name: String, _ known: [String], _ what: String) -> String? {
        if let meant = didYouMean(name, known) { return meant }
        if known.isEmpty { return "there are no \(what) here" }
        return known.count <= 12 ? "\(what): \(known.joined(separator: ", "))" : nil
    }

    private static func list(_ words: [String], _ last: String) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) " + (words.last ?? "")
    }

    // MARK: Files

    public static func notReadable(_ path: String, _ reason: String) -> Problem {
        Problem("not-readable", "cannot read '\(path)': \(reason)")
    }

    public static func notUTF8() -> Problem {
        Problem("not-utf8", "this file is not UTF-8 text", hint: "save it as UTF-8")
    }

    public static func fileTooLarge(_ limit: Int) -> Problem {
        Problem("file-too-large", "this file is larger than \(limit) MiB, the most that is read")
    }

    public static func tooManyNodes(_ limit: Int) -> Problem {
        Problem("too-many-values", "this file holds more than \(limit) values once its aliases are filled in")
    }

    public static func documentTooDeep(_ limit: Int) -> Problem {
        Problem("too-deep", "maps and lists are nested deeper than \(limit) levels here")
    }

    public static func yamlSyntax(_ message: String) -> Problem {
        Problem("yaml-syntax", "this is not YAML: \(message)")
    }

    public static func emptyFile() -> Problem {
        Problem("empty-file", "this file is empty", hint: "a scenario starts with 'caravan: 1'")
    }

    public static func severalDocuments() -> Problem {
        Problem(
            "several-documents", "a file holds one document; another starts here", hint: "make it a file of its own")
    }

    public static func duplicateKey(_ key: String) -> Problem {
        Problem("duplicate-key", "'\(key)' stands twice in this map", hint: "keep one of them")
    }

    public static func keyNotText() -> Problem {
        Problem("key-not-text", "a key is a name here, not a map or a list")
    }

    public static func extendsItself(_ circle: [String]) -> Problem {
        Problem("extends-circle", "these files extend each other in a circle: \(circle.joined(separator: " → "))")
    }

    public static func outsideTree(_ path: String) -> Problem {
        Problem(
            "outside-folder", "'\(path)' lies outside the scenario's folder, and is not read",
            hint: "allow it with --allow-path")
    }

    public static func badFacts() -> Problem {
        Problem("bad-facts", "'facts' is a file, a list of files, or a map of names to values")
    }

    public static func unknownColumn(_ column: String, _ file: String, known: [String]) -> Problem {
        Problem("unknown-column", "'\(file)' has no column '\(column)'", hint: nearest(column, known, "columns"))
    }

    public static func notCSV(_ file: String, _ reason: String) -> Problem {
        Problem("not-csv", "'\(file)' is not a table: \(reason)")
    }

    public static func notNumberInColumn(_ text: String, _ column: String, _ file: String, row: Int) -> Problem {
        Problem("not-a-number", "row \(row) of '\(file)' has '\(text)' in column '\(column)', which is no number")
    }

    public static func yearTwice(_ year: Int, _ file: String) -> Problem {
        Problem("year-twice", "'\(file)' has the year \(year) twice")
    }

    public static func badOverride(_ text: String) -> Problem {
        Problem(
            "bad-override", "'\(text)' does not set anything",
            hint: "write --set NAME=VALUE, such as flows.food.trend=3%")
    }

    public static func overrideNowhere(_ name: String, known: [String]) -> Problem {
        Problem(
            "override-nowhere", "--set names '\(name)', which the scenario does not have", hint: didYouMean(name, known)
        )
    }

    // MARK: Fields

    public static func wrongType(expected: String, found: Node, for place: String) -> Problem {
        Problem("wrong-type", "\(place) is \(expected), and this is \(found.kind)")
    }

    public static func unknownKey(_ key: String, in place: String, known: [String]) -> Problem {
        let hint = didYouMean(key, known) ?? "known here: \(known.joined(separator: ", "))"
        return Problem("unknown-key", "unknown key '\(key)' in \(place)", hint: hint)
    }

    static func emptyField(_ key: String) -> Problem {
        Problem("empty-field", "'\(key)' has no value", hint: "give it one, or leave the key out")
    }

    static func missingField(_ field: String, in place: String, summary: String) -> Problem {
        Problem("missing-field", "\(place) needs '\(field)'", hint: "\(field): \(summary.lowercasedFirst)")
    }

    static func unquotedCommas(_ key: String, _ text: String) -> Problem {
        Problem(
            "quote-it", "the commas in this value end it, since it stands in braces without quotes",
            hint: "quote it: \(key): \"\(text), …\"")
    }

    static func badName(_ name: String) -> Problem {
        Problem(
            "bad-name", "'\(name)' is no name",
            hint: "names are letters, digits and _, start with a letter, and have at most 64")
    }

    static func notFlag(_ text: String, _ field: String) -> Problem {
        let yes = ["yes", "on", "y", "1"].contains(text.lowercased())
        let no = ["no", "off", "n", "0"].contains(text.lowercased())
        return Problem(
            "not-a-flag", "'\(field)' is true or false, and this is '\(text)'",
            hint: yes ? "write true" : no ? "write false" : nil)
    }

    static func notInteger(_ text: String, _ field: String, _ range: ClosedRange<Int>) -> Problem {
        let bounds =
            range.upperBound == .max
            ? "\(range.lowerBound) or more"
            : range.count == 1 ? "\(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
        return Problem("not-an-integer", "'\(field)' is a whole number, \(bounds), and this is '\(text)'")
    }

    static func unknownChoice(_ text: String, _ field: String, _ choices: [String]) -> Problem {
        Problem(
            "unknown-choice", "'\(field)' is \(list(choices, "or")), and this is '\(text)'",
            hint: didYouMean(text, choices))
    }

    static func either(_ one: String, _ other: String) -> Problem {
        Problem("either-or", "'\(one)' and '\(other)' cannot stand together", hint: "keep one of them")
    }

    static func notYear(_ text: String) -> Problem {
        Problem("not-a-year", "'\(text)' is no year", hint: "points are keyed by year: {2024: 1, 2030: 2}")
    }

    static func missingHorizon() -> Problem {
        Problem("missing-field", "the scenario needs 'horizon'", hint: "horizon: {from: 2024, to: 2035}")
    }

    static func nothingReported() -> Problem {
        Problem(
            "no-indicators", "the scenario reports nothing",
            hint: "add an indicator, such as indicators: {turnover: {value: sum(flows.*), unit: million USD/year}}")
    }

    static func horizonBackwards(_ from: Int, _ to: Int) -> Problem {
        Problem("horizon", "the last year, \(to), must come after the base year, \(from)")
    }

    static func horizonTooLong(_ years: Int) -> Problem {
        Problem("horizon", "\(years) years are more than can be simulated", hint: "200 years is the most")
    }

    static func fieldDoesNotFit(_ field: String, _ process: String, _ fits: [String]) -> Problem {
        Problem(
            "field-does-not-fit", "'\(field)' means nothing for the process '\(process)'",
            hint: "it belongs to \(list(fits, "and"))")
    }

    static func processNeeds(_ field: String, _ process: String) -> Problem {
        Problem("missing-field", "the process '\(process)' needs '\(field)'")
    }

    static func oneVerb(_ verbs: [String]) -> Problem {
        Problem(
            "effect-verb",
            verbs.isEmpty
                ? "an effect needs one of raise, shift or set"
                : "an effect does one thing, and this one has \(list(verbs, "and"))",
            hint: "such as {raise: flows.food, by: 5%}")
    }

    static func effectNeeds(_ wanted: String, _ verb: String) -> Problem {
        Problem(
            "effect-amount", "'\(verb)' goes with '\(wanted)'",
            hint: verb == "set"
                ? "such as {set: flows.food.costs.tariff, to: 0%}" : "such as {\(verb): flows.food, by: …}")
    }

    static func sameEffect(_ name: String) -> Problem {
        Problem(
            "same-effect", "two effects of this measure are both '\(name)', and would share their luck",
            hint: "give them keys: effects: {first: {…}, second: {…}}")
    }

    static func rampOver() -> Problem {
        Problem("ramp-over", "'over' means nothing for a step, which is there at once")
    }

    static func rampNeedsOver(_ shape: String) -> Problem {
        Problem("missing-field", "a ramp of shape '\(shape)' needs 'over'", hint: "such as over: 3 years")
    }

    static func riskNeeds() -> Problem {
        Problem(
            "missing-field", "a risk needs 'rate', or 'probability' with 'at'",
            hint: "rate: 0.08 is eight events in a hundred years")
    }

    static func probabilityNeedsAt() -> Problem {
        Problem("missing-field", "'probability' needs 'at', the year in which it may happen")
    }

    static func atNeedsProbability() -> Problem {
        Problem("either-or", "'at' goes with 'probability', not with 'rate'", hint: "'from' and 'to' bound a rate")
    }

    static func targetNeeds() -> Problem {
        Problem("missing-field", "a target needs 'at_least' or 'at_most'")
    }

    // MARK: Expressions

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

    static func strangeCharacter(_ character: String, use: String?) -> Problem {
        let shown =
            character.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
            ? "'\(character)'" : "this character"
        return Problem("expression", "\(shown) means nothing in an expression", hint: use.map { "write \($0)" })
    }

    static func numberTooLarge(_ text: String) -> Problem {
        Problem("expression", "'\(text.prefix(40))' is beyond what can be computed with")
    }

    static func groupedDigits() -> Problem {
        Problem("expression", "digits are not grouped", hint: "write 1000000 or 1 million")
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

    static func unknownWord(_ word: String) -> Problem {
        let known = UnitTable.all + SystemBuilder.functionNames
        return Problem(
            "unknown-word", "unknown unit '\(word)'",
            hint: didYouMean(word, known)
                ?? "names of quantities are dotted: drivers.\(word), flows.\(word), parameters.\(word)")
    }

    static func notUnit(_ text: String) -> Problem {
        Problem("not-a-unit", "'\(text)' is no unit", hint: "units are such as million USD/year, Mt or %")
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
        return Problem(
            "arguments", "'\(name)' takes \(wanted) argument\(count == 1...1 ? "" : "s"), and this has \(found)")
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
        return Problem("arguments", "'\(name)' takes pairs with '='", hint: example)
    }

    static func notDistribution() -> Problem {
        Problem("distribution", "a distribution is expected here", hint: "such as normal(0, 1) or 5% to 9%")
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

    static func emptyColumn(_ column: String, _ file: String) -> Problem {
        Problem("empty-column", "column '\(column)' of '\(file)' holds no figure")
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

    // MARK: Units and domains

    static func unitClash(_ left: String, _ leftUnit: Dimension, _ right: String, _ rightUnit: Dimension) -> Problem {
        Problem("unit-clash", "units clash: \(left) is in \(leftUnit), \(right) in \(rightUnit)".naming)
    }

    static func numberNeeded(_ place: String, _ found: Dimension) -> Problem {
        Problem("unit-clash", "\(place) takes a pure number, and this is in \(found)")
    }

    static func exponentVaries(_ unit: Dimension) -> Problem {
        Problem("unit-clash", "a power of what is in \(unit) needs an exponent that is a plain number")
    }

    static func wrongUnit(_ value: Value, _ found: Dimension) -> Problem {
        let field = value.name.split(separator: ".").last.map(String.init) ?? value.name
        let (wanted, example) =
            switch value.rule.kind {
            case .anything: ("any unit", "")
            case .number: ("a pure number", "such as 5% or 0.05")
            case .rate: ("a rate, a number per year", "such as 3%")
            case .duration: ("a time", "such as 2 years or 6 months")
            case .date: ("a date", "such as 2025, 2025-06 or 2025-06-15")
            case .yearlyAmount: ("an amount a year", "such as 12 million USD")
            case .money: ("an amount of money", "such as 0.6 million USD")
            case .yearlyMoney: ("an amount of money a year", "such as 0.9 million USD")
            }
        return Problem(
            "wrong-unit", "'\(field)' is \(wanted), and this is \(found.isNumber ? "" : "in ")\(found)", hint: example)
    }

    static func unitNeeded(_ name: String) -> Problem {
        Problem(
            "unit-needed", "'\(name)' depends on itself, so its unit cannot be told from its equation",
            hint: "add 'unit'")
    }

    static func outsideDomain(_ value: Value, _ found: Double) -> Problem {
        let field = value.name.split(separator: ".").last.map(String.init) ?? value.name
        return Problem("outside-domain", "'\(field)' is \(value.rule.domain.text), and this is \(value.text)")
    }

    static func notFixed(_ name: String, _ what: String) -> Problem {
        Problem(
            "not-fixed", "'\(name)' is settled before the first period, and '\(what)' varies in time",
            hint: "what varies belongs into variables")
    }

    static func mustBeSettled(_ name: String) -> Problem {
        Problem("not-settled", "'\(name)' is a plain figure: one number for all paths")
    }

    static func densityUnit(_ found: Dimension) -> Problem {
        Problem("wrong-unit", "'density' is value per tonne, and this is in \(found)", hint: "such as 900 USD/t")
    }

    static func driverPositive(_ name: String) -> Problem {
        Problem(
            "outside-domain", "the level of driver '\(name)' moves in logarithms and must be above 0",
            hint: "a mean_reverting driver with 'scale: linear' may be negative")
    }

    // MARK: Names

    static func unknownBlock(_ block: String, known: [String]) -> Problem {
        let hint = didYouMean(block, known) ?? "names start with \(list(known, "or"))"
        return Problem("unknown-name", "'\(block)' is no block of a scenario", hint: hint)
    }

    static func blockAlone(_ block: String) -> Problem {
        Problem("unknown-name", "'\(block)' is a whole block", hint: "name one of it, or all: \(block).*")
    }

    static func unknownName(_ name: String, in block: String, known: [String], elsewhere: String?) -> Problem {
        Problem(
            "unknown-name", "unknown \(Reader.singular(block)) '\(name)'",
            hint: elsewhere.map { "did you mean '\($0)'?" } ?? nearest(name, known, block))
    }

    static func unknownQuantity(_ quantity: String, of component: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "'\(component)' has no quantity '\(quantity)'", hint: nearest(quantity, known, "quantities")
        )
    }

    static func noHeadline(_ component: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "'\(component)' has several quantities",
            hint: "name one: \(known.map { "\(component).\($0)" }.joined(separator: ", "))")
    }

    static func selectsNothing(_ selector: String) -> Problem {
        Problem("selects-nothing", "'\(selector)' selects nothing")
    }

    static func unknownDriver(_ name: String, in place: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown driver '\(name)' in \(place)", hint: nearest(name, known, "drivers"))
    }

    static func unknownMeasure(_ name: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown measure '\(name)'", hint: nearest(name, known, "measures"))
    }

    static func unknownIndicator(_ name: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown indicator '\(name)'", hint: nearest(name, known, "indicators"))
    }

    static func unknownShock(_ name: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "unknown driver or flow '\(name)' in correlations",
            hint: nearest(name, known, "drivers and flows"))
    }

    static func ambiguousName(_ name: String, _ found: [String]) -> Problem {
        Problem("ambiguous-name", "'\(name)' may be \(list(found, "or"))", hint: "write the full name")
    }

    static func noShock(_ name: String) -> Problem {
        Problem("no-shock", "'\(name)' has no random shock of its own that could be correlated")
    }

    // MARK: What does not go together

    static func linearElasticity(_ name: String) -> Problem {
        Problem(
            "linear-elasticity", "driver '\(name)' may turn negative, and has no logarithm for an elasticity",
            hint: "use 'scale: log'")
    }

    static func correlatedWithItself(_ name: String) -> Problem {
        Problem("correlation", "'\(name)' is correlated with itself")
    }

    static func correlationTwice(_ one: String, _ other: String) -> Problem {
        Problem("correlation", "the correlation of '\(one)' and '\(other)' is given twice, and differently")
    }

    public static func correlationImpossible(nearest: String) -> Problem {
        Problem(
            "correlation", "no random shocks can have these correlations: the matrix is not positive semi-definite",
            hint: "the nearest possible ones are\n\(nearest)\n   'repair: true' among the correlations uses them")
    }

    public static func correlationRepaired(_ changes: String) -> Problem {
        Problem("correlation-repaired", "correlations were moved to the nearest possible ones: \(changes)")
    }

    static func raiseNeedsNumber(_ found: Dimension) -> Problem {
        Problem("unit-clash", "'raise' multiplies by a share, and this is in \(found)", hint: "'shift' adds an amount")
    }

    static func effectOnFixed(_ name: String) -> Problem {
        Problem(
            "effect-on-fixed", "'\(name)' is fixed in the base year, and no effect can act on it",
            hint: "act on the flow, its trend or its costs")
    }

    static func requiresDisabled(_ name: String, _ other: String) -> Problem {
        Problem("requires-disabled", "'\(name)' has no effect, since '\(other)', which it requires, is switched off")
    }

    static func requiresCircle(_ name: String, _ other: String) -> Problem {
        Problem("requires-circle", "'\(name)' and '\(other)' require each other in a circle")
    }

    static func startsBefore(_ name: String, _ year: Int) -> Problem {
        Problem(
            "starts-before", "'\(name)' starts before \(year), the first simulated year",
            hint: "the base year's figures hold what it did by then; only what comes on top counts")
    }

    static func targetOutsideHorizon(_ by: Int, _ first: Int, _ last: Int) -> Problem {
        Problem("target-year", "\(by) is not among the simulated years, \(first) to \(last)")
    }

    public static func circle(_ names: [String]) -> Problem {
        Problem(
            "circle", "these quantities depend on each other within one period: \(names.joined(separator: " → "))",
            hint: "look back with previous(…) where the effect takes time")
    }

    public static func neverHasValue(_ name: String) -> Problem {
        Problem(
            "never-has-value", "'\(name)' never has a value: it builds on itself and starts from nothing",
            hint: "give it a start: previous(…, initial)")
    }

    public static func mediansPart(_ indicator: String, _ growth: String, _ parts: String) -> Problem {
        Problem(
            "medians-part",
            "the median of '\(indicator)' grows by \(growth) a year, the medians of its flows by \(parts)",
            hint:
                "independent noise lifts the median of a sum; a noise common to the flows is a driver with elasticity 1"
        )
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// `in a number` reads badly.
    fileprivate var naming: String {
        replacing("is in a number", with: "is a number").replacing("in a number", with: "a number")
    }
}
