import ArgumentParser
import EconomicModel
import Reporting
import RunStorage
import ScenarioAnalysis
import ScenarioFiles
import Simulation
import Summaries
import Workbooks

/// How the program ends, by the codes of BSD's sysexits.
enum ExitStatus: Int32 {
    /// A run that does not come out as it did.
    case different = 1
    case usage = 64
    case badScenario = 65
    case noInput = 66
    case internalError = 70
    case cannotCreate = 73
    case outputError = 74
    case interrupted = 130

    /// Runs a command, says what went wrong in words, and ends with the code for it.
    static func reporting(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            let (status, text) = explain(error)
            if !text.isEmpty { Terminal.log(text) }
            throw ExitCode(status.rawValue)
        }
    }

    private static func explain(_ error: any Error, in scenario: String) -> (ExitStatus, String) {
        let (status, text) = explain(error)
        return (status, text.replacing("error: ", with: "error: \(scenario): ", maxReplacements: 1))
    }

    private static func explain(_ error: any Error) -> (ExitStatus, String) {
        switch error {
        case let error as InvalidScenario:
            (.badScenario, "\(error.report.text)\n\(error.report.count)")
        case let error as NoSuchScenario:
            (
                .noInput,
                "error: there is no scenario file '\(error.path)'" + (error.hint.map { "\n   hint: \($0)" } ?? "")
            )
        case let error as NoSuchRun:
            (.noInput, "error: \(error.description)")
        case let error as RunDocumentError:
            (.badScenario, "error: \(error)")
        case let error as ScenarioFailure:
            explain(error.error, in: error.scenario)
        case let error as NumericalFailure:
            (
                .badScenario,
                "error: \(error)\n   hint: something in it overflows, takes a logarithm or root of what is not positive, or counts more projects than 'most' leaves room for"
            )
        case let error as ColumnMemoryError:
            (.usage, "error: \(error)")
        case let error as OutcomeError: (.usage, "error: \(error)")
        case let error as PrecisionError: (.usage, "error: \(error)")
        case let error as PackageSearchError: (.usage, "error: \(error)")
        case let error as NoMeasures: (.badScenario, "error: \(error)")
        case let error as TooManyMeasures: (.badScenario, "error: \(error)")
        case let error as RunComparisonError:
            (.badScenario, "error: \(error)")
        case is CancellationError:
            (.interrupted, "interrupted: nothing was written, and earlier results stand")
        case let error as ReportFolderError:
            (error.isCreation ? .cannotCreate : .outputError, "error: \(error)")
        case let error as RepairError: (.outputError, "error: \(error)")
        case let error as NewFolderError: (.cannotCreate, "error: \(error)")
        case let error as WorkbookError: (.outputError, "error: \(error)")
        case let error as ArchivingFailure:
            (.outputError, "error: the results are written, but the run is not archived: \(error.reason)")
        case let error as UnreadableRun:
            (.badScenario, "error: this program cannot run run \(error.id) again: \(error.reason)")
        case let error as RunArchiveError: (error.status, "error: \(error)")
        case let error as OutputFailure:
            (.outputError, "error: cannot write to standard output: \(error.reason)")
        default:
            (.internalError, "error: \(error)")
        }
    }
}

extension ReportFolderError {
    /// Whether the results' place could not be made, rather than written to.
    fileprivate var isCreation: Bool {
        switch self {
        case .unusableName, .notAFolder, .refused(.create, _, _), .refused(.find, _, _): true
        case .refused: false
        }
    }
}

extension RunArchiveError {
    fileprivate var status: ExitStatus {
        switch self {
        case .absent, .noSuchRun: .noInput
        case .notAnArchive, .newer, .damaged: .badScenario
        case .busy, .refused: .outputError
        }
    }
}
