// What is sound by itself, and does not go together.

extension Problem {
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
            hint: "the nearest possible ones are \(nearest); 'repair: true' among the correlations uses them")
    }

    public static func correlationRepaired(_ changes: String) -> Problem {
        Problem("correlation-repaired", "correlations were moved to the nearest possible ones: \(changes)")
    }

    static func copulaForm(_ text: String) -> Problem {
        Problem(
            "copula", "'copula' is student(…) with its degrees of freedom, 1 or more, and this is '\(text)'",
            hint: "such as copula: student(5); leave it out for the Gaussian one")
    }

    static func statesOff(_ name: String, _ total: Double) -> Problem {
        Problem(
            "shares", "the shares of '\(name)' add up to \(((total * 1e4).rounded() / 100).shortest)%, and not to 100%")
    }

    static func notBootstrap(_ name: String, known: [String]) -> Problem {
        Problem(
            "shared-blocks", "'\(name)' is no other driver that takes blocks of its own",
            // The name may be right and its driver of another kind, so that it is not replaced.
            hint: nearest(name, known, "such drivers").map { "\($0.text)" })
    }

    /// Two histories that are to be cut alike, each with its first and last row.
    static func blocksDiffer(_ one: String, _ rows: [Int], _ other: String, _ otherRows: [Int]) -> Problem {
        func text(_ rows: [Int]) -> String { "\(rows.count) figures, from row \(rows.first ?? 0)" }
        return Problem(
            "shared-blocks", "the histories of '\(one)' and '\(other)' do not cover the same periods",
            hint: "the one has \(text(rows)); the other has \(text(otherRows))")
    }

    static func blockTooLong(_ changes: Int) -> Problem {
        Problem("block", "a block is longer than the history, which has \(changes) changes", hint: "shorten 'block'")
    }

    static func raiseNeedsNumber(_ found: Dimension) -> Problem {
        Problem("unit-clash", "'raise' multiplies by a share, and this is in \(found)", hint: "'shift' adds an amount")
    }

    static func effectOnFixed(_ name: String) -> Problem {
        Problem(
            "effect-on-fixed", "'\(name)' is fixed in the base year, and no effect can act on it",
            hint: name.hasPrefix("flows.")
                ? "act on the flow, its trend or its costs" : "act on a variable that is computed from it")
    }

    static func sharesDoNotAddUp(_ flow: String, _ total: Double, in year: Int) -> Problem {
        let percent = ((total * 1e6).rounded() / 1e4).shortest
        return Problem(
            "via-shares", "the shares of flows.\(flow).via add up to \(percent)% in \(year), and not to 100%")
    }

    static func spendingIntoGoods(_ flow: String) -> Problem {
        Problem(
            "spending-into-goods", "'flows.\(flow)' is a flow of goods, and what visitors buy counts as services",
            hint: "give the flow 'kind: services'")
    }

    static func promotesNoFlow(_ name: String) -> Problem {
        Problem("promotes-no-flow", "'\(name)' is no flow, and trips promote flows", hint: "such as flows.machinery")
    }

    static func wholeShare(_ name: String) -> Problem {
        Problem(
            "no-effect", "'\(name)' is 100%, and an effect on it has nowhere to take goods to",
            hint: "act on the share that is to grow")
    }

    static func corridorFull(_ name: String, _ demand: Double, _ capacity: Double) -> Problem {
        func tonnes(_ amount: Double) -> String { "\(((amount / 1e3).rounded() / 1e3).shortest) Mt/year" }
        return Problem(
            "corridor-full",
            "'\(name)' carries \(tonnes(demand)) in the base year, and its capacity is \(tonnes(capacity))",
            hint: "what was observed did pass: raise the capacity, or look at densities and shares")
    }

    static func requiresDisabled(_ name: String, _ other: String) -> Problem {
        Problem("requires-disabled", "'\(name)' has no effect, since '\(other)', which it requires, is switched off")
    }

    static func requiresCircle(_ name: String, _ other: String) -> Problem {
        Problem("requires-circle", "'\(name)' and '\(other)' require each other in a circle")
    }

    static func requiresItself(_ name: String) -> Problem {
        Problem("requires-circle", "'\(name)' cannot require itself")
    }

    static func excludesItself(_ name: String) -> Problem {
        Problem("excludes-itself", "'\(name)' cannot exclude itself")
    }

    static func excludedEnabled(_ name: String, _ other: String) -> Problem {
        Problem(
            "excluded-enabled", "'\(name)' excludes '\(other)', and both are switched on",
            hint: "switch one of them off for a run; 'caravan plan' looks at packages with either")
    }

    static func endsBeforeStart(_ name: String) -> Problem {
        Problem("no-effect", "'\(name)' ends before it starts, and has no effect")
    }

    static func startsAfter(_ name: String, _ year: Int) -> Problem {
        Problem("no-effect", "'\(name)' starts after \(year), the last simulated year, and has no effect")
    }

    static func happensOutside(_ name: String, _ first: Int, _ last: Int) -> Problem {
        Problem(
            "no-effect", "'\(name)' never happens, since 'at' is not within the simulated years, \(first) to \(last)")
    }

    static func boundsBackwards() -> Problem {
        Problem("risk-dates", "'to' must come after 'from'")
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

    static func chainTooLong(_ name: String, _ limit: Int) -> Problem {
        Problem(
            "chain", "'\(name)' is reached by more than \(limit) quantities, each defined by the next",
            hint: "list it before what uses it")
    }

    static func circleOfValues(_ names: [String]) -> Problem {
        Problem("circle", "these values are computed from each other in a circle: \(names.joined(separator: " → "))")
    }

    /// What cannot be said more closely; a scenario with nothing else wrong has none.
    public static func unsound(_ name: String) -> Problem {
        Problem("unsound", "the equation of '\(name)' cannot be worked out")
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
