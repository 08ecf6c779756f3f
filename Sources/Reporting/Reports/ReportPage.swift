/// The report on results as a page: the same words, tables and charts for every form that shows them.
package enum ReportPage {
    /// The page on whatever a document holds.
    package static func of(_ content: RunDocument.Content, style: ReportStyle = ReportStyle()) -> Page {
        switch content {
        case .run(let run): RunReport(run, style: style).written()
        case .comparison(let comparison): ComparisonReport(comparison, style: style).written()
        case .attribution(let attribution): AttributionReport(attribution, style: style).written()
        case .packages(let packages): PackageSearchReport(packages, style: style).written()
        case .seek(let seek): SeekReport(seek, style: style).written()
        case .sensitivity(let sensitivity): SensitivityReport(sensitivity, style: style).written()
        }
    }
}
