extension NumberFormat {
    /// A difference: as ``text(_:)``, with its sign where more than nothing is shown.
    package func signed(_ value: Double?) -> String {
        let text = text(value)
        guard let value, value > 0, text.showsSomething else { return text }
        return "+" + text
    }

    /// Half of what lies between the ends of an interval; `<0.1` where it is known better than the digits tell, and not
    /// exactly.
    package func halfWidth(_ low: Double?, _ high: Double?) -> String {
        guard let low, let high else { return "–" }
        let half = (high - low) / 2
        let text = text(half)
        guard half > 0, !text.showsSomething else { return text }
        return "<" + self.text(Decade.scaled(1, by: exponent - decimals))
    }
}

extension String {
    /// Whether a number that was written has a digit other than 0.
    var showsSomething: Bool { contains { "1"..."9" ~= $0 } }
}
