// What is wrong with investments, funds, and what enables them.

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

    static func fundUnderWay(_ name: String, _ year: Int) -> Problem {
        Problem(
            "starts-before", "fund '\(name)' starts before \(year), the first simulated year",
            hint: "nothing counts as called by then: let 'commitment' be what is left to call")
    }

    static func enableAlone() -> Problem {
        Problem("effect-amount", "'enable' takes no amount", hint: "such as {enable: funds.joint}")
    }

    static func enablesNoComponent(_ name: String, _ blocks: [String]) -> Problem {
        Problem(
            "enable", "'enable' takes \(list(blocks, "or")), and '\(name)' is none",
            hint: "such as {enable: \(blocks[0]).joint}")
    }

    static func riskEnables() -> Problem {
        Problem("enable", "a measure enables, and this is a risk")
    }
}
