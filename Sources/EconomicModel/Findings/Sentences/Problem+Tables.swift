// What is wrong with tables of components.

extension Problem {
    static func tableOutOfPlace() -> Problem {
        Problem(
            "table", "'table' makes many flows of one entry, and does not stand here",
            hint: "give it a name: flows: {trade: {table: …}}")
    }

    static func emptyTable(_ table: String) -> Problem {
        Problem("table", "the table '\(table)' has no rows")
    }

    static func rowTwice(_ name: String, first line: Int?) -> Problem {
        Problem(
            "table", "there is another row for '\(name)'",
            hint: line.map { "keep one of them, or tell them apart by their sectors; the first is in line \($0)" })
    }

    static func missingCell(_ column: String) -> Problem {
        Problem("table", "this row has no '\(column)'", hint: "rows are named by the columns from, to and sector")
    }

    static func rowRepeatsKey(_ key: String) -> Problem {
        Problem(
            "table", "'\(key)' stands twice for this row once the braces are filled in",
            hint: "where both ends are one economy, give the row a table of its own")
    }

    static func unknownPlaceholder(_ word: String, known: [String]) -> Problem {
        Problem("table", "'{\(word)}' is no column of the table", hint: nearest(word, known, "columns"))
    }

    static func uselessColumn(_ column: String, kind: String, known: [String]) -> Problem {
        Problem(
            "table", "the column '\(column)' is no field of a \(kind), and nothing uses {\(column)}",
            hint: didYouMean(column, known))
    }

    static func tableNotQuantity(_ table: String, in block: String, count: Int) -> Problem {
        Problem(
            "unknown-name", "'\(block).\(table)' is a table of \(count) \(block)",
            hint: "name one of them, or all: \(block).\(table).*")
    }
}
