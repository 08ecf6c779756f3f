/// A chart of a report, as what it shows: each form of a report draws it in its own way.
package enum ReportChart {
    case fan(FanChart)
    case reached(ReachedChart)
    case histogram(HistogramChart)
    case medians(MedianChart)
    case bars(BarChart)
    case tornado(TornadoChart)
    case waterfall(WaterfallChart)
    case probability(ProbabilityChart)

    /// The chart in characters.
    func lines() -> [Line] {
        switch self {
        case .fan(let chart): chart.lines()
        case .reached(let chart): chart.lines()
        case .histogram(let chart): chart.lines()
        case .medians(let chart): chart.lines()
        case .bars(let chart): chart.lines()
        case .tornado(let chart): chart.lines()
        case .waterfall(let chart): chart.lines()
        case .probability(let chart): chart.lines()
        }
    }
}
