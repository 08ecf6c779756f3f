// What is wrong with investments, projects, funds, and what enables them.

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

    static func countedTwice(_ portfolio: String, _ investment: String) -> Problem {
        Problem(
            "counted-twice", "'\(investment)' has an organic inflow beside the projects of '\(portfolio)'",
            hint: "see that 'base' leaves out what such projects brought in the base year")
    }

    static func projectsNeed() -> Problem {
        Problem(
            "missing-field", "projects need 'count', 'arrivals' or 'list'",
            hint: "count: 3 agrees on three, arrivals: 2 lets two come in a year")
    }

    static func projectNeeds(_ field: String) -> Problem {
        let examples = ["size": "60 million USD", "start": "2026-07", "build": "3 years"]
        return Problem(
            "missing-field", "a project needs '\(field)'", hint: examples[field].map { "such as \(field): \($0)" })
    }

    static func startOfArrivals() -> Problem {
        Problem(
            "project-start", "'start' is that of agreed projects: those that arrive start when they come",
            hint: "a measure that enables them says from when on they come")
    }

    static func goesWith(_ field: String, _ other: String) -> Problem {
        Problem("missing-field", "'\(field)' goes with '\(other)', and there is none")
    }

    static func mostNeeded() -> Problem {
        Problem(
            "most", "how many projects may come cannot be told from this rate",
            hint: "add 'most', the most that may come by the end on one path")
    }

    static func tooManyProjects(_ limit: Int) -> Problem {
        Problem(
            "most", "more than \(limit) projects may come, and each is simulated",
            hint: "let one project stand for several")
    }

    static func jobsUnit(_ found: Dimension) -> Problem {
        Problem(
            "wrong-unit", "'jobs_per' is posts for an amount invested, and this is in \(found)",
            hint: "such as 12/million USD")
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
