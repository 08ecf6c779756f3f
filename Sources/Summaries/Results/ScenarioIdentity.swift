/// Which scenario was run, and how.
public struct ScenarioIdentity: Sendable, Codable, Equatable {
    /// The file's name without its extension: what results are filed under.
    public var name: String
    /// What reports call it.
    public var title: String
    /// What it stands on; empty where nothing is said.
    public var description: String
    /// The label of the price basis, such as `nominal` or `constant 2024`.
    public var prices: String
    /// The year that was observed.
    public var baseYear: Int
    /// The last simulated year.
    public var lastYear: Int
    /// `year`, `quarter` or `month`.
    public var step: String
    /// How many paths were run.
    public var paths: Int
    /// What all random numbers came from.
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
    /// How paths are spread.
    public enum Method: String, Sendable, Codable, Equatable {
        /// In pairs of opposite luck.
        case antithetic
        /// Each draw takes each part of its range equally often.
        case latinHypercube = "latin_hypercube"
        /// The draws that matter most take such parts together as well.
        case sobol
    }

    /// How paths were spread.
    public var method: Method
    /// The groups of paths that are, which standard errors and intervals are estimated from.
    public var replicates: Replicates

    public init(method: Method, replicates: Replicates) {
        self.method = method
        self.replicates = replicates
    }
}
