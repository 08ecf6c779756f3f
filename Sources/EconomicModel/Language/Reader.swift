/// Reads documents into records by their field descriptions, and gathers what is wrong with them.
public struct Reader: Sendable {
    public var findings = Findings()
    /// Every value that was read, in the order of reading, defaults among them.
    public var inputs: [Input] = []
    /// Where the reader stands: `flows`, `food`, ….
    private var path: [String] = []

    public init() {}

    /// Reads a whole scenario.
    public mutating func scenario(_ document: Node) -> Scenario {
        record(document, in: "the scenario")
    }

    /// Reads what belongs to a field or component of that name.
    mutating func nested<Result>(_ name: String, _ body: (inout Reader) -> Result) -> Result {
        path.append(name)
        defer { path.removeLast() }
        return body(&self)
    }

    private func dotted(_ name: String) -> String { (path + [name]).joined(separator: ".") }

    // MARK: Records and components

    /// Reads a map with fixed keys.
    ///
    /// - Parameters:
    ///   - node: The map.
    ///   - place: What the map is, for messages, such as `flow 'food'`.
    ///   - type: The record to read.
    /// - Returns: The record; fields that are not sound are left as they were.
    mutating func record<R: Record>(_ node: Node, in place: String, as type: R.Type = R.self) -> R {
        var record = R()
        guard case .mapping(let entries) = node.content else {
            findings.add(.wrongType(expected: "a map", found: node, for: place), at: node.origin)
            return record
        }
        let broken = reportUnquoted(entries)
        var given: [String: Origin] = [:]
        let fields = R.fields
        for entry in entries {
            guard let field = fields.first(where: { $0.name == entry.key }) else {
                if !broken.contains(entry.key) {
                    findings.add(.unknownKey(entry.key, in: place, known: fields.map(\.name)), at: entry.keyOrigin)
                }
                continue
            }
            given[entry.key] = entry.keyOrigin
            if broken.contains(entry.key) { continue }
            if case .null = entry.value.content {
                findings.add(.emptyField(entry.key), at: entry.keyOrigin)
                continue
            }
            field.read(entry.value, &record, &self)
        }
        for field in fields where given[field.name] == nil {
            if let text = field.description.defaultText {
                field.read(Node(.scalar(.init(text, isVerbatim: false)), origin: .default), &record, &self)
            } else if field.description.isRequired {
                findings.add(.missingField(field.name, in: place, summary: field.description.summary), at: node.origin)
            }
        }
        record.check(given: given, at: node.origin, reader: &self)
        return record
    }

    /// Finds `{by: triangular(3%, 8%, 18%)}`, which YAML reads as three keys, and says so once.
    ///
    /// - Returns: The keys that came of it.
    private mutating func reportUnquoted(_ entries: [Node.Entry]) -> Set<String> {
        var keys: Set<String> = []
        var opened: Node.Entry?
        for entry in entries {
            if opened != nil, case .null = entry.value.content {
                keys.insert(entry.key)
                if entry.key.contains(")") { opened = nil }
                continue
            }
            opened = nil
            guard case .scalar(let scalar) = entry.value.content, !scalar.isQuoted,
                scalar.text.count(where: { $0 == "(" }) > scalar.text.count(where: { $0 == ")" })
            else { continue }
            findings.add(.unquotedCommas(entry.key, scalar.text), at: entry.value.origin)
            keys.insert(entry.key)
            opened = entry
        }
        return keys
    }

    /// Reads a block of components, with `defaults` laid under each.
    mutating func components<C: Component>(_ node: Node, block: String) -> [C] {
        guard case .mapping(let entries) = node.content else {
            findings.add(.wrongType(expected: "a map of names", found: node, for: "'\(block)'"), at: node.origin)
            return []
        }
        let defaults = entries.first { $0.key == "defaults" }?.value
        let kind = Self.singular(block)
        var components: [C] = []
        for entry in entries where entry.key != "defaults" {
            guard checkName(entry.key, at: entry.keyOrigin) else { continue }
            let own = entry.value
            let whole: Node
            if let defaults, case .mapping = own.content {
                whole = Node(defaults.merging(own).content, origin: own.origin)
            } else {
                whole = own
            }
            var component = nested(entry.key) { $0.record(whole, in: "\(kind) '\(entry.key)'", as: C.self) }
            component.name = entry.key
            component.origin = entry.keyOrigin
            components.append(component)
        }
        return components
    }

