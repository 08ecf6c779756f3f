// What is wrong with names.

extension Problem {
    static func unknownBlock(_ block: String, known: [String]) -> Problem {
        let hint = didYouMean(block, known) ?? "names start with \(list(known, "or"))"
        return Problem("unknown-name", "'\(block)' is no block of a scenario", hint: hint)
    }

    static func blockAlone(_ block: String) -> Problem {
        Problem("unknown-name", "'\(block)' is a whole block", hint: "name one of it, or all: \(block).*")
    }

    /// A name that its block does not have; `elsewhere` are the dotted names that other blocks give it.
    static func unknownName(
        _ name: String, in block: String, known: [String]?, elsewhere: [String] = []
    ) -> Problem {
        Problem(
            "unknown-name", "unknown \(Reader.singular(block)) '\(name)'",
            hint: .didYouMean(elsewhere, insteadOf: "\(block).\(name)") ?? nearest(name, known, block))
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

    static func selectsNothing(_ selector: String, hint: Hint? = nil) -> Problem {
        Problem("selects-nothing", "'\(selector)' selects nothing", hint: hint)
    }

    /// No component has the attribute that a selector asks for.
    static func selectsNothing(
        _ selector: String, attribute: Selector.Attribute, known: [String]
    ) -> Problem {
        let meant = didYouMean(attribute.value, known) ?? "\(attribute.name) is \(list(known, "or")) here"
        return selectsNothing(selector, hint: known.isEmpty || known.count > 12 ? nil : meant)
    }

    static func unknownAttribute(_ name: String, of block: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "\(block) have no attribute '\(name)'",
            hint: known.isEmpty ? nil : nearest(name, known, "attributes"))
    }

    static func unknownDriver(_ name: String, in place: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown driver '\(name)' in \(place)", hint: nearest(name, known, "drivers"))
    }

    static func unknownCorridor(_ name: String, in place: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "unknown corridor '\(name)' in \(place)",
            hint: known.isEmpty ? "the scenario has no corridors" : nearest(name, known, "corridors"))
    }

    static func unknownFlow(_ name: String, in place: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "unknown flow '\(name)' in \(place)",
            hint: known.isEmpty ? "the scenario has no flows" : nearest(name, known, "flows"))
    }

    static func unknownMeasure(_ name: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "unknown measure '\(name)'",
            hint: known.isEmpty ? "there is no other measure" : nearest(name, known, "measures"))
    }

    static func unknownIndicator(_ name: String, known: [String]) -> Problem {
        Problem("unknown-name", "unknown indicator '\(name)'", hint: nearest(name, known, "indicators"))
    }

    static func unknownShock(_ name: String, known: [String]) -> Problem {
        Problem(
            "unknown-name", "unknown driver, flow or investment '\(name)' in correlations",
            hint: nearest(name, known, "drivers, flows and investments"))
    }

    static func ambiguousName(_ name: String, _ found: [String]) -> Problem {
        Problem("ambiguous-name", "'\(name)' may be \(list(found, "or"))", hint: "write the full name")
    }

    static func noShock(_ name: String) -> Problem {
        Problem("no-shock", "'\(name)' has no random shock of its own that could be correlated")
    }
}
