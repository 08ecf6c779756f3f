#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of its own for the files that libxlsxwriter writes on its way, since it knows no memory; gone afterwards.
enum ScratchFolder {
    /// Makes the folder, and removes it with all that is in it, whatever happens.
    ///
    /// - Parameters:
    ///   - parent: Where it is made.
    ///   - body: Writes a workbook to the path that it is given, and other files beside it.
    /// - Returns: The bytes of the workbook.
    /// - Throws: What `body` throws; ``WorkbookError/scratch(folder:reason:)`` and ``WorkbookError/incomplete``.
    static func bytes(
        in parent: String, writtenBy body: (_ file: String, _ folder: String) throws(WorkbookError) -> Void
    ) throws(WorkbookError) -> [UInt8] {
        let manager = FileManager.default
        let folder = parent + (parent.hasSuffix("/") ? "" : "/") + "caravan-\(UUID().uuidString)"
        do {
            try manager.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .scratch(folder: parent, reason: "a folder cannot be made there")
        }
        defer { try? manager.removeItem(atPath: folder) }
        let file = folder + "/results.xlsx"
        try body(file, folder)
        guard let data = manager.contents(atPath: file) else {
            throw .scratch(folder: parent, reason: "what was written there cannot be read")
        }
        let bytes = [UInt8](data)
        guard isWhole(bytes) else { throw .incomplete }
        return bytes
    }

    /// Whether the file ends in the record that a zip archive ends in, which is written last.
    private static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.suffix(22).starts(with: [0x50, 0x4B, 5, 6]) }
}
