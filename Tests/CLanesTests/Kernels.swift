import CLanes
import GSLNumerics

/// The kernels of one instruction set, over arrays.
struct Kernels: @unchecked Sendable, CustomStringConvertible {
    // Unchecked: a table is constant.
    let table: UnsafePointer<clanes_table>

    /// All that this machine can run.
    static let all = ["baseline", "avx2", "avx512"]
        .compactMap { (name: String) in clanes_named(name) }
        .map(Kernels.init)
    static let best = Kernels(table: clanes_best())

    var description: String { String(cString: table.pointee.name) }

    func uniform(seed: UInt64, stream: UInt64, period: UInt32, firstPath: UInt64, count: Int) -> [Double] {
        produced(count) { table.pointee.uniform(seed, stream, period, firstPath, $0, $1) }
    }

    func antithetic(seed: UInt64, stream: UInt64, period: UInt32, firstPath: UInt64, count: Int) -> [Double] {
        produced(count) { table.pointee.antithetic(seed, stream, period, firstPath, $0, $1) }
    }

    func stratified(
        seed: UInt64, stream: UInt64, period: UInt32, bits: UInt32, firstPath: UInt64, count: Int
    ) -> [Double] {
        produced(count) { table.pointee.stratified(seed, stream, period, bits, firstPath, $0, $1) }
    }

    func net(_ points: [UInt64], shift: UInt64) -> [Double] {
        produced(points.count) { out, _ in table.pointee.net(points, shift, out) }
    }

    func normal(seed: UInt64, stream: UInt64, period: UInt32, firstPath: UInt64, count: Int) -> [Double] {
        produced(count) { table.pointee.normal(seed, stream, period, firstPath, $0, $1) }
    }

    func unary(_ operation: clanes_unary, _ x: [Double]) -> [Double] {
        typealias Kernel = @convention(c) (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
        let kernel = withUnsafeBytes(of: table.pointee.unary) {
            $0.bindMemory(to: Kernel.self)[Int(operation.rawValue)]
        }
        return Lane(x).withPointer { x, count in
            produced(count) { kernel(x, $0, $1) }
        }
    }

    func binary(_ operation: clanes_binary, _ x: Operand, _ y: Operand) -> [Double] {
        typealias Kernel = @convention(c) (clanes_operand, clanes_operand, UnsafeMutablePointer<Double>?, Int) -> Void
        let kernel = withUnsafeBytes(of: table.pointee.binary) {
            $0.bindMemory(to: Kernel.self)[Int(operation.rawValue)]
        }
        return x.withOperand { x, xCount in
            y.withOperand { y, yCount in
                produced(max(xCount, yCount)) { kernel(x, y, $0, $1) }
            }
        }
    }

    func binary(_ operation: clanes_binary, _ x: [Double], _ y: [Double]) -> [Double] {
        binary(operation, .lane(x), .lane(y))
    }

    func select(_ condition: [Double], _ x: Operand, _ y: Operand) -> [Double] {
        Lane(condition).withPointer { condition, count in
            x.withOperand { x, _ in
                y.withOperand { y, _ in
                    produced(count) { table.pointee.select(condition, x, y, $0, $1) }
                }
            }
        }
    }

    /// The result goes `into` the lane of that term, or into one of its own.
    func affine(_ constant: Double, _ terms: [(Double, [Double])], into target: Int? = nil) -> [Double] {
        let lanes = terms.map { Lane($0.1) }
        let result = target.map { lanes[$0] } ?? Lane([Double](repeating: -99, count: lanes.first?.count ?? 64))
        let terms = zip(terms, lanes).map { clanes_term(coefficient: $0.0, lane: $1.start) }
        return withExtendedLifetime(lanes) {
            result.withPointer { result, count in
                table.pointee.affine(constant, terms, terms.count, result, count)
            }
            return result.values
        }
    }

    /// Quantiles from a table, and whether none is missing.
    func quantile(_ table: QuantileTable, _ u: [Double]) -> ([Double], isWhole: Bool) {
        var isWhole = false
        let result = table.rows.withUnsafeBytes { rows in
            table.ends.withUnsafeBufferPointer { ends in
                table.guide.withUnsafeBufferPointer { guide in
                    var pieces = clanes_pieces(
                        rows: rows.bindMemory(to: Double.self).baseAddress, ends: ends.baseAddress,
                        guide: guide.baseAddress, shift: UInt32(table.cells.shift),
                        first_cell: Int64(table.cells.first), cell_count: Int64(table.cells.count),
                        lower_origin: table.origins.lower, upper_origin: table.origins.upper)
                    return Lane(u).withPointer { u, count in
                        produced(count) { isWhole = self.table.pointee.table_quantile(&pieces, u, $0, $1) }
                    }
                }
            }
        }
        return (result, isWhole)
    }

    func fill(_ value: Double, count: Int) -> [Double] {
        produced(count) { table.pointee.fill(value, $0, $1) }
    }

    private func produced(_ count: Int, _ kernel: (UnsafeMutablePointer<Double>, Int) -> Void) -> [Double] {
        let lane = Lane([Double](repeating: -99, count: count))
        lane.withPointer(kernel)
        return lane.values
    }
}

/// An operand of a binary kernel.
enum Operand {
    case lane([Double])
    case scalar(Double)

    func withOperand<Result>(_ body: (clanes_operand, Int) -> Result) -> Result {
        switch self {
        case .lane(let values):
            return Lane(values).withPointer { body(clanes_operand(lane: $0, scalar: 0), $1) }
        case .scalar(let value):
            return body(clanes_operand(lane: nil, scalar: value), 64)
        }
    }
}

/// An aligned copy of an array.
final class Lane {
    let start: UnsafeMutablePointer<Double>
    let count: Int

    init(_ values: [Double]) {
        precondition(values.count % 64 == 0, "a lane holds a multiple of 64 values")
        count = values.count
        start = UnsafeMutableRawPointer.allocate(byteCount: 8 * count, alignment: 64)
            .bindMemory(to: Double.self, capacity: count)
        start.initialize(from: values, count: count)
    }

    var values: [Double] { withPointer { Array(UnsafeBufferPointer(start: $0, count: $1)) } }

    func withPointer<Result>(_ body: (UnsafeMutablePointer<Double>, Int) -> Result) -> Result {
        withExtendedLifetime(self) { body(start, count) }
    }

    deinit { UnsafeMutableRawPointer(start).deallocate() }
}
