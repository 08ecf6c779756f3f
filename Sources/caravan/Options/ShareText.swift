import ArgumentParser
import EconomicModel

/// Probabilities on the command line: `25%` or `0.25`.
enum ShareText {
    static func read(_ text: String) throws -> Written<Double> {
        guard let figure = PlainFigure(text), figure.unit.dimension.isNumber, 0...1 ~= figure.value else {
            throw ValidationError("'\(text)' is no probability, such as 25%")
        }
        return Written(text, figure.value)
    }
}
