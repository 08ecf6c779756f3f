import Reporting

/// A field over years, with values up: how years and values become places in a plot.
struct YearField {
    let years: ClosedRange<Int>
    let axis: ValueAxis

    /// As many years as can be labelled in a wide chart.
    private static let room = 72

    func x(_ year: Int) -> Double {
        guard let first = years.first, years.count > 1 else { return 0.5 }
        return Double(year - first) / Double(years.count - 1)
    }

    func y(_ value: Double) -> Double { axis.fraction(value) }

    func point(_ year: Int, _ value: Double) -> Point { Point(x: x(year), y: y(value)) }

    var across: [Plot.Tick] {
        let labelled = labelled
        return labelled.enumerated().map { number, year in
            // Counted from the end, so that the last year stays.
            Plot.Tick(
                place: x(year), label: String(year),
                isMinor: labelled.count > 7 && (labelled.count - 1 - number) % 2 == 1)
        }
    }

    /// Every year or every second one counted from the last, or round ones farther apart.
    private var labelled: [Int] {
        let round = YearAxis(years, room: Self.room).labelled
        guard round.count > 1, round[1] - round[0] <= 2 else { return round }
        return stride(from: years.upperBound, through: years.lowerBound, by: round[0] - round[1]).reversed()
    }

    func up(_ label: (Double) -> String) -> [Plot.Tick] {
        axis.ticks.map { Plot.Tick(place: y($0), label: label($0)) }
    }

    /// A strip for each row of a table whose first column is the year; `names` are what its columns are called in brief.
    func strips(_ table: TextTable, _ names: [String]) -> [Plot.Strip] {
        table.rows.compactMap { row in
            row.first.flatMap { Int($0) }.map { Plot.Strip(place: x($0), words: Figure.words(row, names)) }
        }
    }
}

/// How lines are told apart: by a letter at their end, by dashes and by colour.
enum Series {
    static let most = MedianChart.mostSeries

    static func letter(_ number: Int) -> String { String(Letters.letter(number)) }

    static func name(_ number: Int) -> String { "s\(number % most)" }

    static func key(_ names: [String]) -> [Figure.Entry] {
        names.enumerated().map {
            Figure.Entry(sign: "line \(name($0.offset))", letter: letter($0.offset), text: $0.element)
        }
    }
}
