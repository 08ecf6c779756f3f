/// Letters that mark what is drawn and stands in a table or a legend too.
package enum Letters {
    static let count = 26

    /// From A on, and from A again after Z.
    package static func letter(_ number: Int) -> Character {
        Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % count)))
    }
}
