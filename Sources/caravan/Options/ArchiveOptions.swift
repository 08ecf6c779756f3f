import ArgumentParser
import RunStorage

/// Which archive of runs is meant.
struct ArchiveOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The archive of runs.", valueName: "file"), completion: .file(extensions: ["sqlite"]))
    var archive = "Reports/runs.sqlite"

    /// Does something with the archive, and closes it.
    func using<Value>(_ body: (RunArchive) throws -> Value) throws -> Value {
        try RunArchive.using(archive, body)
    }
}

/// Whether and where runs are archived.
struct ArchivingOptions: ParsableArguments {
    @OptionGroup var place: ArchiveOptions

    @Flag(name: .customLong("no-archive"), help: "Leave the run out of the archive.")
    var isLeftOut = false

    /// Where the run is archived; `nil` where it is not.
    var archive: String? { isLeftOut ? nil : place.archive }
}
