/// Years as the columns of a sheet, after one of labels.
struct YearColumns {
    let years: [Int]

    init(_ years: some Sequence<Int>) { self.years = Set(years).sorted() }

    static let labelWidth = 34.0

    /// All columns of years; `nil` where there is no year.
    var all: ClosedRange<Int>? { years.isEmpty ? nil : 1...years.count }

    func column(of year: Int) -> Int? { years.firstIndex(of: year).map { $0 + 1 } }

    /// The columns from a year on.
    func columns(from year: Int) -> ClosedRange<Int>? {
        guard let first = years.firstIndex(where: { $0 >= year }) else { return nil }
        return first + 1...years.count
    }

    /// A bar with a heading and the years.
    func writeHead(_ heading: String, _ sheet: Sheet, _ row: Int) {
        sheet.write(heading, row, 0, Look.head)
        for (place, year) in years.enumerated() { sheet.write(Double(year), row, place + 1, Look.year) }
    }

    func write(_ label: String, _ figures: [Int: Double], _ sheet: Sheet, _ row: Int, _ style: CellStyle) {
        sheet.write(label, row, 0, Look.label.with { ($0.isBold, $0.color) = (style.isBold, style.color) })
        for (place, year) in years.enumerated() {
            if let figure = figures[year] { sheet.write(figure, row, place + 1, style) }
        }
    }
}
