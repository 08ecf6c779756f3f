// What is wrong with units, and with figures outside their domain.

extension Problem {
    static func unitClash(_ left: String, _ leftUnit: Dimension, _ right: String, _ rightUnit: Dimension) -> Problem {
        Problem(
            "unit-clash", "units clash: \(left) is \(measure(leftUnit)), \(right) is \(measure(rightUnit))",
            hint: perYear(leftUnit, rightUnit))
    }

    static func unitOfValue(_ found: Dimension, _ unit: Dimension) -> Problem {
        Problem(
            "unit-clash",
            "units clash: the value is \(measure(found)), its unit is \(unit.isNumber ? "that of a number" : "\(unit)")",
            hint: perYear(found, unit))
    }

    private static func measure(_ dimension: Dimension) -> String {
        dimension.isNumber ? "a number" : "in \(dimension)"
    }

    private static func perYear(_ one: Dimension, _ other: Dimension) -> Hint? {
        if one.isNumber != other.isNumber, one == .time || other == .time {
            return "a time has its unit with it, such as 3 days or 2 years"
        }
        return one == other / .time || other == one / .time ? "only one of them is an amount a year" : nil
    }

    static func numberNeeded(_ place: String, _ found: Dimension) -> Problem {
        Problem("unit-clash", "\(place) takes a pure number, and this is in \(found)")
    }

    static func exponentVaries(_ unit: Dimension) -> Problem {
        Problem("unit-clash", "a power of what is in \(unit) needs an exponent that is a plain number")
    }

    static func wrongUnit(_ value: Value, _ found: Dimension) -> Problem {
        let (wanted, example): (String, Hint) =
            switch value.rule.kind {
            case .anything: ("any unit", "")
            case .number: ("a pure number", "such as 5% or 0.05")
            case .rate: ("a rate, a number per year", "such as 3%")
            case .dailyRate: ("a rate, a number per day", "such as 0.8%")
            case .duration: ("a time", "such as 2 years or 6 months")
            case .date: ("a date", "such as 2025, 2025-06 or 2025-06-15")
            case .yearlyAmount: ("an amount a year", "such as 12 million USD")
            case .yearlyMass: ("tonnes a year", "such as 11 Mt/year")
            case .flightRate: ("a number of flights in a time", "such as 2 flights/week")
            case .seats: ("a number of seats", "such as 180 seats")
            case .moneyEach: ("money for each visitor", "such as 900 USD")
            case .money: ("an amount of money", "such as 0.6 million USD")
            case .yearlyMoney: ("an amount of money a year", "such as 0.9 million USD")
            }
        return Problem(
            "wrong-unit", "\(fieldWords(value.name)) is \(wanted), and this is \(found.isNumber ? "" : "in ")\(found)",
            hint: example)
    }

    static func unitNeeded(_ name: String) -> Problem {
        Problem(
            "unit-needed", "'\(name)' depends on itself, so its unit cannot be told from its equation",
            hint: "add 'unit', such as unit: million USD/year, or unit: 1 for a pure number")
    }

    static func outsideDomain(_ value: Value, _ found: Double) -> Problem {
        let isPercent =
            value.rule.domain.upper == 1 && value.rule.domain.contains(found / 100) && found > 1
            && !value.text.contains("%")
        return Problem(
            "outside-domain",
            "\(fieldWords(value.name)) is \(value.rule.domain.text(inPercent: value.text.contains("%"))), and this is \(value.text)",
            hint: isPercent ? "did you mean \(found.shortest)%?" : nil)
    }

    static func notFixed(_ name: String, _ what: String) -> Problem {
        Problem(
            "not-fixed", "'\(name)' is settled before the first period, and '\(what)' varies in time",
            hint: name.hasPrefix("targets.")
                ? "let an indicator hold what varies, and judge that" : "what varies belongs into variables")
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
}
