import CLanes
import GSLNumerics
import PlanCompilation

/// The vector kernels of one instruction set. All sets give the same bits.
///
/// Unchecked, since the table that it points to is constant and lives as long as the process.
struct Kernels: @unchecked Sendable {
    typealias Unary = @convention(c) (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
    typealias Binary =
        @convention(c) (clanes_operand, clanes_operand, UnsafeMutablePointer<Double>?, Int) -> Void

    private let table: UnsafePointer<clanes_table>
    private let unaries: [Unary]
    private let binaries: [Binary]

    /// The best of this machine's.
    static let best = Kernels(table: clanes_best())

    /// Those of that name, such as `baseline`; `nil` where this machine lacks them.
    init?(named name: String) {
        guard let table = clanes_named(name) else { return nil }
        self.init(table: table)
    }

    private init(table: UnsafePointer<clanes_table>) {
        self.table = table
        // C's arrays come as tuples.
        unaries = withUnsafeBytes(of: table.pointee.unary) { Array($0.bindMemory(to: Unary?.self)).compactMap(\.self) }
        binaries = withUnsafeBytes(of: table.pointee.binary) {
            Array($0.bindMemory(to: Binary?.self)).compactMap(\.self)
        }
    }

    func unary(_ kernel: UnaryKernel) -> Unary { unaries[Int(kernel.operation.rawValue)] }
    func binary(_ kernel: BinaryKernel) -> Binary { binaries[Int(kernel.operation.rawValue)] }

    func uniform(_ draw: Draw, _ target: UnsafeMutablePointer<Double>, _ count: Int) {
        table.pointee.uniform(draw.seed, draw.stream, draw.time, draw.firstPath, target, count)
    }

    func antithetic(_ draw: Draw, _ target: UnsafeMutablePointer<Double>, _ count: Int) {
        table.pointee.antithetic(draw.seed, draw.stream, draw.time, draw.firstPath, target, count)
    }

    func stratified(_ draw: Draw, bits: UInt32, _ target: UnsafeMutablePointer<Double>, _ count: Int) {
        table.pointee.stratified(draw.seed, draw.stream, draw.time, bits, draw.firstPath, target, count)
    }

    /// 64 points of a digital net.
    func net(_ points: UnsafePointer<UInt64>, _ shift: UInt64, _ target: UnsafeMutablePointer<Double>) {
        table.pointee.net(points, shift, target)
    }

    /// Normals in the place of their uniforms.
    func normalQuantile(_ lane: UnsafeMutablePointer<Double>, _ count: Int) {
        unaries[Int(CLANES_NORMAL_QUANTILE.rawValue)](lane, lane, count)
    }

    func normal(_ draw: Draw, _ target: UnsafeMutablePointer<Double>, _ count: Int) {
        table.pointee.normal(draw.seed, draw.stream, draw.time, draw.firstPath, target, count)
    }

    func affine(
        _ constant: Double, _ terms: UnsafeBufferPointer<clanes_term>, _ target: UnsafeMutablePointer<Double>,
        _ count: Int
    ) {
        table.pointee.affine(constant, terms.baseAddress, terms.count, target, count)
    }

    func select(
        _ condition: UnsafePointer<Double>, _ x: clanes_operand, _ y: clanes_operand,
        _ target: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        table.pointee.select(condition, x, y, target, count)
    }

    /// Quantiles at the uniforms of a lane that is not the target; NaN where the table asks its law. Whether there are none.
    func quantile(
        _ table: QuantileTable, _ uniforms: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
    ) -> Bool {
        table.withPieces { self.table.pointee.table_quantile($0, uniforms, target, count) }
    }

    func fill(_ value: Double, _ target: UnsafeMutablePointer<Double>, _ count: Int) {
        table.pointee.fill(value, target, count)
    }
}

/// Which random numbers: those of a stream at a calendar time, from some path on.
struct Draw {
    var seed: UInt64
    var stream: UInt64
    /// The calendar time in months; 0 for what is drawn once a path.
    var time: UInt32
    var firstPath: UInt64
}
