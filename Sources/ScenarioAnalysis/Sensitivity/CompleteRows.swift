/// The paths on which an outcome and all columns beside it are there.
///
/// A column that is missing on more than half of the outcome's paths would cost more paths than it is worth: it is set
/// aside, and asks for nothing.
struct CompleteRows: Sendable {
    /// Which columns are looked at; the others are missing too often.
    let columns: [Int]
    /// On which paths these and the outcome are there, ascending.
    let rows: [Int]

    init(_ columns: [[Double]], beside outcome: [Double]) {
        var present = outcome.map { !$0.isNaN }
        let paths = present.count { $0 }
        var kept: [Int] = []
        var missing: [[Int]] = []
        for (index, column) in columns.enumerated() {
            let gaps = column.indices.filter { column[$0].isNaN && present[$0] }
            guard 2 * gaps.count <= paths else { continue }
            kept.append(index)
            missing.append(gaps)
        }
        for place in missing.joined() { present[place] = false }
        self.columns = kept
        rows = present.indices.filter { present[$0] }
    }
}
