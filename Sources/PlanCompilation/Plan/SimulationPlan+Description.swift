import EconomicModel
import GSLNumerics

extension SimulationPlan: CustomStringConvertible {
    /// The instructions in their order, one a line, with the quantities that they compute: for finding out what a plan
    /// does.
    public var description: String {
        var lines = ["\(laneCount) lanes", "once a path:"]
        for (instruction, name) in zip(oncePerPath, names.oncePerPath) {
            lines.append("  " + line(instruction, name))
        }
        lines.append("in periods 1 to \(timeline.periodCount):")
        for (scheduled, name) in zip(inPeriods, names.inPeriods) {
            lines.append("  " + mark(scheduled.occasion) + line(scheduled.instruction, name))
        }
        return lines.joined(separator: "\n")
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
        return "{\(tables.series[Int(figure.series)].map { "\($0)" }.joined(separator: " "))}"
    }

    private func text(_ function: QuantileFunction) -> String {
        switch function {
        case .fixed(let distribution): "of mean \(distribution.mean)"
        case .byPeriod(let distributions): "of mean {\(distributions.map { "\($0.mean)" }.joined(separator: " "))}"
        case .byPath(let family, let parameters): "\(family)(\(parameters.map(text).joined(separator: ", ")))"
        }
    }
}
