package import Summaries

/// How the figures of an outcome are written side by side: probabilities as percentages and their differences in points,
/// levels in the indicator's unit, first years as years.
package struct OutcomeScale {
    package let outcome: Outcome
    private let format: NumberFormat

    /// The scale on which figures such as these are told apart.
    init(_ outcome: Outcome, of figures: [Double]) {
        self.outcome = outcome
        let largest = figures.filter(\.isFinite).map { abs($0) }.max() ?? 0
        switch outcome.kind {
        case .probability: format = NumberFormat(decimals: largest < 0.005 ? 2 : 1, exponent: 0)
        case .level: format = .fitting(figures)
        case .arrival: format = NumberFormat(decimals: largest < 10 ? 2 : 1, exponent: 0)
        }
    }

    // MARK: In tables and charts

    package func value(_ value: Double?) -> String {
        switch outcome.kind {
        case .probability: Share.text(value, decimals: format.decimals)
        case .level: format.text(value)
        case .arrival: value.map { Numeral.date($0) } ?? "–"
        }
    }

    package func change(_ value: Double?) -> String { format.signed(value.map(scaled)) }

    package func halfWidth(_ estimate: Estimate) -> String {
        format.halfWidth(estimate.low.map(scaled), estimate.high.map(scaled))
    }

    /// The unit of values; empty where they carry it themselves.
    package var unit: String { outcome.kind == .level ? format.unit(outcome.unit) : "" }

    /// The unit over a chart, where values do not carry it themselves.
    func title(_ style: ReportStyle) -> [Line] {
        unit.isEmpty ? [] : [Line(style.legible(unit).shortened(to: style.width, style: style), .faint)]
    }

    /// The unit of differences.
    package var changeUnit: String {
        switch outcome.kind {
        case .probability: "percentage points"
        case .level: format.unit(outcome.unit)
        case .arrival: "years"
        }
    }

    /// A value on an axis.
    package func tick(_ axis: ValueAxis, _ tick: Double) -> String {
        let step = axis.ticks.count > 1 ? axis.ticks[1] - axis.ticks[0] : 0
        switch outcome.kind {
        case .probability:
            return tick < 0 ? Share.points(tick) : Share.text(tick, decimals: Share.decimals(forStep: step))
        case .arrival: return Numeral.date(tick, decimals: 2)
        case .level: return format.tick(axis, tick)
        }
    }

    private func scaled(_ value: Double) -> Double { outcome.kind == .probability ? value * 100 : value }
}

extension Outcome {
    // MARK: In sentences

    /// `7.5 %`, `228 million USD/year`, `2031.4`.
    func reading(_ value: Double) -> String {
        switch kind {
        case .probability: Share.text(value)
        case .level: quantity(Numeral.readable(value), unit)
        case .arrival: Numeral.date(value)
        }
    }

    /// The same without a unit that comes again.
    func bare(_ value: Double) -> String { kind == .level ? Numeral.readable(value) : reading(value) }

    /// The size of a difference: `12.7 points`, `113 million USD/year`, `1.70 years`.
    func size(_ change: Double) -> String {
        let unit =
            switch kind {
            case .probability: "points"
            case .level: self.unit
            case .arrival: "years"
            }
        return quantity(figure(abs(change), beside: [change]), unit)
    }

    /// A difference with its sign: `+12.7`.
    func signed(_ change: Double) -> String { signed(change, beside: [change]) }

    /// `+12.7 (+11.9 to +13.6)`.
    func signedInFull(_ change: Estimate) -> String {
        signed(change.value) + (range(change).map { " (\($0))" } ?? "")
    }

    /// `+11.9 to +13.6`; `nil` where there is no interval.
    func range(_ change: Estimate) -> String? {
        change.interval.map { low, high in
            [low, high].map { signed($0, beside: [change.value]) }.joined(separator: " to ")
        }
    }

    private func signed(_ change: Double, beside others: [Double]) -> String {
        let text = figure(change, beside: others)
        return change > 0 && text.showsSomething ? "+" + text : text
    }

    /// A difference with as many decimals as the others need.
    private func figure(_ change: Double, beside others: [Double]) -> String {
        let largest = others.filter(\.isFinite).map { abs($0) }.max() ?? 0
        switch kind {
        case .probability: return Numeral.fixed(change * 100, decimals: largest > 0 && largest < 0.0005 ? 2 : 1)
        case .arrival: return Numeral.fixed(change, decimals: 2)
        case .level:
            let decade = largest > 0 ? Decade.of(largest) : 0
            guard -4...8 ~= decade else { return Numeral.readable(change) }
            return Numeral.fixed(change, decimals: max(0, 2 - decade))
        }
    }
}
