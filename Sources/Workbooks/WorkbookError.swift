/// Why a workbook could not be written.
public enum WorkbookError: Error, Sendable, Equatable {
    /// libxlsxwriter refused: its number of the error, and its words.
    case library(code: UInt32, reason: String)
    /// The file that the library writes to could not be made or read, for the system's reason.
    case scratch(folder: String, reason: String)
    /// What the library wrote is no whole file, as on a disk that is full.
    case incomplete
}

extension WorkbookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .library(_, let reason): "cannot write results.xlsx: \(reason)"
        case .scratch(let folder, let reason): "cannot write results.xlsx by way of \(folder): \(reason)"
        case .incomplete: "cannot write results.xlsx: its file was cut short, as on a disk that is full"
        }
    }
}