    /// Reads a map of values under their author's names.
    mutating func values(_ node: Node, rule: ValueRule) -> [NamedValue] {
        guard case .mapping(let entries) = node.content else {
            findings.add(
                .wrongType(expected: "a map of names to values", found: node, for: "'\(path.last ?? "")'"),
                at: node.origin)
            return []
        }
        _ = reportUnquoted(entries)
        return entries.compactMap { entry in
            guard checkName(entry.key, at: entry.keyOrigin),
                let value = value(entry.value, name: entry.key, rule: rule)
            else { return nil }
            return NamedValue(name: entry.key, origin: entry.keyOrigin, value: value)
        }
    }

    /// Whether a text is a name: letters, digits and `_`, starting with a letter.
    mutating func checkName(_ text: String, at origin: Origin) -> Bool {
        let isName =
            text.first.map { $0.isASCII && $0.isLetter } == true && text.allSatisfy(\.isWordPart) && text.count <= 64
        if !isName { findings.add(.badName(text), at: origin) }
        return isName
    }

    static func singular(_ block: String) -> String {
        block.hasSuffix("s") ? String(block.dropLast()) : block
    }

    // MARK: Values

    /// Reads a number, an expression, or a map with a `value`.
    mutating func value(_ node: Node, name: String, rule: ValueRule) -> Value? {
        switch node.content {
        case .scalar(let scalar):
            return value(scalar, origin: node.origin, name: name, rule: rule)
        case .mapping:
            let before = findings.all.count
            let map: ValueMap = record(node, in: "'\(name)'")
            guard let inner = map.value else { return nil }
            guard case .scalar(let scalar) = inner.content else {
                if findings.all.count == before {
                    findings.add(
                        .wrongType(expected: "a number or an expression", found: inner, for: "'value'"),
                        at: inner.origin)
                }
                return nil
            }
            return value(scalar, origin: inner.origin, name: name, rule: rule, map: map)
        case .sequence, .null:
            findings.add(
                .wrongType(expected: "a number, an expression or a map with a 'value'", found: node, for: "'\(name)'"),
                at: node.origin)
            return nil
        }
    }

