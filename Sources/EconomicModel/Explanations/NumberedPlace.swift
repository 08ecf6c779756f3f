/// Texts about one of many projects that are alike but for a number, such as `projects.new/arrival 12`.
enum NumberedPlace {
    private static var pattern: Regex<(Substring, Substring, Substring)> { /(\/arrival|\/agreed) (\d+)/ }

    /// A text with its number written k, and the one before it k − 1; `nil` where it has no number, or others too.
    static func general(_ text: String) -> (text: String, number: Int)? {
        let numbers = Set(text.matches(of: pattern).compactMap { Int($0.2) })
        guard let number = numbers.max(), numbers.isSubset(of: [number, number - 1]) else { return nil }
        return (general(text, as: number), number)
    }

    /// A text with that number written k.
    static func general(_ text: String, as number: Int) -> String {
        text.replacing(pattern) { match in
            switch Int(match.2) {
            case number: "\(match.1) k"
            case number - 1: "\(match.1) k − 1"
            default: "\(match.0)"
            }
        }
    }

    /// `42 of this form, k = 1 … 42`.
    static func words(_ numbers: ClosedRange<Int>) -> String {
        "\(numbers.count) of this form, k = \(numbers.lowerBound) … \(numbers.upperBound)"
    }

    /// Puts together what is the same but for its number, where numbers follow each other.
    ///
    /// - Parameters:
    ///   - items: What may be about numbered places.
    ///   - text: All that tells one from another.
    /// - Returns: The first of each, with all the numbers that it stands for; `nil` for what stands for itself.
    static func folded<Item>(_ items: [Item], by text: (Item) -> String) -> [(item: Item, numbers: ClosedRange<Int>?)] {
        var folded: [(item: Item, numbers: ClosedRange<Int>?)] = []
        var places: [String: Int] = [:]
        for item in items {
            guard let (form, number) = general(text(item)) else {
                folded.append((item, nil))
                continue
            }
            if let place = places[form], let known = folded[place].numbers, known.upperBound == number - 1 {
                folded[place].numbers = known.lowerBound...number
            } else {
                places[form] = folded.count
                folded.append((item, number...number))
            }
        }
        return folded.map { ($0.item, $0.numbers.flatMap { $0.count > 1 ? $0 : nil }) }
    }
}
