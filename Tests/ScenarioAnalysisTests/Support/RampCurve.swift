import Foundation

/// The build-up of a measure, as it is written and not as it is integrated.
struct RampCurve: Sendable {
    var shape: String
    var over: Double
    var from: Double
    var end = Double.infinity

    /// ramp((s − from)/over) while s < end.
    func height(at time: Double) -> Double {
        guard time < end, time >= from else { return 0 }
        let x = (time - from) / over
        guard shape != "step", x < 1 else { return 1 }
        func logistic(_ y: Double) -> Double { 1 / (1 + exp(-y)) }
        return switch shape {
        case "linear": x
        case "logistic": (logistic(10 * (x - 0.5)) - logistic(-5)) / (logistic(5) - logistic(-5))
        default: (1 - exp(-3 * x)) / (1 - exp(-3))
        }
    }

    /// Its mean over [low, high): Simpson's rule between the places where it bends.
    func mean(_ low: Double, _ high: Double) -> Double {
        let bends = [from, from + over, end].filter { $0 > low && $0 < high }.sorted()
        let bounds = [low] + bends + [high]
        var total = 0.0
        for (left, right) in zip(bounds, bounds.dropFirst()) {
            let pieces = 200
            let width = (right - left) / Double(pieces)
            for piece in 0..<pieces {
                let start = left + Double(piece) * width
                // Just inside the piece, since the curve may jump at its ends; calendar years resolve to 2e-13.
                let inset = min(1e-11, width / 4)
                total +=
                    width / 6
                    * (height(at: start + inset) + 4 * height(at: start + width / 2) + height(at: start + width - inset))
            }
        }
        return total / (high - low)
    }
}
