public import Summaries

/// The report as text, for a terminal or a file: the answer first, then tables and charts, then what it rests on.
///
/// No line is wider than the style's width. Nothing but the results and the style goes in, so that one run always gives
/// one text.
public enum TextReport {
    /// The report on one run.
    public static func text(of run: RunResult, style: ReportStyle = ReportStyle()) -> String {
        RunReport(run, style: style).text()
    }

    /// The report on scenarios beside a baseline.
    public static func text(of comparison: ComparisonResult, style: ReportStyle = ReportStyle()) -> String {
        ComparisonReport(comparison, style: style).text()
    }

    /// The report on what each measure contributes.
    public static func text(of attribution: AttributionResult, style: ReportStyle = ReportStyle()) -> String {
        AttributionReport(attribution, style: style).text()
    }

    /// The report on which measures to choose.
    public static func text(of packages: PackageSearchResult, style: ReportStyle = ReportStyle()) -> String {
        PackageSearchReport(packages, style: style).text()
    }

    /// The report on what one would have to believe.
    public static func text(of seek: SeekResult, style: ReportStyle = ReportStyle()) -> String {
        SeekReport(seek, style: style).text()
    }

    /// The report on what an outcome depends on.
    public static func text(of sensitivity: SensitivityResult, style: ReportStyle = ReportStyle()) -> String {
        SensitivityReport(sensitivity, style: style).text()
    }

    /// The report on whatever a document holds.
    public static func text(of content: RunDocument.Content, style: ReportStyle = ReportStyle()) -> String {
        switch content {
        case .run(let run): text(of: run, style: style)
        case .comparison(let comparison): text(of: comparison, style: style)
        case .attribution(let attribution): text(of: attribution, style: style)
        case .packages(let packages): text(of: packages, style: style)
        case .seek(let seek): text(of: seek, style: style)
        case .sensitivity(let sensitivity): text(of: sensitivity, style: style)
        }
    }
}
