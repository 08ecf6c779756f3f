import Crypto

/// Whose luck a draw is: everything that is drawn under one name meets the same luck in every scenario.
public struct RandomStream: Hashable, Sendable {
    /// The first 64 bits, most significant first, of the SHA-256 of the name in UTF-8: half of a Philox counter.
    public let key: UInt64

    /// The stream of that name, such as `drivers.brent/shock`.
    public init(named name: String) {
        key = SHA256.hash(data: Array(name.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
