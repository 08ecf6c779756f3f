import CLanes
import GSLNumerics
import Simulation

/// The kernels of one instruction set, each over one lane.
struct KernelTable {
    private let table: UnsafePointer<clanes_table>

    /// All that this machine can run, from the plainest to the best.
    static var all: [KernelTable] { Simulator.kernelNames.compactMap { clanes_named($0) }.map(KernelTable.init) }

    var name: String { String(cString: table.pointee.name) }

    /// What is drawn of a stream.
    enum Draw {
        case uniform, antithetic, stratified, normal
    }

    func draw(_ draw: Draw, stream: UInt64, into result: Lane) {
        let (seed, time, first, count) = (UInt64(1), UInt32(24300), UInt64(0), Lane.count)
        switch draw {
        case .uniform: table.pointee.uniform(seed, stream, time, first, result.start, count)
        case .antithetic: table.pointee.antithetic(seed, stream, time, first, result.start, count)
        case .stratified: table.pointee.stratified(seed, stream, time, 10, first, result.start, count)
        case .normal: table.pointee.normal(seed, stream, time, first, result.start, count)
        }
    }

    /// Points of a net, 64 for each call of the kernel.
    func net(_ points: [UInt64], into result: Lane) {
        for first in stride(from: 0, to: Lane.count, by: points.count) {
            table.pointee.net(points, UInt64(first), result.start + first)
        }
    }

    func affine(_ terms: [clanes_term], into result: Lane) {
        table.pointee.affine(0.5, terms, terms.count, result.start, Lane.count)
    }

    func unary(_ operation: clanes_unary, _ x: Lane, into result: Lane) {
        typealias Kernel = @convention(c) (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
        withUnsafeBytes(of: table.pointee.unary) { kernels in
            kernels.bindMemory(to: Kernel.self)[Int(operation.rawValue)](x.start, result.start, Lane.count)
        }
    }

    func binary(_ operation: clanes_binary, _ x: Lane, _ y: Lane, into result: Lane) {
        typealias Kernel = @convention(c) (clanes_operand, clanes_operand, UnsafeMutablePointer<Double>?, Int) -> Void
        withUnsafeBytes(of: table.pointee.binary) { kernels in
            kernels.bindMemory(to: Kernel.self)[Int(operation.rawValue)](
                x.operand, y.operand, result.start, Lane.count)
        }
    }

    func select(_ condition: Lane, _ x: Lane, _ y: Lane, into result: Lane) {
        table.pointee.select(condition.start, x.operand, y.operand, result.start, Lane.count)
    }

    /// Quantiles from a table, those included for which it asks its law.
    func quantile(_ table: QuantileTable, _ u: Lane, into result: Lane) {
        let isWhole = table.withPieces { self.table.pointee.table_quantile($0, u.start, result.start, Lane.count) }
        guard !isWhole else { return }
        for place in 0..<Lane.count where result[place].isNaN { result.start[place] = table.quantile(u[place]) }
    }

    func fill(_ value: Double, into result: Lane) {
        table.pointee.fill(value, result.start, Lane.count)
    }
}

extension Lane {
    /// A lane of what the best kernels draw of a stream.
    convenience init(_ draw: KernelTable.Draw, stream: UInt64) {
        self.init()
        KernelTable.all.last?.draw(draw, stream: stream, into: self)
    }

    fileprivate var operand: clanes_operand { clanes_operand(lane: start, scalar: 0) }
}
