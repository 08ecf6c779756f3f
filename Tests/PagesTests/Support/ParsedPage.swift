import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page as a tree of elements, read as XML.
struct ParsedPage {
    final class Element {
        let name: String
        let attributes: [String: String]
        var children: [Element] = []
        /// All text in it, that of its children too.
        var text = ""

        init(name: String, attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        /// Itself and everything in it, in the order of the page.
        var all: [Element] { [self] + children.flatMap(\.all) }

        func all(_ name: String) -> [Element] { all.filter { $0.name == name } }
    }

    struct Malformed: Error, CustomStringConvertible {
        var description: String
    }

    let root: Element

    init(_ bytes: [UInt8]) throws {
        let parser = XMLParser(data: Data(bytes))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else {
            throw Malformed(description: "line \(parser.lineNumber): \(String(describing: parser.parserError))")
        }
        self.root = root
    }

    var all: [Element] { root.all }

    func all(_ name: String) -> [Element] { root.all(name) }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name: name, attributes: attributes)
            if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
            open.append(element)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters text: String) { for element in open { element.text += text } }
    }
}
