import EconomicModel

/// What the command line changes of a scenario.
public struct Overrides: Sendable {
    /// `NAME=VALUE` for each `--set`.
    public var settings: [String]
    /// Measures to switch on and off.
    public var with: [String]
    public var without: [String]
    public var paths: Int?
    public var seed: UInt64?

    public init(
        settings: [String] = [], with: [String] = [], without: [String] = [], paths: Int? = nil, seed: UInt64? = nil
    ) {
        self.settings = settings
        self.with = with
        self.without = without
        self.paths = paths
        self.seed = seed
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
        for setting in settings {
            let file = "--set \(setting)"
            texts[file] = [setting]
            let whole = SourceLocation(file: file, line: 1, column: 1, length: setting.count)
            guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
                findings.add(.badOverride(setting), at: .commandLine(whole))
                continue
            }
            let name = String(setting[..<equals])
            let text = String(setting[setting.index(after: equals)...])
            let origin = Origin.commandLine(whole.part(at: name.count + 1, length: text.count))
            let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard let changed = result.setting(path[...], to: text, at: origin) else {
                let known = result.names(prefix: "")
                findings.add(
                    .overrideNowhere(name, known: known), at: .commandLine(whole.part(at: 0, length: name.count)))
                continue
            }
            result = changed
        }
        for (names, value, option) in [(with, "true", "--with"), (without, "false", "--without")] {
            for name in names {
                let file = "\(option) \(name)"
                texts[file] = [name]
                let origin = Origin.commandLine(SourceLocation(file: file, line: 1, column: 1, length: name.count))
                guard result["measures"]?[name] != nil || result["risks"]?[name] != nil else {
                    let known = ["measures", "risks"].flatMap { result[$0]?.entries.map(\.key) ?? [] }
                    findings.add(.overrideNowhere(name, known: known.filter { $0 != "defaults" }), at: origin)
                    continue
                }
                let block = result["measures"]?[name] != nil ? "measures" : "risks"
                let change = Node.scalarTree([block, name, "enabled"], value, origin)
                result = result.merging(change)
            }
        }
        for (name, value) in [("paths", paths.map { "\($0)" }), ("seed", seed.map { "\($0)" })] {
            guard let value else { continue }
            texts["--\(name)"] = [value]
            let origin = Origin.commandLine(SourceLocation(file: "--\(name)", line: 1, column: 1, length: value.count))
            result = result.merging(.scalarTree(["simulation", name], value, origin))
        }
        return result
    }
}

extension Node {
    /// A map of maps that leads to one value.
    fileprivate static func scalarTree(_ path: [String], _ text: String, _ origin: Origin) -> Node {
        path.reversed().reduce(Node(.scalar(.init(text)), origin: origin)) { node, key in
            Node(.mapping([.init(key: key, keyOrigin: origin, value: node)]), origin: origin)
        }
    }

    /// The node with the value at a path replaced; fields that a component does not state yet may be set, components and
    /// blocks that are not there may not.
    fileprivate func setting(_ path: ArraySlice<String>, to text: String, at origin: Origin) -> Node? {
        guard let key = path.first else { return nil }
        let rest = path.dropFirst()
        guard case .mapping(var entries) = content else { return nil }
        guard let place = entries.firstIndex(where: { $0.key == key }) else {
            guard rest.isEmpty, !key.isEmpty else { return nil }
            entries.append(.init(key: key, keyOrigin: origin, value: Node(.scalar(.init(text)), origin: origin)))
            return Node(.mapping(entries), origin: self.origin)
        }
        let value = entries[place].value
        if rest.isEmpty {
            entries[place].value = value.replacingValue(with: text, at: origin)
        } else if let changed = value.setting(rest, to: text, at: origin) {
            entries[place].value = changed
        } else {
            return nil
        }
        return Node(.mapping(entries), origin: self.origin)
    }

    /// A value with another figure: its unit stays, its source does not.
    private func replacingValue(with text: String, at origin: Origin) -> Node {
        let figure = Node(.scalar(.init(text)), origin: origin)
        guard self["value"] != nil else { return figure }
        let kept = entries.filter { $0.key == "unit" }
        return Node(.mapping([.init(key: "value", keyOrigin: origin, value: figure)] + kept), origin: self.origin)
    }

    /// The dotted names of everything below, for suggestions.
    fileprivate func names(prefix: String) -> [String] {
        entries.flatMap { entry in
            let name = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
            return [name] + entry.value.names(prefix: name)
        }
    }
}
