public import Summaries

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `run.json`: everything that a run or a comparison found, as one document.
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
    }

    /// The version of the program that wrote the document.
    public var caravanVersion: String
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
        case formatVersion, caravanVersion, run, comparison
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caravanVersion = try container.decode(String.self, forKey: .caravanVersion)
        let run = try container.decodeIfPresent(RunResult.self, forKey: .run)
        let comparison = try container.decodeIfPresent(Summaries.ComparisonResult.self, forKey: .comparison)
        switch (run, comparison) {
        case (let run?, nil): content = .run(run)
        case (nil, let comparison?): content = .comparison(comparison)
        default: throw RunDocumentError.neitherRunNorComparison
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.formatVersion, forKey: .formatVersion)
        try container.encode(caravanVersion, forKey: .caravanVersion)
        switch content {
        case .run(let run): try container.encode(run, forKey: .run)
        case .comparison(let comparison): try container.encode(comparison, forKey: .comparison)
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
