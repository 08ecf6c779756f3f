import CLanes
import Foundation
import GSLNumerics

/// How long the kernels take, with each instruction set of this machine, and beside them the functions of GSL and of the C
/// library that do the same to one number at a time.
struct KernelTimes {
    private struct Row {
        let name: String
        let kernel: (KernelTable) -> Void
        /// Whose function does the same, and that.
        var other: (library: String, work: () -> Void)?
    }

    private let rows: [Row]

    func table(rounds: Int) throws -> MarkdownTable {
        let tables = KernelTable.all
        let kernels = rows.flatMap { row in
            tables.map { table in Trial(elements: Lane.count) { row.kernel(table) } }
        }
        let others = rows.map { Trial(elements: Lane.count, work: $0.other?.work ?? {}) }
        let times = try Trial.medians(of: kernels + others, rounds: rounds)
        let cells = rows.enumerated().map { place, row in
            let own = times[place * tables.count..<(place + 1) * tables.count]
            let other = times[kernels.count + place]
            let beside = row.other.map { ["\(other.time) (\($0.library))", (other / (own.last ?? .nan)).ratio] }
            return [row.name] + own.map(\.time) + (beside ?? ["", ""])
        }
        let names = tables.map(\.name)
        return MarkdownTable(
            title: "Kernels over \(Lane.count) paths, one thread: ns an element",
            columns: ["kernel"] + names + ["one at a time", "times \(names.last ?? "")"], rows: cells)
    }

    init() {
        let result = Lane { $0.initialize(repeating: 0, count: $1) }
        let normals = (0..<8).map { Self.lane(uniform: false, stream: $0) }
        let (x, y, u) = (normals[0], normals[1], Self.lane(uniform: true, stream: 8))
        let (positive, truth) = (Self.lane { exp(x[$0]) }, Self.lane { u[$0] < 0.3 ? 1 : 0 })
        func unary(_ name: String, _ operation: clanes_unary, _ x: Lane, _ other: (String, () -> Void)? = nil) -> Row {
            Row(name: name, kernel: { $0.unary(operation, x, into: result) }, other: other)
        }
        func binary(
            _ name: String, _ operation: clanes_binary, _ x: Lane, _ y: Lane, _ other: (String, () -> Void)? = nil
        ) -> Row {
            Row(name: name, kernel: { $0.binary(operation, x, y, into: result) }, other: other)
        }
        func affine(_ count: Int) -> Row {
            let terms = normals.prefix(count).map { clanes_term(coefficient: 0.7, lane: $0.start) }
            return Row(name: "affine of \(count)", kernel: { $0.affine(terms, into: result) })
        }
        rows = [
            Row(name: "uniform", kernel: { $0.draw(uniform: true, stream: 9, into: result) }),
            Row(name: "normal, drawn", kernel: { $0.draw(stream: 9, into: result) }),
            unary("normal quantile", CLANES_NORMAL_QUANTILE, u, ("GSL", { result.setEach { normalQuantile(u[$0]) } })),
            unary("exp", CLANES_EXP, x, ("libm", { result.setEach { exp(x[$0]) } })),
            unary("ln", CLANES_LN, positive, ("libm", { result.setEach { log(positive[$0]) } })),
            binary("power", CLANES_POWER, positive, y, ("libm", { result.setEach { pow(positive[$0], y[$0]) } })),
            affine(1), affine(5), affine(8),
            binary("multiply", CLANES_MULTIPLY, x, y), binary("divide", CLANES_DIVIDE, x, positive),
            unary("square root", CLANES_SQRT, positive), unary("floor", CLANES_FLOOR, x),
            unary("round", CLANES_ROUND, x), binary("minimum", CLANES_MINIMUM, x, y),
            binary("maximum", CLANES_MAXIMUM, x, y), binary("less", CLANES_LESS, x, y),
            binary("equal", CLANES_EQUAL, x, y), binary("and", CLANES_AND, truth, x),
            unary("not", CLANES_NOT, truth), Row(name: "select", kernel: { $0.select(truth, x, y, into: result) }),
            Row(name: "fill", kernel: { $0.fill(1, into: result) }),
        ]
    }

    private static func lane(uniform: Bool, stream: UInt64) -> Lane {
        let lane = Lane { $0.initialize(repeating: 0, count: $1) }
        KernelTable.all.last?.draw(uniform: uniform, stream: stream, into: lane)
        return lane
    }

    private static func lane(_ value: (Int) -> Double) -> Lane {
        let lane = Lane { $0.initialize(repeating: 0, count: $1) }
        lane.setEach(value)
        return lane
    }
}
