package import Summaries

/// An input whose value is not the same in two runs, or that only one of them has.
package enum InputChange {
    case changed(InputRecord, to: InputRecord)
    case added(InputRecord)
    case removed(InputRecord)

    package var old: InputRecord? {
        switch self {
        case .changed(let old, _), .removed(let old): old
        case .added: nil
        }
    }

    package var new: InputRecord? {
        switch self {
        case .changed(_, let new), .added(let new): new
        case .removed: nil
        }
    }

    /// The newer record, or the older where there is no newer.
    package var told: InputRecord {
        switch self {
        case .changed(_, let told), .added(let told), .removed(let told): told
        }
    }

    /// What changes between two lists of inputs: in the order of the new list, then what only the old one has.
    ///
    /// An input has changed where its value as written or its unit is other; its place, source and note do not count.
    ///
    /// - Complexity: Linear in the number of inputs.
    package static func changes(from old: [InputRecord], to new: [InputRecord]) -> [InputChange] {
        let before = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Set(new.map(\.name))
        let present = new.compactMap { input -> InputChange? in
            guard let old = before[input.name] else { return .added(input) }
            return old.value == input.value && old.unit == input.unit ? nil : .changed(old, to: input)
        }
        return present + old.filter { !names.contains($0.name) }.map(InputChange.removed)
    }
}
