extension Array {
    /// The index of the first element for which `predicate` holds, or `count`; it is false for some first elements and
    /// true for the rest.
    ///
    /// - Complexity: O(log `count`).
    func firstSortedIndex(where predicate: (Element) -> Bool) -> Int {
        var lower = 0
        var upper = count
        while lower < upper {
            let middle = (lower + upper) / 2
            if predicate(self[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
