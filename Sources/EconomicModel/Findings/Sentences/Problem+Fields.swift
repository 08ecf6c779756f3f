// What is wrong with maps, their keys, and single values.

extension Problem {
    public static func wrongType(expected: String, found: Node, for place: String) -> Problem {
        Problem("wrong-type", "\(place) is \(expected), and this is \(found.kind)")
    }

    /// What stands where a map with fixed keys is wanted; `onlyField` is what a single value must mean.
    static func notMap(_ found: Node, _ place: String, onlyField: String?) -> Problem {
        var problem = wrongType(expected: "a map", found: found, for: place)
        if let onlyField, let text = found.text { problem.hint = "write {\(onlyField): \(text)}" }
        return problem
    }

    static func mergeKey() -> Problem {
        Problem(
            "unknown-key", "merge keys are not followed",
            hint: "write the fields out, or give them to all components of a block by 'defaults'")
    }

    public static func unknownKey(_ key: String, in place: String, known: [String]) -> Problem {
        let hint = didYouMean(key, known) ?? "known here: \(known.joined(separator: ", "))"
        return Problem("unknown-key", "unknown key '\(key)' in \(place)", hint: hint)
    }

    static func emptyField(_ key: String) -> Problem {
        Problem("empty-field", "'\(key)' has no value", hint: "give it one, or leave the key out")
    }

    static func missingField(_ field: String, in place: String, summary: String) -> Problem {
        Problem("missing-field", "\(place) needs '\(field)'", hint: "\(field): \(summary.asHint)")
    }

    public static func unquotedCommas(_ key: String, _ text: String) -> Problem {
        Problem(
            "quote-it", "the commas in this value end it, since it stands in braces without quotes",
            hint: "quote it: \(key): \"\(text)\"")
    }

    static func badName(_ name: String) -> Problem {
        Problem(
            "bad-name", "'\(name)' is no name",
            hint: "names are letters, digits and _, start with a letter, and have at most 64")
    }

    static func nameNotBare(_ name: String, _ field: String, _ bare: String) -> Problem {
        Problem("bad-name", "'\(field)' takes a bare name, and this is '\(name)'", hint: "write \(bare)")
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

    static func tooFewPaths(_ paths: Int, for sampling: Sampling) -> Problem {
        Problem(
            "sampling", "\(paths) paths are too few for sampling '\(sampling.rawValue)'",
            hint: "it takes \(sampling.leastPaths) to tell how far its results may be off; 'random' takes any number")
    }

    static func fieldDoesNotFit(_ field: String, _ process: String, _ fits: [String]) -> Problem {
        Problem(
            "field-does-not-fit", "'\(field)' means nothing for the process '\(process)'",
            hint: "it belongs to \(list(fits, "and"))")
    }

    static func processNeeds(_ fields: [String], _ process: String) -> Problem {
        Problem("missing-field", "the process '\(process)' needs \(list(fields, "and"))")
    }

    static func oneState() -> Problem {
        Problem("states", "'regimes' needs two states at least", hint: "with one, 'gbm' is the same")
    }

    static func unknownState(_ name: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown state '\(name)'", hint: nearest(name, known, "states"))
    }

    static func stateToItself(_ name: String) -> Problem {
        Problem("states", "state '\(name)' cannot go to itself", hint: "it stays as long as it 'lasts'")
    }

    static func stateNeedsDrift() -> Problem {
        Problem("missing-field", "a state needs 'trend' or 'drift'")
    }

    static func oneVerb(_ verbs: [String]) -> Problem {
        Problem(
            "effect-verb",
            verbs.isEmpty
                ? "an effect needs one of raise, shift, set or enable"
                : "an effect does one thing, and this one has \(list(verbs, "and"))",
            hint: "such as {raise: flows.food, by: 5%}")
    }

    static func effectNeeds(_ wanted: String, _ verb: String) -> Problem {
        Problem(
            "effect-amount", "'\(verb)' needs '\(wanted)'",
            hint: verb == "set"
                ? "such as {set: flows.food.costs.tariff, to: 0%}" : "such as {\(verb): flows.food, by: …}")
    }

    static func effectsAreList() -> Problem {
        Problem("wrong-type", "'effects' is a list of effects, and this is one", hint: "write effects: [{…}]")
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

    static func fieldNeeds(_ field: String, _ needed: String) -> Problem {
        Problem("missing-field", "'\(field)' needs '\(needed)'")
    }

    static func viaNeedsDensity() -> Problem {
        Problem(
            "missing-field", "'via' needs 'density', the value of a tonne", hint: "such as density: 900 USD/t")
    }

    static func targetNeeds() -> Problem {
        Problem("missing-field", "a target needs 'at_least' or 'at_most'")
    }
}

extension String {
    /// A field's summary as a hint: without a capital letter and a full stop.
    fileprivate var asHint: String {
        prefix(1).lowercased() + dropFirst().trimmingSuffix { $0 == "." }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
        var kept = self
        while let last = kept.last, condition(last) { kept.removeLast() }
        return kept
    }
}
