import EconomicModel
import Foundation

/// Corridors and flows without noise, computed period by period as plainly as can be, and the same as a scenario.
struct CorridorNetwork {
    struct Corridor {
        var name: String
        /// Mt a year.
        var capacity: Double
        var background = 0.0
        var growth = 0.0
        /// Days.
        var time = 10.0
        /// Of the goods' value a day.
        var timeCost = 0.0
        var alpha = 0.15
        var beta = 4.0
        var diversion = 0.0
    }

    struct Flow {
        var name: String
        /// Million USD a year.
        var base: Double
        var trend = 0.0
        var cost = 0.0
        var elasticity = 4.0
        /// USD a tonne.
        var density: Double
        /// By corridor.
        var via: [Double]
    }

    var corridors: [Corridor]
    var flows: [Flow]

    /// What a period comes to.
    struct State: Equatable {
        var demand: [Double]
        var utilisation: [Double]
        var throughput: [Double]
        var transitTime: [Double]
        var admission: [Double]
        var costFactor: [Double]
        var value: [Double]
        var tonnes: [Double]
    }

    /// The base year and every period to the end of a year; `capacity` may change in a period.
    func states(
        _ step: Timeline.Step, through year: Int,
        capacity: (_ corridor: Int, _ period: Int) -> Double? = { _, _ in nil }
    ) -> [State] {
        var states: [State] = []
        var time = 0.0
        for (period, elapsed) in ([0] + step.elapsed(through: year)).enumerated() {
            time += elapsed
            states.append(state(after: states, time: time) { capacity($0, period) ?? corridors[$0].capacity })
        }
        return states
    }

    private func state(after states: [State], time: Double, capacity: (Int) -> Double) -> State {
        /// What a flow would be at a cost factor; in the base year the factor is the one that it is held against.
        func called(_ place: Int, _ factor: Double) -> Double {
            let flow = flows[place]
            let first = states.first?.costFactor[place] ?? factor
            return flow.base * pow(1 + flow.trend, time) * pow(factor / first, -flow.elasticity)
        }
        func demands(_ factors: [Double]) -> [Double] {
            corridors.indices.map { corridor in
                corridors[corridor].background * pow(1 + corridors[corridor].growth, time)
                    + flows.indices.map { flows[$0].via[corridor] * called($0, factors[$0]) / flows[$0].density }
                    .reduce(0, +)
            }
        }
        func utilisations(_ demands: [Double]) -> [Double] { demands.enumerated().map { $1 / capacity($0) } }

        let before = states.last?.utilisation ?? utilisations(demands(flows.map { _ in 1 }))
        let transit = zip(corridors, before).map { $0.time * (1 + $0.alpha * pow(min($1, 1), $0.beta)) }
        let factors = flows.map { flow in
            1 + flow.cost + corridors.indices.map { flow.via[$0] * corridors[$0].timeCost * transit[$0] }.reduce(0, +)
        }
        let demand = demands(factors)
        let utilisation = utilisations(demand)
        let admission = zip(corridors, utilisation).map { 1 - (1 - $0.diversion) * (1 - 1 / max(1, $1)) }
        let value = flows.indices.map { place in
            called(place, factors[place]) * zip(flows[place].via, admission).map(*).reduce(0, +)
        }
        return State(
            demand: demand, utilisation: utilisation,
            throughput: demand.enumerated().map { min($1, capacity($0)) }, transitTime: transit, admission: admission,
            costFactor: factors, value: value, tonnes: zip(flows, value).map { $1 / $0.density })
    }

    // MARK: The scenario

    /// The blocks of the same network; `more` follows them.
    func blocks(_ more: String = "") -> String {
        var lines = ["corridors:"]
        for corridor in corridors {
            lines.append(
                """
                  \(corridor.name):
                    capacity: \(corridor.capacity) Mt/year
                    background: {base: \(corridor.background) Mt, trend: \(corridor.growth)}
                    time: \(corridor.time) days
                    time_cost: \(corridor.timeCost)
                    congestion: {alpha: \(corridor.alpha), beta: \(corridor.beta)}
                    diversion: \(corridor.diversion)
                """)
        }
        lines.append("flows:")
        for flow in flows {
            let via = zip(corridors, flow.via).map { "\($0.name): \($1)" }.joined(separator: ", ")
            lines.append(
                """
                  \(flow.name):
                    base: \(flow.base) million USD
                    trend: \(flow.trend)
                    costs: {other: \(flow.cost)}
                    cost_elasticity: \(flow.elasticity)
                    density: \(flow.density) USD/t
                    via: {\(via)}
                """)
        }
        lines.append("indicators:")
        for corridor in corridors {
            for (quantity, unit) in Self.corridorUnits {
                lines.append(
                    "  \(corridor.name)_\(quantity): {value: corridors.\(corridor.name).\(quantity), unit: \(unit), over_year: end}"
                )
            }
        }
        for flow in flows {
            for (quantity, unit) in Self.flowUnits {
                lines.append(
                    "  \(flow.name)_\(quantity): {value: flows.\(flow.name).\(quantity), unit: \(unit), over_year: end}"
                )
            }
        }
        return (lines + [more]).joined(separator: "\n")
    }

    private static let corridorUnits = [
        ("demand", "Mt/year"), ("utilisation", "1"), ("throughput", "Mt/year"), ("transit_time", "days"),
        ("admission", "1"),
    ]
    private static let flowUnits = [("cost_factor", "1"), ("value", "million USD/year"), ("tonnes", "Mt/year")]

    /// A state's figures by indicator.
    func figures(_ state: State) -> [(indicator: String, figure: Double)] {
        corridors.indices.flatMap { place in
            let name = corridors[place].name
            return [
                ("\(name)_demand", state.demand[place]), ("\(name)_utilisation", state.utilisation[place]),
                ("\(name)_throughput", state.throughput[place]), ("\(name)_transit_time", state.transitTime[place]),
                ("\(name)_admission", state.admission[place]),
            ]
        }
            + flows.indices.flatMap { place in
                let name = flows[place].name
                return [
                    ("\(name)_cost_factor", state.costFactor[place]), ("\(name)_value", state.value[place]),
                    ("\(name)_tonnes", state.tonnes[place]),
                ]
            }
    }
}
