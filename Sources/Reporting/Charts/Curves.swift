/// Lines drawn finer than the grid's characters: in braille, four dots to a row and two to a column, or, in 7 bits, with
/// a mark of one column.
struct Curves {
    private let width: Int
    private let height: Int
    private let trail: Character?
    private var dots: [UInt8]
    private var inks: [Ink]

    /// An empty field; `trail`, where there is one, is what lines are drawn with in place of braille.
    init(width: Int, height: Int, trail: Character?) {
        self.width = width
        self.height = height
        self.trail = trail
        dots = Array(repeating: 0, count: width * height)
        inks = Array(repeating: .plain, count: width * height)
    }

    /// Draws straight lines from point to point; columns may lie between two characters, heights go from 0 (the lowest
    /// row's middle) to 1 (the highest row's).
    mutating func draw(_ points: [(column: Double, height: Double)], _ ink: Ink) {
        for (from, to) in zip(points, points.dropFirst()) {
            let (start, end) = (Int((from.column * 2).rounded()), Int((to.column * 2).rounded()))
            var before = level(from.height)
            for place in start...max(start, end) {
                let share = end > start ? Double(place - start) / Double(end - start) : 1
                let next = level(from.height + (to.height - from.height) * share)
                for between in min(before, next)...max(before, next) where between == next || abs(next - before) > 1 {
                    setDot(place, between, ink)
                }
                before = next
            }
        }
    }

    /// Puts the lines on a grid.
    func write(to grid: inout Grid) {
        for row in 0..<height {
            for column in 0..<width where dots[row * width + column] != 0 {
                let braille = Character(UnicodeScalar(0x2800 + UInt32(dots[row * width + column])) ?? " ")
                grid.put(trail ?? braille, inks[row * width + column], at: column, row)
            }
        }
    }

    /// Counted in dots from the lowest.
    private func level(_ fraction: Double) -> Int {
        guard !fraction.isNaN else { return -1 }
        return Int((min(1, max(0, fraction)) * Double(height - 1) * 4 + 1.5).rounded(.down))
    }

    private mutating func setDot(_ place: Int, _ level: Int, _ ink: Ink) {
        let (column, row) = (place / 2, level / 4)
        guard 0..<width ~= column, 0..<height ~= row, place >= 0, level >= 0 else { return }
        dots[row * width + column] |= Self.bits[place % 2][level % 4]
        inks[row * width + column] = ink
    }

    /// The dots of a braille pattern, by column and from the lowest.
    private static let bits: [[UInt8]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
}
