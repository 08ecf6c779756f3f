import Reporting

extension Markup {
    /// Text whose first address of the web is a link. Only `http` and `https` are addresses.
    mutating func linked(_ text: String) {
        guard let address = WebAddress.first(in: text), let range = text.firstRange(of: address) else {
            return self.text(text)
        }
        self.text(String(text[..<range.lowerBound]))
        element("a", ["href": address, "rel": "noreferrer"], text: address)
        self.text(String(text[range.upperBound...]))
    }
}
