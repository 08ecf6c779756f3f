import EconomicModel
import GSLNumerics

extension SimulationPlan: CustomStringConvertible {
    /// What is drawn and the instructions in their order, one a line, with the quantities that they compute.
    public var description: String {
        (measures + ["", "drawn, and how many indicators depend on it:"] + draws.map { "  " + text($0) } + [
            "", "once a path:",
        ]
            + zip(oncePerPath, names.oncePerPath).map { "  " + line($0, $1) }
            + ["", "in periods 1 to \(timeline.periodCount):"]
            + zip(inPeriods, names.inPeriods).map { "  " + mark($0.occasion) + line($0.instruction, $1) })
            .joined(separator: "\n")
    }

    /// How much there is to do, and in how much memory.
    private var measures: [String] {
        let always = inPeriods.count { $0.occasion == .everyPeriod }
        let paths = 1024
        let rest = inPeriods.count - always
        return [
            "periods: \(timeline.periodCount), each a \(timeline.step); indicators: \(outputs.count)",
            "instructions: \(oncePerPath.count) once a path, \(always) in every period, \(rest) in some",
            "lanes: \(laneCount); a block of \(paths) paths works in \(byteCount(pathsPerBlock: paths) >> 10) KiB",
        ]
    }

    private func text(_ draw: PlannedDraw) -> String {
        "\(draw.reach)  once a \(draw.cadence)  \(text(draw.stream))"
    }

    private func mark(_ occasion: Occasion) -> String {
        switch occasion {
        case .oncePerPath, .firstPeriod: "[first period] "
        case .firstPeriodOfYear: "[first of year] "
        case .everyPeriod: ""
        }
    }

    private func line(_ instruction: Instruction, _ name: String) -> String {
        name.isEmpty ? text(instruction) : "\(text(instruction))  (\(name))"
    }

    private func text(_ instruction: Instruction) -> String {
        switch instruction {
        case .uniform(let stream, let cadence, let target):
            "\(text(target)) = uniform \(text(stream)), once a \(cadence)"
        case .normal(let stream, let cadence, let target):
            "\(text(target)) = normal \(text(stream)), once a \(cadence)"
        case .yearlyNormal(let stream, let target): "\(text(target)) = normal \(text(stream)) over the year"
        case .affine(let affine, let target): "\(text(target)) = \(text(affine))"
        case .unary(let kernel, let x, let target): "\(text(target)) = \(kernel) \(text(x))"
        case .binary(let kernel, let x, let y, let target): "\(text(target)) = \(kernel) \(text(x)), \(text(y))"
        case .select(let condition, let x, let y, let target):
            "\(text(target)) = if \(text(condition)) then \(text(x)) else \(text(y))"
        case .choice(let condition, let x, let y, let target):
            "\(text(target)) = if \(text(condition)) then \(text(x)) else \(text(y))"
        case .quantile(let place, let uniform, let target):
            "\(text(target)) = quantile \(text(tables.quantiles[place])) at \(text(uniform))"
        case .lookup(let place, let x, let target):
            "\(text(target)) = list \(text(tables.lists[place].map { "\($0)" })) at \(text(x))"
        case .internalGrowth(let flows, let target):
            "\(text(target)) = internal growth of \(tables.parts[flows.parts].map { text($0.lane) }.joined(separator: ", "))"
        case .check(let place, let figure): "check \(names.checks[place]): \(text(figure))"
        case .report(let report): "\(outputs[report.output].name) \(report.rule) \(text(report.figure))"
        }
    }

    private func text(_ stream: UInt64) -> String { names.streams[stream] ?? "\(stream)" }

    private func text(_ lane: Lane) -> String {
        lane.slots == 1 ? "%\(lane.first)" : "%\(lane.first)…\(lane.first + lane.slots - 1)[−\(lane.periodsAgo)]"
    }

    private func text(_ affine: Instruction.Affine) -> String {
        let parts = tables.parts[affine.parts].map { part in
            isConstant(part.weight, 1) ? text(part.lane) : "\(text(part.weight))·\(text(part.lane))"
        }
        let constant = isConstant(affine.constant, 0) && !parts.isEmpty ? [] : [text(affine.constant)]
        return (constant + parts).joined(separator: " + ")
    }

    private func isConstant(_ figure: Instruction.Figure, _ value: Double) -> Bool {
        figure.series < 0 && figure.constant == value
    }

    private func text(_ operand: Instruction.Operand) -> String {
        switch operand {
        case .lane(let lane): text(lane)
        case .known(let figure): text(figure)
        }
    }

    private func text(_ figure: Instruction.Figure) -> String {
        guard figure.series >= 0 else { return "\(figure.constant)" }
        return text(tables.series[Int(figure.series)].map { "\($0)" })
    }

    /// What the periods have; of many, the first and the last.
    private func text(_ figures: [String]) -> String {
        let shown = figures.count > 6 ? figures.prefix(3) + ["…"] + figures.suffix(2) : figures[...]
        return "{\(shown.joined(separator: ", "))}"
    }

    private func text(_ function: QuantileFunction) -> String {
        switch function {
        case .fixed(let quantiles): text(quantiles)
        case .byPeriod(let quantiles): text(quantiles.map(text))
        case .byPath(let family, let parameters): "\(family)(\(parameters.map(text).joined(separator: ", ")))"
        }
    }

    private func text(_ quantiles: KnownQuantiles) -> String {
        switch quantiles {
        case .law(let distribution): "of mean \(distribution.mean)"
        case .table(let table): "from table of mean \(table.distribution.mean)"
        }
    }
}
