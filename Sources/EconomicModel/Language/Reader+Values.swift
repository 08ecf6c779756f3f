// Values: numbers and expressions, with what is said of them.

extension Reader {
    /// Reads a number, an expression, or a map with a `value`.
    mutating func value(_ node: Node, name: String, rule: ValueRule) -> Value? {
        switch node.content {
        case .scalar(let scalar):
            return value(scalar, origin: node.origin, name: name, rule: rule)
        case .mapping:
            return value(of: record(node, in: Problem.fieldWords(dotted(name))), name: name, rule: rule)
        case .null:
            findings.add(.emptyField(name), at: node.origin)
            return nil
        case .sequence:
            findings.add(
                .wrongType(expected: "a number, an expression or a map with a 'value'", found: node, for: "'\(name)'"),
                at: node.origin)
            return nil
        }
    }

    /// The value that a long form states; `nil` where it states none.
    mutating func value(of map: ValueMap, name: String, rule: ValueRule) -> Value? {
        guard let inner = map.value else { return nil }
        guard case .scalar(let scalar) = inner.content else {
            findings.add(
                .wrongType(expected: "a number or an expression", found: inner, for: "'value'"), at: inner.origin)
            return nil
        }
        return value(scalar, origin: inner.origin, name: name, rule: rule, map: map)
    }

    private mutating func value(
        _ scalar: Node.Scalar, origin: Origin, name: String, rule: ValueRule, map: ValueMap = ValueMap()
    ) -> Value? {
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(scalar.text, readsDates: rule.kind == .date)
            let value = Value(
                name: dotted(name), expression: expression, text: scalar.text,
                unit: map.unit, unitOrigin: map.unitOrigin, source: map.source.isEmpty ? source : map.source,
                note: map.note, asOf: map.asOf, reporter: map.reporter, rule: rule, origin: origin,
                isVerbatim: scalar.isVerbatim)
            if let kind = kind(of: value) { inputs.append(Input(value: value, kind: kind)) }
            return value
        } catch {
            var problem = error.problem
            if let word = error.unknownWord {
                problem =
                    rule.kind == .date
                    ? .notDate(scalar.text) : .unknownWord(word, names: findings.isCrowded ? [] : names)
            }
            findings.add(problem, at: origin.part(error.range, of: scalar))
            return nil
        }
    }

    /// The dotted name of a field here.
    private func dotted(_ name: String) -> String { (path + [name]).joined(separator: ".") }

    /// What kind of input a value is; `nil` for a definition.
    private func kind(of value: Value) -> Input.Kind? {
        switch value.origin {
        case .default: return .default
        case .commandLine: return .override
        case .file: break
        }
        let isAsked = ["indicators", "targets"].contains(path.first) && !path.contains("reference")
        if isAsked { return nil }
        if path.first == "facts" { return .fact }
        if !value.source.isEmpty { return .sourced }
        return value.expression.isDefinition ? nil : .assumption
    }

    /// Reads a unit, such as `million USD/year`.
    mutating func unit(_ node: Node, name: String) -> Unit? {
        guard let scalar = scalar(node, name: name, expected: "a unit such as million USD/year") else { return nil }
        // A percent sign alone is one percent.
        let lead = scalar.text.hasPrefix("%") ? "1" : ""
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(lead + scalar.text)
            guard let unit = expression.asUnit(symbol: scalar.text), unit.factor.isFinite, unit.factor > 0 else {
                throw ExpressionError(.notUnit(scalar.text), TextRange(lead.count, lead.count + scalar.text.count))
            }
            return unit
        } catch {
            let range = TextRange(max(0, error.range.start - lead.count), max(1, error.range.end - lead.count))
            findings.add(.notUnit(scalar.text, word: error.unknownWord), at: node.origin.part(range, of: scalar))
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
            let problem =
                error.unknownWord.map { .unknownWord($0, names: findings.isCrowded ? [] : names) } ?? error.problem
            findings.add(problem, at: node.origin.part(error.range, of: scalar))
            return nil
        }
    }
}

extension Origin {
    /// A range of a text that stands here, where the file holds the text as it is.
    fileprivate func part(_ range: TextRange, of scalar: Node.Scalar) -> Origin {
        scalar.isVerbatim ? part(at: range.start, length: range.end - range.start) : self
    }
}
