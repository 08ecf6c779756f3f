public import EconomicModel

/// What the command line changes of a scenario.
public struct Overrides: Sendable {
    /// `NAME=VALUE` for each `--set`.
    public var settings: [String]
    /// Measures to switch on and off.
    public var with: [String]
    /// Names of measures and risks that are switched off.
    public var without: [String]
    /// How many paths, before the scenario's own.
    public var paths: Int?
    /// The seed, before the scenario's own.
    public var seed: UInt64?
    /// How paths are chosen, before the scenario's own.
    public var sampling: Sampling?
    /// The equation of an indicator ``objectiveName`` that is added: what alternatives are chosen by.
    public var objective: String?

    /// The indicator that an objective becomes.
    public static let objectiveName = "objective"

    public init(
        settings: [String] = [], with: [String] = [], without: [String] = [], paths: Int? = nil, seed: UInt64? = nil,
        sampling: Sampling? = nil, objective: String? = nil
    ) {
        self.settings = settings
        self.with = with
        self.without = without
        self.paths = paths
        self.seed = seed
        self.sampling = sampling
        self.objective = objective
    }

    /// The scenario with the overrides laid over it.
    ///
    /// - Parameters:
    ///   - scenario: The scenario's document.
    ///   - texts: Takes the options as texts that findings can point into.
    ///   - findings: Takes what is wrong with the options.
    /// - Returns: The changed document.
    func applied(to scenario: Node, texts: inout [String: [String]], findings: inout Findings) -> Node {
        var result = scenario
        for text in settings {
            let setting = Setting(text)
            texts[setting.whole.file] = [text]
            do throws(Setting.Failure) {
                result = try setting.applied(to: result)
            } catch {
                findings.add(error.problem, at: error.origin)
            }
        }
        for (names, value, option) in [(with, "true", "--with"), (without, "false", "--without")] {
            for name in names {
                let origin = Self.origin(of: name, "\(option) \(name)", &texts)
                guard let block = ["measures", "risks"].first(where: { result[$0]?[name] != nil }) else {
                    let known = ["measures", "risks"].flatMap { result[$0]?.entries.map(\.key) ?? [] }
                    findings.add(.switchesNothing(name, known: known.filter { $0 != "defaults" }), at: origin)
                    continue
                }
                result = result.merging(.scalarTree([block, name, "enabled"], value, origin))
            }
        }
        let simulation = [
            ("paths", paths.map { "\($0)" }), ("seed", seed.map { "\($0)" }), ("sampling", sampling?.rawValue),
        ]
        for (name, value) in simulation {
            guard let value else { continue }
            let origin = Self.origin(of: value, "--\(name)", &texts)
            result = result.merging(.scalarTree(["simulation", name], value, origin))
        }
        if let objective {
            let origin = Self.origin(of: objective, "--objective", &texts)
            let indicator = Node.scalarTree([Self.objectiveName, "value"], objective, origin)
            // An indicator of that name that the scenario has is replaced, not merged with.
            let others = (result["indicators"]?.entries ?? []).filter { $0.key != Self.objectiveName }
            result = result.setting(
                "indicators", at: origin, to: Node(.mapping(others), origin: origin).merging(indicator))
        }
        return result
    }

    private static func origin(of text: String, _ option: String, _ texts: inout [String: [String]]) -> Origin {
        texts[option] = [text]
        return .commandLine(SourceLocation(file: option, line: 1, column: 1, length: text.count))
    }
}

extension Node {
    /// A map of maps that leads to one value.
    fileprivate static func scalarTree(_ path: [String], _ text: String, _ origin: Origin) -> Node {
        path.reversed().reduce(Node(.scalar(.init(text)), origin: origin)) { node, key in
            Node(.mapping([.init(key: key, keyOrigin: origin, value: node)]), origin: origin)
        }
    }
}
