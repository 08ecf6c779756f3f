import Foundation

/// The results of a run, column by column: for each output and year, one double a path. NaN means missing.
///
/// Columns are aligned to 64 bytes and the whole to 2 MiB, with huge pages asked for where the system knows them: a page
/// fault of a stored double costs about as much as drawing one. Neighbouring columns are spaced so that one path's
/// figures do not fall into the same sets of the caches.
///
/// What a column holds is undefined until it is written. A pointer into the columns is good as long as this object lives.
///
/// Unchecked, since the compiler cannot see into the memory: while a run writes, each worker writes to paths of its own
/// and nobody reads; the workers are waited for, and from then on everybody only reads. All else is constant.
public final class PathColumns: @unchecked Sendable {
    /// How many outputs have columns.
    public let outputCount: Int
    /// How many years each output has, the base year among them.
    public let yearCount: Int
    /// How many paths were asked for.
    public let pathCount: Int
    /// How many paths a column has room for: `pathCount` rounded up to a multiple of 1024. Those past `pathCount` may be
    /// written, and are never read.
    public let capacity: Int

    /// How many doubles one column starts after the one before.
    private let stride: Int
    private let memory: UnsafeMutablePointer<Double>

    /// - Parameters:
    ///   - outputCount: At least 1.
    ///   - yearCount: At least 1.
    ///   - pathCount: At least 1.
    ///   - byteLimit: The most bytes to take; by default three quarters of the machine's memory.
    /// - Throws: ``ColumnMemoryError`` where more would be needed, or where the system has no more.
    public init(outputCount: Int, yearCount: Int, pathCount: Int, byteLimit: Int? = nil) throws {
        precondition(outputCount > 0 && yearCount > 0 && pathCount > 0, "columns need outputs, years and paths")
        let limit = byteLimit ?? Int(clamping: ProcessInfo.processInfo.physicalMemory / 4 * 3)
        let bytes = Self.byteCount(outputCount: outputCount, yearCount: yearCount, pathCount: pathCount)
        let error = ColumnMemoryError(
            outputCount: outputCount, yearCount: yearCount, pathCount: pathCount, bytes: bytes, limit: limit)
        guard bytes <= limit else { throw error }
        var address: UnsafeMutableRawPointer?
        guard posix_memalign(&address, Self.hugePage, bytes) == 0, let address else { throw error }
        #if os(Linux)
            // Advice: where it is not taken, everything works as well, if slower.
            _ = madvise(address, bytes, MADV_HUGEPAGE)
        #endif
        self.outputCount = outputCount
        self.yearCount = yearCount
        self.pathCount = pathCount
        capacity = Self.capacity(pathCount)
        stride = capacity + Self.spacing
        memory = address.bindMemory(to: Double.self, capacity: bytes / MemoryLayout<Double>.stride)
    }

    deinit {
        free(memory)
    }

    /// One output's figures in one year: `capacity` doubles, aligned to 64 bytes.
    ///
    /// - Parameters:
    ///   - output: The output's place, from 0.
    ///   - year: The year's place; 0 is the base year.
    /// - Returns: Where the column starts.
    public func column(output: Int, year: Int) -> UnsafeMutablePointer<Double> {
        precondition(
            output >= 0 && output < outputCount && year >= 0 && year < yearCount, "there is no such column")
        return memory + (output * yearCount + year) * stride
    }

    /// The same for reading, without the paths past `pathCount`.
    public func values(output: Int, year: Int) -> UnsafeBufferPointer<Double> {
        UnsafeBufferPointer(start: column(output: output, year: year), count: pathCount)
    }
}

extension PathColumns {
    /// Whole blocks of the largest size that the simulation works in.
    private static let block = 1024
    /// The size of a huge page on x86-64 and on arm64 with pages of 4 KiB.
    private static let hugePage = 2 << 20
    /// Doubles between two columns: 4.5 KiB, so that even columns of a power of two spread over the caches.
    private static let spacing = 576

    private static func capacity(_ pathCount: Int) -> Int {
        let blocks = pathCount / block + (pathCount % block == 0 ? 0 : 1)
        return blocks.multipliedReportingOverflow(by: block).overflow ? Int.max - spacing : blocks * block
    }

    /// How many bytes columns take, in whole huge pages; the largest integer where no integer holds it.
    public static func byteCount(outputCount: Int, yearCount: Int, pathCount: Int) -> Int {
        var bytes = (partialValue: capacity(pathCount) + spacing, overflow: false)
        for factor in [outputCount, yearCount, MemoryLayout<Double>.stride] {
            bytes = bytes.partialValue.multipliedReportingOverflow(by: factor)
            if bytes.overflow { return .max }
        }
        let (padded, overflow) = bytes.partialValue.addingReportingOverflow(hugePage - 1)
        return overflow ? .max : padded / hugePage * hugePage
    }
}
