import EconomicModel
import Foundation

/// What a new scenario is about: one flow, what it was in the base year, how it grows by itself, and what it should become.
struct ScenarioDraft {
    var title: String
    /// What the flow is called.
    var flow: String
    var baseYear: Int
    var base: Amount
    /// A year, without measures.
    var growth: String
    var lastYear: Int
    var target: Amount
    var targetYear: Int
    /// Where the base figure is from; empty where nobody has said.
    var source: String

    /// An amount a year as it was written, with its size in base units.
    struct Amount {
        var text: String
        var figure: PlainFigure

        /// The unit of amounts a year like this one.
        var yearlyUnit: String {
            figure.unit.dimension.isPerTime ? figure.unit.symbol : "\(figure.unit.symbol)/year"
        }

        /// The amount as one a year.
        var yearlyText: String { figure.unit.dimension.isPerTime ? text : "\(text)/year" }

        /// What is measured, be it written as an amount or as one a year.
        var dimension: EconomicModel.Dimension {
            figure.unit.dimension.isPerTime ? figure.unit.dimension * .time : figure.unit.dimension
        }
    }

    /// Draws a scenario up from answers.
    ///
    /// - Parameters:
    ///   - name: What its folder is called.
    ///   - interview: Gives the answers.
    /// - Throws: What the interview throws.
    init(name: String, _ interview: Interview) throws {
        title = try interview.answer(
            .init(option: "title", words: "What is the scenario called?", usual: Self.title(name)), Self.text)
        flow = try interview.answer(
            .init(option: "flow", words: "What flows? Such as exports of grain", usual: "Trade"), Self.text)
        let baseYear = try interview.answer(
            .init(option: "year", words: "The last year that is known", usual: "2024")
        ) { text throws(BadAnswer) in try Self.year(text, in: 1000...9998) }
        let base = try interview.answer(
            .init(option: "base", words: "How much it was in \(baseYear), with its unit", usual: "100 million USD"),
            Self.amount)
        source = try interview.answer(
            .init(option: "source", words: "Where that figure is from", usual: "", usualWords: "not known yet"),
            Self.anyText)
        growth = try interview.answer(
            .init(option: "growth", words: "How much it grows a year by itself", usual: "3%"), Self.growth)
        let lastYear = try interview.answer(
            .init(option: "to", words: "The last year to simulate", usual: "\(min(baseYear + 11, 9999))")
        ) { text throws(BadAnswer) in try Self.year(text, in: baseYear + 1...min(baseYear + 200, 9999)) }
        target = try interview.answer(
            .init(option: "target", words: "How much it should become", usual: Self.usualTarget(base))
        ) { text throws(BadAnswer) in try Self.target(text, from: base) }
        targetYear = try interview.answer(
            .init(option: "by", words: "The year to reach that by", usual: "\(lastYear)")
        ) { text throws(BadAnswer) in try Self.year(text, in: baseYear + 1...lastYear) }
        (self.baseYear, self.base, self.lastYear) = (baseYear, base, lastYear)
    }

    /// Whether less is wanted than there is.
    var isReduction: Bool { target.figure.value < base.figure.value }

    /// The name of the flow in the scenario language.
    var flowName: String {
        let plain = flow.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = String(words.joined(separator: "_").prefix(40))
        return name.first?.isLetter == true && name != "defaults" ? name : "flow"
    }
}

// MARK: - Reading answers

extension ScenarioDraft {
    private static let longestText = 200

    private static func anyText(_ text: String) throws(BadAnswer) -> String {
        guard text.count <= longestText else { throw BadAnswer(reason: "at most \(longestText) characters, please") }
        // A byte order mark is no part of a text, and readers of YAML take it away.
        return text.replacing("\u{FEFF}", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func text(_ text: String) throws(BadAnswer) -> String {
        let text = try anyText(text)
        guard !text.isEmpty else { throw BadAnswer(reason: "this needs a text") }
        return text
    }

    private static func year(_ text: String, in years: ClosedRange<Int>) throws(BadAnswer) -> Int {
        guard let year = Int(text.trimmingCharacters(in: .whitespaces)), years.contains(year) else {
            let range = years.count == 1 ? "\(years.lowerBound)" : "from \(years.lowerBound) to \(years.upperBound)"
            throw BadAnswer(reason: "this is a year, \(range), and not '\(text)'")
        }
        return year
    }

    private static func growth(_ text: String) throws(BadAnswer) -> String {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let figure = PlainFigure(text), [.number, .perTime].contains(figure.unit.dimension),
            (-0.5...1).contains(figure.value)
        else { throw BadAnswer(reason: "this is a rate a year from -50% to 100%, such as 4.4%, and not '\(text)'") }
        return text
    }

    private static func amount(_ text: String) throws(BadAnswer) -> Amount {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.first?.isNumber == true, let figure = PlainFigure(text) else {
            throw BadAnswer(reason: "this is an amount with its unit, such as 195.8 million USD, and not '\(text)'")
        }
        let amount = Amount(text: text, figure: figure)
        let powers = amount.dimension.powers
        guard !powers.isEmpty, powers.values.allSatisfy({ $0 == 1 }), powers[.time] == nil else {
            throw BadAnswer(reason: "'\(text)' has no unit of an amount, such as million USD, Mt or TWh")
        }
        guard (1e-6...1e24).contains(figure.value) else {
            throw BadAnswer(reason: "this is an amount above 0 and within reason, and not '\(text)'")
        }
        return amount
    }

    private static func target(_ text: String, from base: Amount) throws(BadAnswer) -> Amount {
        let target = try amount(text)
        guard target.dimension == base.dimension else {
            throw BadAnswer(
                reason: "'\(target.text)' is in \(target.dimension), and it was \(base.text), in \(base.dimension)")
        }
        guard target.figure.value != base.figure.value else {
            throw BadAnswer(reason: "'\(target.text)' is what it was already")
        }
        return target
    }

    // MARK: What goes without saying

    /// Half as much again, in two digits.
    private static func usualTarget(_ base: Amount) -> String {
        let aim = 1.5 * base.figure.value / base.figure.unit.factor
        let decimals = max(0, 1 - Int(log10(aim).rounded(.down)))
        return "\(String(format: "%.\(decimals)f", aim)) \(base.figure.unit.symbol)"
    }

    private static func title(_ name: String) -> String {
        let words = name.split { "-_ ".contains($0) }.joined(separator: " ")
        return words.isEmpty ? "A new scenario" : words.prefix(1).uppercased() + words.dropFirst()
    }
}
