/// Which scenario was run, and how.
public struct ScenarioIdentity: Sendable, Codable, Equatable {
    /// The file's name without its extension: what results are filed under.
    public var name: String
    public var title: String
    public var description: String
    /// The label of the price basis, such as `nominal` or `constant 2024`.
    public var prices: String
    public var baseYear: Int
    public var lastYear: Int
    /// `year`, `quarter` or `month`.
    public var step: String
    public var paths: Int
    public var seed: UInt64
    /// How the paths were chosen; `nil` where they are independent of each other.
    public var sampling: SamplingIdentity?
    /// SHA-256 of the resolved scenario, in hexadecimal.
    public var digest: String

    public init(
        name: String, title: String, description: String, prices: String, baseYear: Int, lastYear: Int, step: String,
        paths: Int, seed: UInt64, sampling: SamplingIdentity? = nil, digest: String
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.prices = prices
        self.baseYear = baseYear
        self.lastYear = lastYear
        self.step = step
        self.paths = paths
        self.seed = seed
        self.sampling = sampling
        self.digest = digest
    }
}

/// How paths were chosen that are not independent of each other.
public struct SamplingIdentity: Sendable, Codable, Equatable {
    public enum Method: String, Sendable, Codable, Equatable {
        case antithetic
        case latinHypercube = "latin_hypercube"
        case sobol
    }

    public var method: Method
    /// The groups of paths that are, which standard errors and intervals are estimated from.
    public var replicates: Replicates

    public init(method: Method, replicates: Replicates) {
        self.method = method
        self.replicates = replicates
    }
}