    private mutating func value(
        _ scalar: Node.Scalar, origin: Origin, name: String, rule: ValueRule, map: ValueMap = ValueMap()
    ) -> Value? {
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(scalar.text, readsDates: rule.kind == .date)
            let value = Value(
                name: dotted(name), expression: expression, text: scalar.text, unit: map.unit, source: map.source,
                note: map.note, asOf: map.asOf, reporter: map.reporter, rule: rule, origin: origin,
                isVerbatim: scalar.isVerbatim)
            inputs.append(Input(value: value, kind: kind(of: value)))
            return value
        } catch {
            let place =
                scalar.isVerbatim
                ? origin.part(at: error.range.start, length: error.range.end - error.range.start) : origin
            findings.add(error.problem, at: place)
            return nil
        }
    }

    private func kind(of value: Value) -> Input.Kind {
        switch value.origin {
        case .default: .default
        case .commandLine: .override
        case .file:
            if path.first == "facts" { .fact } else { value.source.isEmpty ? .assumption : .sourced }
        }
    }

    // MARK: Single values

    private mutating func scalar(_ node: Node, name: String, expected: String) -> Node.Scalar? {
        if case .scalar(let scalar) = node.content { return scalar }
        findings.add(.wrongType(expected: expected, found: node, for: "'\(name)'"), at: node.origin)
        return nil
    }

    mutating func text(_ node: Node, name: String) -> String? {
        scalar(node, name: name, expected: "a text")?.text
    }

    mutating func flag(_ node: Node, name: String) -> Bool? {
        guard let scalar = scalar(node, name: name, expected: "true or false") else { return nil }
        if !scalar.isQuoted {
            if scalar.text == "true" { return true }
            if scalar.text == "false" { return false }
        }
        findings.add(.notFlag(scalar.text, name), at: node.origin)
        return nil
    }

    mutating func integer(_ node: Node, name: String, in range: ClosedRange<Int>) -> Int? {
        guard let scalar = scalar(node, name: name, expected: "a whole number") else { return nil }
        guard let value = Int(scalar.text.filter { $0 != "_" }), range.contains(value) else {
            findings.add(.notInteger(scalar.text, name, range), at: node.origin)
            return nil
        }
        return value
    }

    mutating func choice(_ node: Node, name: String, _ choices: [String]) -> String? {
        guard let scalar = scalar(node, name: name, expected: "one of \(choices.joined(separator: ", "))") else {
            return nil
        }
        if choices.contains(scalar.text) { return scalar.text }
        findings.add(.unknownChoice(scalar.text, name, choices), at: node.origin)
        return nil
    }

    mutating func name(_ node: Node, name: String) -> Name? {
        guard let scalar = scalar(node, name: name, expected: "a name"), checkName(scalar.text, at: node.origin) else {
            return nil
        }
        return Name(text: scalar.text, origin: node.origin)
    }

    /// Reads a unit, such as `million USD/year`.
    mutating func unit(_ node: Node, name: String) -> Unit? {
        guard let scalar = scalar(node, name: name, expected: "a unit such as million USD/year") else { return nil }
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(scalar.text.hasPrefix("%") ? "1" + scalar.text : scalar.text)
            guard let unit = expression.asUnit(symbol: scalar.text), unit.factor.isFinite, unit.factor > 0 else {
                throw ExpressionError(.notUnit(scalar.text), expression.range)
            }
            return unit
        } catch {
            let offset = scalar.isVerbatim ? error.range : TextRange(0, 1)
            findings.add(error.problem, at: node.origin.part(at: offset.start, length: offset.end - offset.start))
            return nil
        }
    }

    mutating func selector(_ node: Node, name: String) -> SelectorText? {
        guard let scalar = scalar(node, name: name, expected: "a dotted name such as flows.food") else { return nil }
        do throws(ExpressionError) {
            guard case .reference(let selector) = try ExpressionParser.parse(scalar.text) else {
                throw ExpressionError(.notSelector(scalar.text), TextRange(0, max(1, scalar.text.count)))
            }
            return SelectorText(selector: selector, origin: node.origin)
        } catch {
            let offset = scalar.isVerbatim ? error.range : TextRange(0, 1)
            findings.add(error.problem, at: node.origin.part(at: offset.start, length: offset.end - offset.start))
            return nil
        }
    }

    /// The elements of a list, or the single value that stands for a list of one.
    func oneOrMore(_ node: Node) -> [Node] {
        if case .sequence(let elements) = node.content { elements } else { [node] }
    }
}

extension Expression {
    /// The unit that an expression of nothing but units says; `nil` for anything else.
    func asUnit(symbol: String) -> Unit? {
        switch self {
        case .unit(let unit, _):
            Unit(unit.dimension, factor: unit.factor, symbol: symbol)
        case .number(let factor, _):
            Unit(.number, factor: factor, symbol: symbol == "1" ? "" : symbol == "1%" ? "%" : symbol)
        case .scaled(let left, let right, _), .binary(.multiply, let left, let right, _):
            Self.combine(left, right, symbol) { ($0.dimension * $1.dimension, $0.factor * $1.factor) }
        case .binary(.divide, let left, let right, _):
            Self.combine(left, right, symbol) { ($0.dimension / $1.dimension, $0.factor / $1.factor) }
        case .binary(.power, let base, .number(let exponent, _), _):
            base.asUnit(symbol: symbol).flatMap { unit in
                guard exponent == exponent.rounded(), exponent.magnitude <= 8 else { return nil }
                let factor = (0..<Int(exponent.magnitude)).reduce(1.0) { product, _ in product * unit.factor }
                return Unit(
                    unit.dimension.raised(to: exponent), factor: exponent < 0 ? 1 / factor : factor, symbol: symbol)
            }
        default: nil
        }
    }

    private static func combine(
        _ left: Expression, _ right: Expression, _ symbol: String, _ rule: (Unit, Unit) -> (Dimension, Double)
    ) -> Unit? {
        guard let left = left.asUnit(symbol: symbol), let right = right.asUnit(symbol: symbol) else { return nil }
        let (dimension, factor) = rule(left, right)
        return Unit(dimension, factor: factor, symbol: symbol)
    }
}
