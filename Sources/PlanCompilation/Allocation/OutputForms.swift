import EconomicModel

/// An output as forms in its reporting unit.
struct OutputForms {
    let output: PlannedOutput
    /// Its figure in the base year.
    let base: LinearForm
    /// What a period adds to the year's figure, under `rule`.
    let period: LinearForm
    let rule: YearlyRule

    init(_ output: Output, lowering: Lowering, presence: Presence) {
        let timeline = lowering.system.timeline
        let unit = Profile.constant(output.unitFactor)
        base = lowering.form(of: Facet(.base, of: output.quantity)).divided(by: unit)
        let shown = lowering.form(of: Facet(.shown, of: output.quantity))
        if let known = shown.known {
            period = LinearForm(Self.yearlyFigures(known, output.overYear, timeline)).divided(by: unit)
            rule = .end
        } else {
            let count = output.overYear == .mean ? Double(timeline.step.periodsPerYear) : 1
            period = shown.divided(by: .constant(output.unitFactor * count))
            rule = output.overYear
        }
        self.output = PlannedOutput(
            name: output.name, overYear: output.overYear,
            isPresent: timeline.years.map { year in
                guard year > timeline.baseYear else { return presence.inBaseYear(output.quantity) }
                let periods = timeline.periods(of: year)
                let needed = output.overYear == .end ? periods.suffix(1) : periods
                return needed.allSatisfy { presence.isShown(output.quantity, in: $0) }
            },
            isPresentOnSomePathsOnly: presence.isShownOnSomePathsOnly(output.quantity))
    }

    /// In every period, the figure of its year.
    private static func yearlyFigures(_ known: Profile, _ rule: YearlyRule, _ timeline: Timeline) -> Profile {
        Profile(
            periods: (1...timeline.periodCount).map { period in
                let figures = timeline.periods(of: timeline.year(of: period)).map { known.value(in: $0) }
                return switch rule {
                case .mean: figures.reduce(0, +) / Double(figures.count)
                case .end: figures[figures.count - 1]
                case .sum: figures.reduce(0, +)
                case .max: figures.reduce(-.infinity) { BinaryKernel.maximum($0, $1) }
                }
            })
    }
}

extension Timeline {
    /// The periods of a simulated year.
    func periods(of year: Int) -> Range<Int> {
        let first = (year - baseYear - 1) * step.periodsPerYear + 1
        return first..<first + step.periodsPerYear
    }
}
