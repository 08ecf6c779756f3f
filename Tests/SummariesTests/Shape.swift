import Foundation

/// Shapes of columns, from tame to nasty.
enum Shape: String, CaseIterable, Sendable {
    case uniform, normal, narrow, logNormal, heavyTail, veryHeavyTail, farFlung, massPoint, twoValues, whole, equal
    case ascending, descending, outlier, tiny, denormal

    /// `count` values, the same for the same seed.
    func values(_ count: Int, seed: UInt64 = 1) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { place in
            switch self {
            case .uniform: generator.uniform()
            case .normal: generator.normal()
            case .narrow: 1e9 * (1 + 1e-9 * generator.normal())
            case .logNormal: exp(generator.normal())
            case .heavyTail: generator.normal() / generator.normal()
            case .veryHeavyTail: exp(8 * generator.normal())
            case .farFlung: exp(1300 * (generator.uniform() - 0.5))
            case .massPoint: generator.uniform() < 0.6 ? 0 : generator.normal()
            case .twoValues: generator.uniform() < 0.1 ? 1 : 7
            case .whole: floor(20 * generator.uniform())
            case .equal: 0.1
            case .ascending: Double(place)
            case .descending: Double(-place)
            case .outlier: place == 0 ? 1e15 : generator.normal()
            case .tiny: 1e-200 * generator.normal()
            case .denormal: 0x1p-1026 * generator.normal()
            }
        }
    }
}
