/// What a piece of text is, and so its colour where colours are used.
package enum Ink: Sendable, Hashable {
    case plain
    case title, heading, strong, faint, warning
    case median, innerBand, outerBand, observed, target
    case series(Int)

    /// The parameters of the terminal's "select graphic rendition", from the palette of 256 colours; chosen to be read on
    /// dark and on light ground.
    var code: String? {
        switch self {
        case .plain: nil
        case .title: "1"
        case .heading: "1;38;5;31"
        case .strong: "1"
        case .faint: "38;5;244"
        case .warning: "38;5;166"
        case .median: "1;38;5;208"
        case .innerBand: "38;5;32"
        case .outerBand: "38;5;67"
        case .observed: "38;5;35"
        case .target: "38;5;161"
        case .series(let number): "38;5;\(Self.palette[number % Self.palette.count])"
        }
    }

    private static let palette = [32, 208, 35, 161, 98, 136, 37, 244]
}
