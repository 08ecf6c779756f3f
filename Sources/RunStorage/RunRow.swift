internal import Foundation
internal import GRDB

/// A row of the table of runs.
struct RunRow {
    private static let columns = """
        runs.id, time, command, arguments, name, scenario, title, answer, headline, paths, seed, sampling,
        scenario_digest, caravan_version, format_version, documents.digest
        """

    private let row: Row

    /// Runs by the end of a query.
    ///
    /// - Throws: `DatabaseError`, and ``RunArchiveError`` where a row does not hold what it must.
    static func fetch(_ db: Database, _ end: String, _ arguments: StatementArguments) throws -> [ArchivedRun] {
        let sql = "SELECT \(columns) FROM runs LEFT JOIN documents ON documents.id = document \(end)"
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try RunRow(row: $0).run() }
    }

    private func run() throws -> ArchivedRun {
        let arguments = try? JSONDecoder().decode([String].self, from: Data(try text(3).utf8))
        return ArchivedRun(
            id: try number(0), time: try text(1),
            record: RunRecord(
                command: try text(2), arguments: arguments ?? [], name: try text(4), scenario: try text(5),
                title: try text(6), answer: try text(7), headline: try text(8), paths: Int(try number(9)),
                seed: UInt64(bitPattern: try number(10)), sampling: try text(11), scenarioDigest: try text(12),
                caravanVersion: try text(13), formatVersion: Int(try number(14))), documentDigest: try text(15))
    }

    // By way of database values: to read a row's value as another type than it has would end the program.

    private func text(_ column: Int) throws -> String {
        guard let text = String.fromDatabaseValue(row[column] as DatabaseValue) else { throw misfit(column) }
        return text
    }

    private func number(_ column: Int) throws -> Int64 {
        guard let number = Int64.fromDatabaseValue(row[column] as DatabaseValue) else { throw misfit(column) }
        return number
    }

    private func misfit(_ column: Int) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_MISMATCH, message: "column \(column + 1) of a run does not hold what it must")
    }
}
