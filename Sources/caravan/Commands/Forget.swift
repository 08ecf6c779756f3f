import ArgumentParser
import RunStorage

/// `caravan forget`: takes runs out of the archive.
struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take runs out of the archive, and give their space back.",
        discussion: """
            What other runs have in common with them stays. Result files are left as they are, and no number is given \
            again.

            EXAMPLES
              caravan forget 12
              caravan forget 3 4 latest
            """)

    @Argument(help: RunWords.help)
    var runs: [String]

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var screen: ScreenOptions

    func run() throws {
        try ExitStatus.reporting {
            let ids = try archive.using { archive in
                let ids = try runs.map { try archive.meant($0).id }
                try archive.forget(ids)
                return Set(ids).sorted()
            }
            if screen.quiet { return }
            let named = ids.map(String.init).joined(separator: ", ")
            Terminal.log("Forgot run\(ids.count == 1 ? "" : "s") \(named)")
        }
    }
}
