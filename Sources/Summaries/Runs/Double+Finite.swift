extension Double {
    /// The number, or `nil` for what no file can hold.
    var ifFinite: Double? { isFinite ? self : nil }
}
