import Reporting

/// Names for ranges that a spreadsheet takes: ASCII letters, digits and `_`, not starting with a digit, no longer than 255,
/// none that could be a cell, and unlike each other in more than case.
struct DefinedNames {
    private var taken: Set<String> = []

    /// The name in these characters, such as `turnover_quantiles`. It is no cell's, such as `GDP24`, since it holds a `_`.
    mutating func name(for wanted: String) -> String {
        var name = String(
            Transliteration.ascii(wanted).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(200))
        if name.first?.isLetter != true { name = "_" + name }
        if !name.contains("_") { name += "_" }
        let whole = name
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(whole)_\(number)"
            number += 1
        }
        return name
    }
}
