import ArgumentParser
import Reporting

/// A command that gives results: they are written, shown and archived, and can be made again from what is archived.
protocol ResultCommand: ParsableCommand {
    var simulation: SimulationOptions { get }
    var output: OutputOptions { get }
    /// Whether its results can be written as a workbook.
    static var hasWorkbook: Bool { get }

    /// Computes the results.
    ///
    /// - Parameter session: Where scenarios are read from, and how the work is done.
    /// - Returns: The results, which depend on the arguments and on the files that were read, and on nothing else.
    /// - Throws: What is wrong with the scenarios or the request, or `CancellationError`.
    func result(_ session: Session) throws -> NamedResult
}

extension ResultCommand {
    static var hasWorkbook: Bool { true }

    func run() throws {
        try ExitStatus.reporting {
            try checkParts()
            let session = Session(workers: simulation.workers, isQuiet: output.screen.quiet)
            try output.publish(try result(session), session)
        }
    }

    /// - Throws: `ValidationError` where nothing of the results would be written.
    func checkParts() throws {
        if !Self.hasWorkbook, output.only == [.xlsx] {
            throw ValidationError("--only xlsx: only run and compare write a workbook")
        }
    }
}

/// Results, with what they are filed under and how to make them again.
struct NamedResult {
    var name: String
    /// What follows `caravan`, the command first, without what does not matter to the results.
    var arguments: [String]
    var content: RunDocument.Content
}
