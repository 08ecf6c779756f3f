/// Addresses of the web within text.
package enum WebAddress {
    /// What a spreadsheet takes, less what the signs in it grow to.
    private static let longest = 2000
    private static let starts = ["https://", "http://"].map { Array($0.utf8) }
    private static let marks = Set("-._~:/?#@!$&()*+,;=%".utf8)

    /// The first `http` or `https` address of a text, without the marks of the sentence that it stands in.
    ///
    /// Every cell of text is searched, so this is written for bytes.
    package static func first(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var place = 0
        while let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) {
            place = colon + 1
            for start in starts where colon + 3 >= start.count {
                let begin = colon + 3 - start.count
                if bytes[begin...].starts(with: start) { return address(in: bytes[begin...], after: start.count) }
            }
        }
        return nil
    }

    private static func address(in bytes: ArraySlice<UInt8>, after start: Int) -> String? {
        var found = bytes.prefix(while: isLegal)
        while let last = found.last, ".,;:!?)".utf8.contains(last) { found.removeLast() }
        return start < found.count && found.count <= longest ? String(decoding: found, as: UTF8.self) : nil
    }

    private static func isLegal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: marks.contains(byte)
        }
    }
}
