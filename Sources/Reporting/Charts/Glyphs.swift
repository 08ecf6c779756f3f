/// The signs that charts and rules are drawn with.
struct Glyphs: Sendable {
    var rule: Character
    var doubleRule: Character
    var bar: String
    var bullet: String

    var axis: Character
    var axisTick: Character
    var corner: Character
    var base: Character
    var baseTick: Character

    var outerBand: Character
    var innerBand: Character
    var observed: Character
    var target: Character
    var targetYear: Character
    var trail: Character

    /// The median's line in the lower half of a row, the upper, and both.
    var median: (low: Character, high: Character, both: Character)

    /// Marks of several series, told apart without colour.
    var marks: [Character]
    /// Columns that are filled by eighths (or fewer steps), from nothing to full.
    var columnSteps: [Character]
    /// Bars that are filled by eighths (or fewer steps), from nothing to full.
    var barSteps: [Character]
    var whisker: (low: Character, line: Character, middle: Character, high: Character)
    var threshold: Character
    /// The middle of all paths, upright.
    var middle: Character

    /// Steps of a waterfall: what stands there, what is added, taken away, and what the paths cannot tell.
    var step: (whole: Character, gain: Character, loss: Character, unresolved: Character)
    /// The ends of a tornado's bar: where an input is low, and where it is high.
    var end: (low: Character, high: Character)

    static func of(_ style: ReportStyle) -> Glyphs { style.ascii ? ascii : unicode }

    private static let unicode = Glyphs(
        rule: "─", doubleRule: "━", bar: "▌ ", bullet: "• ", axis: "│", axisTick: "┤", corner: "└", base: "─",
        baseTick: "┬", outerBand: "░", innerBand: "▒", observed: "•", target: "╌", targetYear: "◆", trail: "·",
        median: ("▄", "▀", "█"), marks: ["●", "■", "▲", "◆", "○", "□", "△", "◇"],
        columnSteps: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        barSteps: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], whisker: ("├", "─", "┼", "┤"), threshold: "│",
        middle: "┃", step: ("█", "▓", "▒", "░"), end: ("○", "●"))

    private static let ascii = Glyphs(
        rule: "-", doubleRule: "=", bar: "| ", bullet: "* ", axis: "|", axisTick: "+", corner: "+", base: "-",
        baseTick: "+", outerBand: ".", innerBand: ":", observed: "o", target: "-", targetYear: "X", trail: ".",
        median: ("=", "=", "="), marks: ["o", "#", "*", "x", "+", "@", "%", "&"],
        columnSteps: [" ", ".", ":", "#"], barSteps: [" ", "#"], whisker: ("[", "-", "+", "]"), threshold: "|",
        middle: "!",
        step: ("#", "+", "-", "."), end: ("L", "H"))
}
