/// Why bytes could not be read as a ``RunDocument``.
public enum RunDocumentError: Error, Sendable, Equatable {
    /// The document has a format version that this program does not read.
    case unsupportedVersion(found: Int, supported: Int)
    /// Something is missing or of the wrong kind; `place` is the dotted way to it, empty for the document itself.
    case malformed(place: String, reason: String)
    /// The document holds neither a run nor a comparison, or both.
    case neitherRunNorComparison

    init(_ error: DecodingError) {
        let context: DecodingError.Context
        var path: [any CodingKey]
        switch error {
        case .keyNotFound(let key, let found): (context, path) = (found, found.codingPath + [key])
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            (context, path) = (found, found.codingPath)
        @unknown default:
            self = .malformed(place: "", reason: String(describing: error))
            return
        }
        self = .malformed(
            place: path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."),
            reason: context.debugDescription)
    }
}

extension RunDocumentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupportedVersion(let found, let supported):
            "this run has format version \(found), and this program reads version \(supported): "
                + (found > supported ? "read it with a newer Caravan" : "run the scenario again")
        case .malformed(let place, let reason):
            "this is not a run that Caravan wrote: " + (place.isEmpty ? reason : "\(place): \(reason)")
        case .neitherRunNorComparison:
            "this is not a run that Caravan wrote: it must hold either a run or a comparison"
        }
    }
}
