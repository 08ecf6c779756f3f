/// Dotted names as one: what they begin and end with in common, and `*` for what lies between.
package enum NamePattern {
    /// `flows.*.trend` for `flows.food.trend` and `flows.oil.trend`; a single name as it is.
    package static func text(of names: [String]) -> String {
        guard let first = names.first, names.contains(where: { $0 != first }) else { return names.first ?? "" }
        let parts = names.map { $0.split(separator: ".") }
        let shortest = parts.map(\.count).min() ?? 0
        func isCommon(_ part: (ArraySlice<Substring>) -> Substring?) -> Bool {
            let wanted = part(parts[0][...])
            return parts.allSatisfy { part($0[...]) == wanted }
        }
        let head = (0..<shortest).prefix { place in isCommon { $0[place] } }.count
        let tail = (0..<(shortest - head)).prefix { place in isCommon { $0[$0.endIndex - 1 - place] } }.count
        return (parts[0].prefix(head) + ["*"] + parts[0].suffix(tail)).joined(separator: ".")
    }
}
