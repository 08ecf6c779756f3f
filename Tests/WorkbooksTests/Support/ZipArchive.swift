/// A zip archive, as far as workbooks are ones: read by the formats' own papers (RFC 1951, PKWARE's APPNOTE), so that tests
/// need no program beside the toolchain.
struct ZipArchive {
    struct Malformed: Error {
        var reason: String
    }

    /// The files in their order, with the date and time that they are stamped with, in the archive's own form.
    private(set) var files: [(name: String, stamp: UInt32, bytes: [UInt8])] = []

    /// - Throws: ``Malformed``.
    init(_ bytes: [UInt8]) throws {
        func number(_ place: Int, _ count: Int) throws -> Int {
            guard place >= 0, place + count <= bytes.count else { throw Malformed(reason: "cut short") }
            return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        let end = bytes.count - 22
        guard try number(end, 4) == 0x0605_4B50 else { throw Malformed(reason: "no end of the directory") }
        var entry = try number(end + 16, 4)
        for _ in 0..<(try number(end + 10, 2)) {
            guard try number(entry, 4) == 0x0201_4B50 else { throw Malformed(reason: "no entry") }
            let (method, size) = (try number(entry + 10, 2), try number(entry + 20, 4))
            let nameLength = try number(entry + 28, 2)
            let header = try number(entry + 42, 4)
            let name = String(decoding: bytes[entry + 46..<entry + 46 + nameLength], as: UTF8.self)
            let start = header + 30 + (try number(header + 26, 2)) + (try number(header + 28, 2))
            var inflation = Inflation(bytes[start..<start + size])
            let content = method == 0 ? Array(bytes[start..<start + size]) : try inflation.run()
            guard content.count == (try number(entry + 24, 4)) else { throw Malformed(reason: "\(name) is cut short") }
            files.append((name, UInt32(try number(entry + 12, 4)), content))
            entry += 46 + nameLength + (try number(entry + 30, 2)) + (try number(entry + 32, 2))
        }
    }

    /// A file as text.
    subscript(name: String) -> String? {
        files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}

/// The inverse of DEFLATE.
private struct Inflation {
    private let input: ArraySlice<UInt8>
    private var place: Int
    private var bits = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    init(_ input: ArraySlice<UInt8>) {
        self.input = input
        place = input.startIndex
    }

    mutating func run() throws -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try copyCoded(Huffman(lengths), Huffman(Array(repeating: 5, count: 30)))
            case 2:
                let (literals, distances) = try codes()
                try copyCoded(literals, distances)
            default: throw ZipArchive.Malformed(reason: "no such block")
            }
        }
        return output
    }

    private mutating func take(_ count: Int) throws -> Int {
        while bitCount < count {
            guard place < input.endIndex else { throw ZipArchive.Malformed(reason: "cut short") }
            bits |= Int(input[place]) << bitCount
            (place, bitCount) = (place + 1, bitCount + 8)
        }
        let value = bits & (1 << count - 1)
        (bits, bitCount) = (bits >> count, bitCount - count)
        return value
    }

    private mutating func copyStored() throws {
        (bits, bitCount) = (0, 0)
        let length = try take(16)
        _ = try take(16)
        for _ in 0..<length { output.append(UInt8(try take(8))) }
    }

    private mutating func symbol(_ code: Huffman) throws -> Int {
        var (value, first, index) = (0, 0, 0)
        for length in 1...15 {
            value |= try take(1)
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            (index, first, value) = (index + count, (first + count) << 1, value << 1)
        }
        throw ZipArchive.Malformed(reason: "no such code")
    }

    private mutating func codes() throws -> (Huffman, Huffman) {
        let (literals, distances, count) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
        var lengths = Array(repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for place in order.prefix(count) { lengths[place] = try take(3) }
        let code = Huffman(lengths)
        var all: [Int] = []
        while all.count < literals + distances {
            switch try symbol(code) {
            case 16: all += Array(repeating: all.last ?? 0, count: 3 + (try take(2)))
            case 17: all += Array(repeating: 0, count: 3 + (try take(3)))
            case 18: all += Array(repeating: 0, count: 11 + (try take(7)))
            case let length: all.append(length)
            }
        }
        return (Huffman(Array(all[..<literals])), Huffman(Array(all[literals...])))
    }

    private mutating func copyCoded(_ literals: Huffman, _ distances: Huffman) throws {
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let far = try self.symbol(distances)
            let distance = Self.distances[far] + (try take(Self.distanceBits[far]))
            guard distance <= output.count else { throw ZipArchive.Malformed(reason: "before the start") }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}

/// A canonical Huffman code.
private struct Huffman {
    /// How many codes there are of each length, and their symbols in order.
    var counts = Array(repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }
}
