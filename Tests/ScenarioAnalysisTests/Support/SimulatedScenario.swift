import EconomicModel
import Foundation
import ScenarioAnalysis
import Summaries
import Testing
import Workers

/// A scenario text that was written to a file, loaded, compiled and run, with every path's figures.
struct SimulatedScenario {
    /// What a run needs to give the same figures again.
    let text: String
    let seed: UInt64
    let prepared: PreparedScenario
    let run: RecordedRun

    /// Runs the scenario of a text, with further files beside it, by name.
    ///
    /// - Throws: ``UnreadableScenario``, or what a run throws.
    init(_ text: String, paths: Int = 200_000, seed: UInt64 = 1, files: [String: String] = [:]) throws {
        prepared = try PreparedScenario.of(text, files: files)
        run = try prepared.recordedRun(RunSettings(paths: paths, seed: seed))
        (self.text, self.seed) = (text, seed)
    }

    /// One indicator's figures in one year, path by path.
    func figures(_ indicator: String, _ year: Int) -> Figures {
        Figures(values(indicator, year), name: "\(indicator) in \(year)", replay: "seed \(seed), scenario:\n\(text)")
    }

    /// The same as plain numbers.
    func values(_ indicator: String, _ year: Int) -> [Double] {
        guard let place = run.outputs.firstIndex(where: { $0.name == indicator }), run.years.contains(year) else {
            Issue.record("there is no indicator '\(indicator)' in \(year)")
            return []
        }
        return Array(run.columns.values(output: place, year: year - run.baseYear))
    }

    /// A figure that is the same on every path; NaN, with an issue, where it is not.
    func single(_ indicator: String, _ year: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> Double {
        let values = values(indicator, year)
        guard let first = values.first, values.allSatisfy({ $0 == first }) else {
            Issue.record("\(indicator) in \(year) is not one figure", sourceLocation: sourceLocation)
            return .nan
        }
        return first
    }
}

/// A scenario of a test that is not one.
struct UnreadableScenario: Error, CustomStringConvertible {
    var description: String
}

/// Scenario files from their blocks.
enum ScenarioText {
    /// A scenario from 2024 on.
    static func scenario(from: Int = 2024, to: Int, step: Timeline.Step = .year, _ blocks: String) -> String {
        "caravan: 1\nhorizon: {from: \(from), to: \(to), step: \(step.rawValue)}\n\(blocks)\n"
    }
}

extension Timeline.Step {
    /// Δ in years.
    var length: Double { 1 / Double(periodsPerYear) }

    /// The middles of a year's periods, in years since the middle of a base year.
    func middles(of year: Int, since baseYear: Int = 2024) -> [Double] {
        (0..<periodsPerYear).map { Double(year - baseYear) - 0.5 + (Double($0) + 0.5) * length }
    }

    /// hₖ for k = 1, 2, … to the end of a year.
    func elapsed(through year: Int, since baseYear: Int = 2024) -> [Double] {
        (0..<(year - baseYear) * periodsPerYear).map { $0 == 0 ? (1 + length) / 2 : length }
    }
}
