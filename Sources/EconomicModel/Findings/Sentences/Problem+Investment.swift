// What is wrong with investments.

extension Problem {
    static func investmentNeeds() -> Problem {
        Problem(
            "missing-field", "an investment needs 'base' or 'opening'",
            hint: "opening: 0 USD says in which currency funds and projects put in")
    }

    static func organicNeedsBase(_ field: String) -> Problem {
        Problem("missing-field", "'\(field)' is that of an organic inflow, and there is no 'base'")
    }

    static func gestationWithoutSupports() -> Problem {
        Problem("missing-field", "'gestation' goes with 'supports', and there is none")
    }

    static func supportsNoFlow(_ name: String) -> Problem {
        Problem(
            "supports", "'supports' takes flows, and '\(name)' is none",
            hint: "such as supports: {flows.food: 0.3/year}")
    }
}
