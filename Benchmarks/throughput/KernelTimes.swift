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

    private let gamma: PreparedDistribution
    private let normals = (0..<8).map { Lane(.normal, stream: $0) }
    private let uniforms = Lane(.uniform, stream: 8)
    private let result = Lane()

    init() throws { gamma = try Distribution.gamma(shape: 2.5, scale: 1).prepared() }

    func table(rounds: Int) throws -> MarkdownTable {
        let (tables, rows) = (KernelTable.all, draws + functions + arithmetic)
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

    private var draws: [Row] {
        let points = (0..<64).map { UInt64($0) << 46 }
        func draw(_ name: String, _ draw: KernelTable.Draw) -> Row {
            Row(name: name, kernel: { $0.draw(draw, stream: 9, into: result) })
        }
        return [
            draw("uniform", .uniform), draw("uniform, antithetic", .antithetic),
            draw("uniform, stratified", .stratified),
            Row(name: "uniform, of a net", kernel: { $0.net(points, into: result) }), draw("normal", .normal),
        ]
    }

    private var functions: [Row] {
        let (x, y, u, result) = (normals[0], normals[1], uniforms, result)
        let positive = Lane { exp(x[$0]) }
        let (law, tabulated) = (gamma, QuantileTable(of: gamma))
        return [
            unary("normal quantile", CLANES_NORMAL_QUANTILE, u, ("GSL", { result.setEach { normalQuantile(u[$0]) } })),
            Row(
                name: "gamma quantile, by table", kernel: { $0.quantile(tabulated, u, into: result) },
                other: ("GSL", { result.setEach { law.quantile(u[$0]) } })),
            unary("exp", CLANES_EXP, x, ("libm", { result.setEach { exp(x[$0]) } })),
            unary("ln", CLANES_LN, positive, ("libm", { result.setEach { log(positive[$0]) } })),
            binary("power", CLANES_POWER, positive, y, ("libm", { result.setEach { pow(positive[$0], y[$0]) } })),
        ]
    }

    private var arithmetic: [Row] {
        let (x, y, u) = (normals[0], normals[1], uniforms)
        let truth = Lane { u[$0] < 0.3 ? 1 : 0 }
        let affine = [1, 5, 8].map { count in
            let terms = normals.prefix(count).map { clanes_term(coefficient: 0.7, lane: $0.start) }
            return Row(name: "affine of \(count)", kernel: { $0.affine(terms, into: result) })
        }
        return affine + [
            binary("multiply", CLANES_MULTIPLY, x, y), binary("divide", CLANES_DIVIDE, x, u),
            unary("square root", CLANES_SQRT, u), unary("floor", CLANES_FLOOR, x),
            unary("round", CLANES_ROUND, x), binary("minimum", CLANES_MINIMUM, x, y),
            binary("maximum", CLANES_MAXIMUM, x, y), binary("less", CLANES_LESS, x, y),
            binary("equal", CLANES_EQUAL, x, y), binary("and", CLANES_AND, truth, x),
            unary("not", CLANES_NOT, truth), Row(name: "select", kernel: { $0.select(truth, x, y, into: result) }),
            Row(name: "fill", kernel: { $0.fill(1, into: result) }),
        ]
    }

    private func unary(
        _ name: String, _ operation: clanes_unary, _ x: Lane, _ other: (String, () -> Void)? = nil
    ) -> Row {
        Row(name: name, kernel: { $0.unary(operation, x, into: result) }, other: other)
    }

    private func binary(
        _ name: String, _ operation: clanes_binary, _ x: Lane, _ y: Lane, _ other: (String, () -> Void)? = nil
    ) -> Row {
        Row(name: name, kernel: { $0.binary(operation, x, y, into: result) }, other: other)
    }
}
