import Summaries
import Testing

@Suite struct PathColumnsTests {
    @Test(arguments: [(1, 1024), (1000, 1024), (1024, 1024), (1025, 2048), (100_000, 100_352)])
    func roomForWholeBlocks(paths: Int, capacity: Int) throws {
        let columns = try PathColumns(outputCount: 3, yearCount: 12, pathCount: paths)
        #expect(columns.outputCount == 3 && columns.yearCount == 12 && columns.pathCount == paths)
        #expect(columns.capacity == capacity)
    }

    @Test func columnsAreAlignedAndApart() throws {
        let columns = try PathColumns(outputCount: 3, yearCount: 4, pathCount: 1500)
        for output in 0..<3 {
            for year in 0..<4 {
                let column = columns.column(output: output, year: year)
                #expect(UInt(bitPattern: column) % 64 == 0)
                column.update(repeating: Double(output * 4 + year), count: columns.capacity)
            }
        }
        for output in 0..<3 {
            for year in 0..<4 {
                let values = columns.values(output: output, year: year)
                #expect(values.count == 1500)
                #expect(values.allSatisfy { $0 == Double(output * 4 + year) })
            }
        }
    }

    @Test func columnsOfPowersOfTwoDoNotShareCacheSets() throws {
        let columns = try PathColumns(outputCount: 1, yearCount: 2, pathCount: 131_072)
        let distance = columns.column(output: 0, year: 1) - columns.column(output: 0, year: 0)
        #expect(distance * 8 % 4096 != 0)
    }

    @Test func tooManyBytesAreRefused() throws {
        let bytes = PathColumns.byteCount(outputCount: 15, yearCount: 12, pathCount: 1_000_000)
        #expect(bytes >= 15 * 12 * 8_000_000)
        #expect(throws: Never.self) {
            try PathColumns(outputCount: 15, yearCount: 12, pathCount: 1000, byteLimit: bytes)
        }
        let error = #expect(throws: ColumnMemoryError.self) {
            try PathColumns(outputCount: 15, yearCount: 12, pathCount: 1_000_000, byteLimit: bytes - 1)
        }
        #expect(error?.bytes == bytes)
        #expect(
            error?.description == """
                1000000 paths of 15 indicators over 12 years take 1.4 GiB of memory, and at most 1.4 GiB may be taken: \
                run fewer paths, indicators or years
                """)
    }

    @Test func noMachineHoldsThese() {
        for paths in [1 << 45, Int.max / 8, Int.max] {
            #expect(throws: ColumnMemoryError.self) {
                try PathColumns(outputCount: 15, yearCount: 12, pathCount: paths)
            }
        }
        #expect(PathColumns.byteCount(outputCount: 1, yearCount: 1, pathCount: .max) == .max)
    }

    @Test func aSystemWithoutMemorySaysSo() {
        let error = #expect(throws: ColumnMemoryError.self) {
            try PathColumns(outputCount: 1, yearCount: 1, pathCount: 1 << 56, byteLimit: .max)
        }
        #expect(error?.description.contains("the system has no more to give") == true)
    }
}
