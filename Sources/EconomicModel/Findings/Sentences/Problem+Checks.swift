// What a run finds that cannot be.

extension Problem {
    /// An amount that fell below 0 on some of all paths, which it cannot by its nature, from a year on: by effects of
    /// `owners` on `acted` quantities, where these are others, or where there are none by its own figures.
    public static func belowZero(
        _ name: String, on paths: (count: Int, of: Int), from year: Int, owners: [String], on acted: [String]
    ) -> Problem {
        let fell = "'\(name)' falls below 0 on \(share(paths)), first in \(year)"
        guard !owners.isEmpty else {
            return Problem(
                "below-zero", "\(fell): no effect takes it there but its own figures",
                hint: "see what is drawn or may be negative in it: truncate(…) and max(…, 0) keep to what makes sense")
        }
        let verb = owners.count == 1 ? "acts" : "act"
        let object = acted.isEmpty ? "it" : list(acted.map { "'\($0)'" }, "and")
        return Problem(
            "below-zero", "\(fell): \(list(owners.map { "'\($0)'" }, "and")) \(verb) on \(object)",
            hint: "a raise by less than -100% or a shift by more than there is leaves less than nothing")
    }

    /// A field's figure that is outside of what makes sense on some of all paths, from a year on: by effects of `owners`,
    /// or where there are none by what is drawn.
    public static func outsideBounds(
        _ name: String, _ domain: ValueRule.Domain, on paths: (count: Int, of: Int), from year: Int, owners: [String],
        isOfBaseYear: Bool
    ) -> Problem {
        let isShare = domain.upper == 1 || domain.lower == -1
        let wanted = domain.text(inPercent: isShare)
        let found = "'\(name)' is not \(wanted) on \(share(paths)), \(isOfBaseYear ? "" : "first ")in \(year)"
        if isOfBaseYear {
            return Problem(
                "outside-bounds", found,
                hint: "what was observed did pass: let no capacity be drawn that is smaller than its traffic")
        }
        guard !owners.isEmpty else {
            return Problem(
                "outside-bounds", found, hint: "truncate(…) keeps what is drawn within what makes sense")
        }
        let verb = owners.count == 1 ? "acts" : "act"
        return Problem("outside-bounds", "\(found): \(list(owners.map { "'\($0)'" }, "and")) \(verb) on it")
    }

    /// A quantity that is not the sum of its parts.
    public static func sumIsOff(_ name: String, on paths: (count: Int, of: Int), from year: Int) -> Problem {
        Problem(
            "sum-is-off", "'\(name)' is not the sum of its parts on \(share(paths)), first in \(year)",
            hint: "this is a mistake of the program and not of the scenario: please report it")
    }

    /// `123 of 10000 paths (1.2 %)`.
    private static func share(_ paths: (count: Int, of: Int)) -> String {
        guard paths.count < paths.of else { return "every path" }
        let percent = Double(paths.count) / Double(paths.of) * 100
        let rounded = (percent * 10).rounded() / 10
        let shown = rounded == 0 ? "less than 0.1" : rounded == 100 ? "more than 99.9" : rounded.shortest
        return "\(paths.count) of \(paths.of) paths (\(shown) %)"
    }
}
