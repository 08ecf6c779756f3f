public import Summaries

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `run.json`: everything that a run, a comparison or another analysis found, as one document.
///
/// The same results give the same bytes: keys are sorted, numbers have the fewest digits that read back to the same
/// double, and whatever fits a line of 120 characters stays on one.
public struct RunDocument: Sendable, Equatable {
    /// The version of the format that this program writes, and the only one it reads.
    public static let formatVersion = 1

    /// What a document holds.
    public enum Content: Sendable, Equatable {
        case run(RunResult)
        case comparison(Summaries.ComparisonResult)
        case attribution(AttributionResult)
        case packages(PackageSearchResult)
        case seek(SeekResult)
        case sensitivity(SensitivityResult)
    }

    /// The version of the program that wrote the document.
    public var caravanVersion: String
    /// The results.
    public var content: Content

    public init(caravanVersion: String, content: Content) {
        self.caravanVersion = caravanVersion
        self.content = content
    }

    /// Reads a document.
    ///
    /// - Throws: ``RunDocumentError`` where the bytes are no such document, or one of another format version.
    public init(decoding bytes: [UInt8]) throws(RunDocumentError) {
        let data = Data(bytes)
        do {
            let decoder = decoder()
            let found = try decoder.decode(Version.self, from: data).formatVersion
            guard found == Self.formatVersion else {
                throw RunDocumentError.unsupportedVersion(found: found, supported: Self.formatVersion)
            }
            self = try decoder.decode(RunDocument.self, from: data)
        } catch let error as RunDocumentError {
            throw error
        } catch let error as DecodingError {
            throw RunDocumentError(error)
        } catch {
            throw .malformed(place: "", reason: String(describing: error))
        }
    }

    /// The runs that a document holds, whose figures can be laid out by year: one, or those of a comparison.
    ///
    /// - Throws: ``RunDocumentError/withoutRuns(_:)`` where it holds what another analysis found.
    public func runs() throws(RunDocumentError) -> [RunResult] {
        switch content {
        case .run(let run): [run]
        case .comparison(let comparison): comparison.runs
        case .attribution: throw .withoutRuns("an attribution")
        case .packages: throw .withoutRuns("a search for packages")
        case .seek: throw .withoutRuns("a value that was sought")
        case .sensitivity: throw .withoutRuns("a sensitivity analysis")
        }
    }

    /// The document's bytes, ending in a line break.
    ///
    /// - Throws: what the encoder throws; results that a run gave always encode.
    public func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return JSONLines.laidOut([UInt8](try encoder.encode(self)))
    }
}

extension RunDocument: Codable {
    private enum CodingKeys: String, CodingKey {
        case formatVersion, caravanVersion, run, comparison, attribution, packages, seek, sensitivity
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caravanVersion = try container.decode(String.self, forKey: .caravanVersion)
        let found = try [
            container.decodeIfPresent(RunResult.self, forKey: .run).map(Content.run),
            container.decodeIfPresent(Summaries.ComparisonResult.self, forKey: .comparison).map(Content.comparison),
            container.decodeIfPresent(AttributionResult.self, forKey: .attribution).map(Content.attribution),
            container.decodeIfPresent(PackageSearchResult.self, forKey: .packages).map(Content.packages),
            container.decodeIfPresent(SeekResult.self, forKey: .seek).map(Content.seek),
            container.decodeIfPresent(SensitivityResult.self, forKey: .sensitivity).map(Content.sensitivity),
        ].compactMap(\.self)
        guard found.count == 1 else { throw RunDocumentError.notOneResult }
        content = found[0]
    }

    /// Writes the versions, then the results under the name of their kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.formatVersion, forKey: .formatVersion)
        try container.encode(caravanVersion, forKey: .caravanVersion)
        switch content {
        case .run(let run): try container.encode(run, forKey: .run)
        case .comparison(let comparison): try container.encode(comparison, forKey: .comparison)
        case .attribution(let attribution): try container.encode(attribution, forKey: .attribution)
        case .packages(let packages): try container.encode(packages, forKey: .packages)
        case .seek(let seek): try container.encode(seek, forKey: .seek)
        case .sensitivity(let sensitivity): try container.encode(sensitivity, forKey: .sensitivity)
        }
    }
}

/// What is read before anything else, so that another version is told apart from a damaged file.
private struct Version: Decodable {
    var formatVersion: Int
}

private func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
}
