import EconomicModel
import Summaries

/// A figure of every path that shows what the luck of a group came to: an input's value, a driver's mean, the number of
/// events of a risk.
struct InputFeature {
    /// How one figure comes from the years.
    enum Aspect: Hashable {
        /// The figure of the last year; of what is fixed, the figure.
        case value
        case mean, highest, lowest
    }

    var group: Int
    var name: String
    var quantity: QuantityID
    var aspect: Aspect
    /// Whether it is the same in all years.
    var isFixed: Bool
    var unit: Unit

    /// What it is reported in: money in millions.
    static func reportingUnit(_ unit: Unit, _ name: String) -> Unit {
        if name.hasSuffix(".start") { return Unit(.number, factor: 1, symbol: "year") }
        let isAmount = UnitTable.currencies.contains { currency in
            let money = Dimension([.money(currency): 1])
            return unit.dimension == money || unit.dimension == money / .time
        }
        return isAmount ? Unit(unit.dimension, factor: 1e6, symbol: "million \(unit.dimension)") : unit
    }

    /// What results call the aspect, of years up to one.
    func text(from first: Int, to last: Int) -> String {
        func span(_ start: Int) -> String { start == last ? "\(last)" : "\(start)–\(last)" }
        let later = Self.laterHalf(from: first, to: last).lowerBound
        return switch aspect {
        case .value: isFixed ? "" : "in \(last)"
        case .mean: "mean \(span(first))"
        case .highest: "highest \(span(later))"
        case .lowest: "lowest \(span(later))"
        }
    }

    /// The years that extremes are looked for in: what matters for the end.
    static func laterHalf(from first: Int, to last: Int) -> ClosedRange<Int> { (first + last + 1) / 2...last }

    /// The figure of each path of a block, in the reporting unit; the columns hold base units.
    ///
    /// - Parameters:
    ///   - columns: Where they are.
    ///   - output: The quantity's place among them.
    ///   - baseYear: The base year.
    ///   - last: The last year.
    ///   - count: How many paths.
    func figures(in columns: PathColumns, output: Int, baseYear: Int, through last: Int, count: Int) -> [Double] {
        func values(_ year: Int) -> UnsafeBufferPointer<Double> { columns.values(output: output, year: year - baseYear) }
        func combined(_ years: ClosedRange<Int>, _ rule: (Double, Double) -> Double) -> [Double] {
            (0..<count).map { path in years.dropFirst().reduce(values(years.lowerBound)[path]) { rule($0, values($1)[path]) } }
        }
        let (all, later) = (baseYear + 1...last, Self.laterHalf(from: baseYear + 1, to: last))
        let figures: [Double] =
            switch aspect {
            case .value: Array(values(last).prefix(count))
            case .mean: combined(all, +).map { $0 / Double(all.count) }
            case .highest: combined(later, max)
            case .lowest: combined(later, min)
            }
        return unit.factor == 1 ? figures : figures.map { $0 / unit.factor }
    }
}

extension DrawGroups {
    /// What shows the luck of each group, the simplest aspect of each quantity first.
    ///
    /// An input shows itself. Of components, drivers show their level, flows and investments their own growth so far, risks
    /// their events so far, projects those that are completed. What has no such quantity shows nothing.
    func features(in system: EquationSystem) -> [InputFeature] {
        let places = Dictionary(
            system.quantities.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return groups.enumerated().flatMap { place, group in
            group.members.flatMap { member -> [InputFeature] in
                guard let (quantity, isPath) = Self.quantity(of: member, places) else { return [] }
                let aspects: [InputFeature.Aspect] = isPath && !group.isFixed ? [.mean, .highest, .lowest] : [.value]
                let unit = InputFeature.reportingUnit(system.quantities[quantity].unit, member)
                return aspects.map {
                    InputFeature(
                        group: place, name: member, quantity: QuantityID(quantity), aspect: $0,
                        isFixed: group.isFixed, unit: unit)
                }
            }
        }
    }

    /// The quantity that shows a member, and whether it is a level that goes up and down, rather than one that adds up.
    private static func quantity(of member: String, _ places: [String: Int]) -> (place: Int, isLevel: Bool)? {
        let candidates = [
            (member, true), ("\(member).value", member.hasPrefix("drivers.")), ("\(member)/walk", false),
            ("\(member).events", false), ("\(member).completed", false),
        ]
        for (name, isLevel) in candidates {
            if name == "\(member).value", !isLevel { continue }
            if let place = places[name] { return (place, isLevel) }
        }
        return nil
    }
}
