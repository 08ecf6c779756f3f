public import EconomicModel

/// A scenario that has been read, merged and checked.
public struct LoadedScenario: Sendable {
    /// The file's name without its extension: what results are filed under.
    public var name: String
    /// The file that it was read from.
    public var path: String
    /// The scenario as equations.
    public var system: EconomicSystem
    /// Every value with its kind and place, in the order of reading.
    public var inputs: [Input]
    /// The observed past of indicators, by name.
    public var histories: [String: [(year: Int, value: Double)]]
    /// SHA-256 of the resolved scenario, in hexadecimal.
    public var digest: String
    /// Warnings, with the lines they point at.
    public var report: FindingReport

    /// What the results of a scenario file are filed under.
    public static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    }

    /// The files that were read, as findings name them, with their paths relative to the scenario's folder.
    let files: [String: String]

    /// The place of an input's file relative to the scenario's folder, with its line; `nil` for defaults and overrides.
    public func place(of input: Input) -> (file: String, line: Int)? {
        guard case .file(let location) = input.value.origin else { return nil }
        return (files[location.file] ?? location.file, location.line)
    }
}

/// Why a scenario could not be read at all.
public struct NoSuchScenario: Error, Sendable {
    /// The path that was given.
    public var path: String
    /// What to do about it, where that is known.
    public var hint: String?

    public init(path: String, hint: String? = nil) { (self.path, self.hint) = (path, hint) }
}
