public import Summaries

/// The report as text, for a terminal or a file: the answer first, then tables and charts, then what it rests on.
///
/// No line is wider than the style's width. Nothing but the results and the style goes in, so that one run always gives
/// one text.
public enum TextReport {
    /// The report on one run.
    public static func text(of run: RunResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .run(run), style: style)
    }

    /// The report on scenarios beside a baseline.
    public static func text(of comparison: ComparisonResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .comparison(comparison), style: style)
    }

    /// The report on what each measure contributes.
    public static func text(of attribution: AttributionResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .attribution(attribution), style: style)
    }

    /// The report on which measures to choose.
    public static func text(of packages: PackageSearchResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .packages(packages), style: style)
    }

    /// The report on what one would have to believe.
    public static func text(of seek: SeekResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .seek(seek), style: style)
    }

    /// The report on what an outcome depends on.
    public static func text(of sensitivity: SensitivityResult, style: ReportStyle = ReportStyle()) -> String {
        text(of: .sensitivity(sensitivity), style: style)
    }

    /// The report on whatever a document holds.
    public static func text(of content: RunDocument.Content, style: ReportStyle = ReportStyle()) -> String {
        ReportPage.of(content, style: style).text
    }
}
