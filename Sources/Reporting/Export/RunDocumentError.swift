/// Why bytes could not be read as a ``RunDocument``, or do not hold what is wanted of one.
public enum RunDocumentError: Error, Sendable, Equatable {
    /// The document has a format version that this program does not read.
    case unsupportedVersion(found: Int, supported: Int)
    /// Something is missing or of the wrong kind; `place` is the dotted way to it, empty for the document itself.
    case malformed(place: String, reason: String)
    /// The document holds no result that this program knows, or several.
    case notOneResult
    /// The document holds what another analysis found, and no figures by year; that is named as `an attribution`.
    case withoutRuns(String)

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
        case .notOneResult:
            "this is not a run that Caravan wrote: it must hold one run, comparison, attribution, search for packages, "
                + "seek or sensitivity"
        case .withoutRuns(let what):
            "this is \(what), which has no figures by year to lay out: its tables stand as CSV beside its run.json"
        }
    }
}
