import CLanes
import Simulation

/// The kernels of one instruction set, each over one lane.
struct KernelTable {
    private let table: UnsafePointer<clanes_table>

    /// All that this machine can run, from the plainest to the best.
    static var all: [KernelTable] { Simulator.kernelNames.compactMap { clanes_named($0) }.map(KernelTable.init) }

    var name: String { String(cString: table.pointee.name) }

    /// Uniforms, or standard normals, of a stream.
    func draw(uniform: Bool = false, stream: UInt64, into result: Lane) {
        let kernel = uniform ? table.pointee.uniform : table.pointee.normal
        kernel?(1, stream, 24300, 0, result.start, Lane.count)
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

    func fill(_ value: Double, into result: Lane) {
        table.pointee.fill(value, result.start, Lane.count)
    }
}

extension Lane {
    fileprivate var operand: clanes_operand { clanes_operand(lane: start, scalar: 0) }
}
