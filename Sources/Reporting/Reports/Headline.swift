package import Summaries

/// The answer in sentences, as every form of a report gives it.
package enum Headline {
    package static func sentences(of run: RunResult) -> [String] { RunHeadline(run: run).sentences }

    package static func sentences(of comparison: ComparisonResult) -> [String] {
        ComparisonReading(comparison).map { ComparisonHeadline(reading: $0).sentences } ?? ["Nothing was compared."]
    }
}
