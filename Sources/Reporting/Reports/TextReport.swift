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
}
