/// What rounding alone may make of a figure.
///
/// Two scenarios that say the same of an indicator may compute it in another order, and so to other last bits; a mean of
/// twelve equal months need not be the month. Neither is a difference, nor keeps a figure from its target.
enum Rounding {
    /// Of a figure, one part in 2⁴⁰: thousands of roundings, and a thousandth of a dollar in a billion.
    static let share = 0x1p-40

    /// What a figure is above another, 0 where that may be rounding, NaN where either is missing.
    static func difference(_ figure: Double, _ other: Double) -> Double {
        let difference = figure - other
        let larger = max(figure.magnitude, other.magnitude)
        return difference.magnitude <= share * larger ? 0 : difference
    }
}
