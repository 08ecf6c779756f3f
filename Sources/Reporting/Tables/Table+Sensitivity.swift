public import Summaries

extension Table {
    /// `sensitivity.csv`: a row for each figure: of each tenth of each input, its swing and correlations, the indices of
    /// each group, and what knowing a group before choosing would be worth.
    public static func sensitivities(of sensitivity: SensitivityResult) -> Table {
        var table = Table(
            columns: Outcome.columns + [
                "group", "input", "aspect", "input_unit", "figure", "tenth", "from", "to", "paths",
            ]
                + Estimate.columns("value"))
        let head = sensitivity.outcome.cells(of: sensitivity.scenario)
        for input in sensitivity.inputs { table.rows += input.rows(head) }
        for index in sensitivity.indices {
            for (figure, value) in [("first_order_index", index.first), ("total_index", index.total)] {
                table.rows.append(head + [.text(index.group)] + figureCells(figure) + value.cells)
            }
        }
        if let information = sensitivity.information { table.rows += information.rows(sensitivity.scenario) }
        return table
    }

    /// `conditions.csv`: a row for each bound of each condition, with the condition's figures.
    public static func conditions(of sensitivity: SensitivityResult) -> Table {
        var table = Table(
            columns: Outcome.columns + ["condition", "event", "input", "aspect", "input_unit", "from", "to"]
                + Estimate.columns("density") + ["coverage", "base_rate", "support", "density_found", "coverage_found"])
        let head = sensitivity.outcome.cells(of: sensitivity.scenario)
        for (number, condition) in sensitivity.conditions.enumerated() {
            let name: [Cell] = [.integer(number + 1), .text(condition.isReached ? "reached" : "missed")]
            let figures: [Cell] =
                condition.density.cells
                + [
                    condition.coverage, condition.baseRate, condition.support, condition.densityFound,
                    condition.coverageFound,
                ].map(Cell.number)
            for bound in condition.bounds {
                table.rows.append(
                    head + name + [
                        .text(bound.name), .text(bound.aspect), .text(bound.unit), Cell(bound.low), Cell(bound.high),
                    ] + figures)
            }
            if condition.bounds.isEmpty {
                table.rows.append(head + name + Array(repeating: .missing, count: 5) + figures)
            }
        }
        return table
    }

    /// The cells between a group and a value, of a figure that is no input's.
    fileprivate static func figureCells(_ figure: String, input: Cell = .missing) -> [Cell] {
        [input, .missing, .missing, .text(figure), .missing, .missing, .missing, .missing]
    }
}

extension SensitivityResult.Input {
    fileprivate func rows(_ head: [Cell]) -> [[Cell]] {
        let name: [Cell] = head + [.text(group), .text(self.name), .text(aspect), .text(unit)]
        var rows = tenths.enumerated().map { number, tenth -> [Cell] in
            name + [
                .text("tenth_mean"), .integer(number + 1), .number(tenth.from), .number(tenth.to),
                .integer(tenth.paths),
            ] + tenth.mean.cells
        }
        let figures = [
            ("swing", swingEstimate), ("rank_correlation", rankCorrelation),
            ("partial_rank_correlation", partialRankCorrelation),
        ]
        for case (let figure, let value?) in figures {
            rows.append(name + [.text(figure), .missing, .missing, .missing, .missing] + value.cells)
        }
        return rows
    }
}

extension SensitivityResult.Information {
    fileprivate func rows(_ scenario: ScenarioIdentity) -> [[Cell]] {
        let head: [Cell] = [.text(scenario.name), .text(objective), .text(unit), .integer(year)]
        let shares: [Cell] = [.text(scenario.name), .text(objective), .text(""), .integer(year)]
        var rows: [[Cell]] = []
        for alternative in alternatives {
            let name = Cell.text(alternative.name)
            rows.append(
                head + [.missing] + Table.figureCells("alternative_mean", input: name) + alternative.objective.cells)
            rows.append(
                shares + [.missing] + Table.figureCells("alternative_best", input: name)
                    + [.number(alternative.probabilityBest), .missing, .missing, .missing])
        }
        rows.append(head + [.missing] + Table.figureCells("value_of_information") + everything.cells)
        for value in groups {
            rows.append(head + [.text(value.group)] + Table.figureCells("value_of_information") + value.value.cells)
        }
        return rows
    }
}
