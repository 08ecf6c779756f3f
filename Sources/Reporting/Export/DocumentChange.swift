#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value that is not the same in two documents.
package struct DocumentChange: Sendable, Equatable {
    /// The dotted way to it; elements of lists go by their name or year where they have one.
    package var path: String
    /// As JSON writes them, lists and maps in brief; `–` where there is none.
    package var old: String
    package var new: String

    /// What differs between two documents, in the order of their keys.
    ///
    /// - Parameters:
    ///   - old: The bytes of a JSON document.
    ///   - new: The bytes of another.
    /// - Returns: Every value that differs; none where they differ in their layout only.
    /// - Throws: `DecodingError` where one is no JSON.
    /// - Complexity: Linear in their size.
    package static func changes(from old: [UInt8], to new: [UInt8]) throws -> [DocumentChange] {
        let decoder = JSONDecoder()
        let values = try [old, new].map { try decoder.decode(JSONValue.self, from: Data($0)) }
        var changes: [DocumentChange] = []
        values[0].compare(with: values[1], at: "", &changes)
        return changes
    }
}

/// Any JSON.
private enum JSONValue: Decodable, Equatable {
    case nothing
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case map([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else if let map = try? container.decode([String: JSONValue].self) {
            self = .map(map)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else {
            self = .nothing
        }
    }

    func compare(with new: JSONValue?, at path: String, _ changes: inout [DocumentChange]) {
        switch (self, new) {
        case (.list(let olds), .list(let news)):
            for place in 0..<max(olds.count, news.count) {
                let old = place < olds.count ? olds[place] : nil
                let new = place < news.count ? news[place] : nil
                let name = (old ?? new)?.label ?? String(place)
                Self.compare(old, new, at: Self.join(path, name), &changes)
            }
        case (.map(let olds), .map(let news)):
            for key in Set(olds.keys).union(news.keys).sorted() {
                Self.compare(olds[key], news[key], at: Self.join(path, key), &changes)
            }
        default:
            if self != new { changes.append(.init(path: path, old: brief, new: new?.brief ?? "–")) }
        }
    }

    private static func compare(
        _ old: JSONValue?, _ new: JSONValue?, at path: String, _ changes: inout [DocumentChange]
    ) {
        if let old {
            old.compare(with: new, at: path, &changes)
        } else if let new {
            changes.append(.init(path: path, old: "–", new: new.brief))
        }
    }

    private static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// What an element of a list goes by.
    private var label: String? {
        guard case .map(let map) = self else { return nil }
        switch (map["name"] ?? map["year"], map["scenario"]) {
        case (.text(let name), _): return name
        case (.number(let year), _): return Int(exactly: year).map(String.init)
        case (_, .map(let scenario)?):
            if case .text(let name)? = scenario["name"] { return name }
            return nil
        default: return nil
        }
    }

    private var brief: String {
        switch self {
        case .nothing: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .text(let text): "\"\(text)\""
        case .list(let list): "[\(list.count)]"
        case .map(let map): "{\(map.keys.sorted().joined(separator: ", "))}"
        }
    }
}
