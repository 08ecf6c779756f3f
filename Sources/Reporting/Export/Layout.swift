/// How the figures of a run are laid out as one table.
public enum Layout: String, Sendable, Hashable, CaseIterable {
    /// A row for each scenario, indicator and year; a column for each statistic: the summary as it stands.
    case wide
    /// A row for each single figure: `scenario,indicator,unit,year,statistic,value`.
    case long
    /// A row for each indicator and statistic; a column for each year.
    case years
    /// The timeseries template of the Integrated Assessment Modeling Consortium, with a variable `indicator|statistic`
    /// for each statistic in the indicator's unit; rows without a figure are left out.
    case iamc
}
