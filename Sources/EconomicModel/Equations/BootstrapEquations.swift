// The equations of drivers that repeat stretches of their history (D. N. Politis, J. P. Romano, "A circular block-resampling
// procedure for stationary data", 1992).

extension SystemBuilder {
    /// Where in the history a stretch begins that is taken over: drawn at the start of each block, and held.
    ///
    /// Blocks are counted from the start of the calendar, so that two scenarios that start in different years have the same
    /// blocks; only the first of a scenario may be cut short.
    mutating func declareBlocks(of driver: Driver) {
        let name = "drivers.\(driver.name)"
        declare(Self.place(of: driver), origin: driver.origin, unit: .number) { builder, place in
            guard let changes = builder.changes(of: driver), let length = builder.blockLength(driver) else {
                return nil
            }
            guard length <= changes.count else {
                builder.findings.add(.blockTooLong(changes.count), at: driver.block?.origin ?? driver.origin)
                return nil
            }
            let timeline = builder.timeline
            let starts = builder.series { timeline.age(in: $0, blockLength: length) == 0 ? 1 : 0 }
            let drawn = Term.floor(.constant(Double(changes.count)) * .uniform(stream: "\(name)/block", .period))
            return Definition(.number, base: .zero, own: .select(starts, drawn, .previousOwn(place)))
        }
    }

    private static func place(of driver: Driver) -> String { "drivers.\(driver.name)/place" }

    /// The level times a change of the history in each period.
    mutating func bootstrap(_ driver: Driver, _ id: QuantityID) -> Definition? {
        guard let start = positiveStart(driver), let leader = leader(of: driver),
            let changes = changes(of: driver), let length = blockLength(leader),
            let place = self.id(named: Self.place(of: leader)), unit(of: place) != nil
        else { return nil }
        let list = ChangeList(changes, timeline, blockLength: length)
        let change = Term.lookup(list.factors, at: .quantity(place) + series(list.offset))
        return Definition(Unit(baseOf: start.dimension), base: start.term, own: .previousOwn(id) * change)
    }

    /// The driver whose blocks a driver takes: its own, or those of the one that `with` names.
    private mutating func leader(of driver: Driver) -> Driver? {
        guard let with = driver.with else { return driver }
        let others = scenario.drivers.filter { $0.process == .bootstrap && $0.with == nil && $0.name != driver.name }
        guard let leader = others.first(where: { $0.name == with.text }) else {
            findings.add(.notBootstrap(with.text, known: others.map(\.name)), at: with.origin)
            return nil
        }
        guard case .success(let own)? = column(of: driver), case .success(let other)? = column(of: leader) else {
            return leader
        }
        let isOneFile = driver.history?.file?.text == leader.history?.file?.text
        guard own.rows.count == other.rows.count, !isOneFile || own.rows == other.rows else {
            findings.add(.blocksDiffer(driver.name, own.rows, leader.name, other.rows), at: with.origin)
            return nil
        }
        return leader
    }

    /// The periods that a block lasts.
    private mutating func blockLength(_ driver: Driver) -> Int? {
        plain(driver.block).map { max(1, Int(min(1e6, $0 * Double(timeline.step.periodsPerYear)).rounded())) }
    }

    private func column(of driver: Driver) -> Result<DataColumn, Problem>? {
        guard let file = driver.history?.file, let column = driver.history?.column else { return nil }
        return readColumn(file.text, column.text, file.origin)
    }

    /// Each figure of a driver's history over the one before it.
    private mutating func changes(of driver: Driver) -> [Double]? {
        guard let file = driver.history?.file, let column = driver.history?.column,
            let result = self.column(of: driver)
        else { return nil }
        switch result {
        case .failure(let problem):
            findings.add(problem, at: file.origin)
            return nil
        case .success(let data):
            guard data.figures.count >= 2 else {
                findings.add(.historyTooShort(column.text, file.text), at: column.origin)
                return nil
            }
            for (row, next) in zip(data.rows, data.rows.dropFirst()) where next != row + 1 {
                findings.add(.historyGap(column.text, file.text, row: row + 1), at: column.origin)
                return nil
            }
            if let problem = data.problem(ofPeriods: timeline.step, column.text, file.text) {
                findings.add(problem, at: file.origin)
                return nil
            }
            for (row, figure) in zip(data.rows, data.figures) where figure <= 0 {
                findings.add(.historyNotPositive(column.text, file.text, row: row), at: column.origin)
                return nil
            }
            return zip(data.figures, data.figures.dropFirst()).map { $1 / $0 }
        }
    }
}

extension DataColumn {
    /// What is wrong with the years of a history that is to have a row for each period; nothing where it tells none.
    fileprivate func problem(ofPeriods step: Timeline.Step, _ column: String, _ file: String) -> Problem? {
        guard !years.isEmpty else { return nil }
        let known = years.compactMap { $0 }
        if known.count < years.count, let unknown = years.firstIndex(of: nil) {
            return .historyWithoutYear(file, row: rows[unknown])
        }
        let length = 1 / Double(step.periodsPerYear)
        let times = Self.times(known, step)
        let wrong = times.indices.dropLast().filter { abs(times[$0 + 1] - times[$0] - length) > length / 5 }
        let back = wrong.first { times[$0 + 1] < times[$0] }
        guard let first = back ?? wrong.first else { return nil }
        if back == nil, wrong.count * 2 >= times.count - 1 { return .historyOfOtherStep(column, file, step.rawValue) }
        return .historySkips(file, from: known[first].shortest, to: known[first + 1].shortest, row: rows[first + 1])
    }

    /// When each row is, where whole years stand beside each of the periods that they have; the first year may have begun
    /// before the history does.
    private static func times(_ years: [Double], _ step: Timeline.Step) -> [Double] {
        guard step != .year, years.allSatisfy({ $0 == $0.rounded() }), let first = years.first else { return years }
        let periods = step.periodsPerYear
        var (year, place) = (first, max(0, periods - years.prefix { $0 == first }.count))
        return years.map { next in
            if next != year { (year, place) = (next, 0) }
            defer { place += 1 }
            return year + Double(place) / Double(periods)
        }
    }
}

/// The changes of a history as they follow each other in a circle, from every place on.
///
/// The first step reaches from the middle of the base year to the middle of the first period: with n periods a year, over
/// the first period's own change, those of the n/2 − 1 periods before, and the second half of the one before these; with
/// yearly steps, over one whole change.
private struct ChangeList {
    /// What the first step multiplies by, from every place on; then what each later period does, on around the circle.
    let factors: [Double]
    /// Where a period's change stands in a stretch, counted from its place.
    let offset: (_ period: Int) -> Double

    init(_ changes: [Double], _ timeline: Timeline, blockLength: Int) {
        let count = changes.count
        func change(_ place: Int) -> Double { changes[(place % count + count) % count] }
        let whole = timeline.step.periodsPerYear / 2
        let first = changes.indices.map { place in
            let half = timeline.step == .year ? change(place) : change(place - whole).squareRoot()
            return (0..<whole).reduce(half) { $0 * change(place - $1) }
        }
        factors = first + (0..<count + blockLength).map(change)
        offset = { period in
            period > 1 ? Double(count + timeline.age(in: period, blockLength: blockLength)) : 0
        }
    }
}

extension Timeline {
    /// How many periods ago the block began that a period lies in; the first block begins with the first period.
    fileprivate func age(in period: Int, blockLength: Int) -> Int {
        let place = Int(calendarTime(of: period)) / (12 / step.periodsPerYear) % blockLength
        return min(place, max(0, period - 1))
    }
}
