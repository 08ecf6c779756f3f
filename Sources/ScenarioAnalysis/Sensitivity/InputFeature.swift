import EconomicModel
import Summaries

/// A figure of every path that shows what the luck of a group came to: an input's value, a driver's mean, the number of
/// events of a risk.
struct InputFeature {
    /// How one figure comes from the years.
    enum Aspect: Hashable {
        /// The figure of a fixed quantity.
        case value
        /// The figure of the last year, of what adds up.
        case last
        /// e to the figure of the last year: growth as a factor.
        case growth
        case mean, highest, lowest
    }

    var group: Int
    /// Such as `drivers.brent` or `events of risks.corridor_blocked`.
    var name: String
    var quantity: QuantityID
    var aspect: Aspect
    var unit: Unit

    /// What it is reported in: the unit that its author writes, money in millions, or else its base unit.
    ///
    /// - Parameters:
    ///   - unit: The quantity's.
    ///   - written: What figures of its field are written in.
    /// - Returns: One of these.
    static func reportingUnit(_ unit: Unit, written: Unit?) -> Unit {
        if let written, written.dimension == unit.dimension { return written }
        if written?.symbol == "%", unit.dimension == .perTime {
            return Unit(.perTime, factor: 0.01, symbol: "% a year")
        }
        if unit.dimension == .time, let day = UnitTable.unit("days") { return day }
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
        case .value: ""
        case .last, .growth: "in \(last)"
        case .mean: "mean \(span(first))"
        case .highest: "highest \(span(later))"
        case .lowest: "lowest \(span(later))"
        }
    }

    /// The years that extremes are looked for in: what matters for the end.
    static func laterHalf(from first: Int, to last: Int) -> ClosedRange<Int> { (first + last + 1) / 2...last }
}

extension DrawGroups {
    /// What shows the luck of each group, the simplest aspect of each quantity first.
    ///
    /// An input shows itself. Of components, drivers show their level, flows and investments their own growth so far, risks
    /// their events so far, projects those that are completed. What has no such quantity shows nothing.
    ///
    /// - Parameters:
    ///   - system: The equations.
    ///   - units: What figures of fields are written in, by the field's name.
    /// - Returns: One or several a member, in the order of the groups.
    func features(in system: EquationSystem, units: [String: Unit]) -> [InputFeature] {
        let places = Dictionary(
            system.quantities.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return groups.enumerated().flatMap { place, group in
            group.members.flatMap { member -> [InputFeature] in
                guard
                    let shown = Shown.all(of: member, isFixed: group.isFixed).first(where: {
                        places[$0.quantity] != nil
                    }),
                    let quantity = places[shown.quantity]
                else { return [] }
                let written = units[member] ?? units["\(member).start"] ?? units["\(member).base"]
                let unit = InputFeature.reportingUnit(system.quantities[quantity].unit, written: written)
                return shown.aspects.map {
                    InputFeature(
                        group: place, name: shown.name, quantity: QuantityID(quantity), aspect: $0, unit: unit)
                }
            }
        }
    }
}

/// What a member of a group may be shown by.
private struct Shown {
    var name: String
    var quantity: String
    var aspects: [InputFeature.Aspect]

    /// What there may be of a member, the best first.
    static func all(of member: String, isFixed: Bool) -> [Shown] {
        let level: [InputFeature.Aspect] = [.mean, .highest, .lowest]
        var all = [Shown(name: member, quantity: member, aspects: isFixed ? [.value] : level)]
        if member.hasPrefix("drivers.") { all.append(Shown(name: member, quantity: "\(member).value", aspects: level)) }
        all += [
            Shown(name: "own growth of \(member)", quantity: "\(member)/walk", aspects: [.growth]),
            Shown(name: "events of \(member)", quantity: "\(member).events", aspects: [.last]),
            Shown(name: "completed in \(member)", quantity: "\(member).completed", aspects: [.last]),
        ]
        return all
    }
}
