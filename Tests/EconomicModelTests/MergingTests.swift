import EconomicModel
import Testing

/// JSON Merge Patch as RFC 7396 has it, with its own examples (appendix A).
struct MergingTests {
    private static let examples: [(Sketch, Sketch, String)] = [
        (["a": "b"], ["a": "c"], "{'a':'c'}"),
        (["a": "b"], ["b": "c"], "{'a':'b','b':'c'}"),
        (["a": "b"], ["a": .null], "{}"),
        (["a": "b", "b": "c"], ["a": .null], "{'b':'c'}"),
        (["a": ["b"]], ["a": "c"], "{'a':'c'}"),
        (["a": "c"], ["a": ["b"]], "{'a':['b']}"),
        (["a": ["b": "c"]], ["a": ["b": "d", "c": .null]], "{'a':{'b':'d'}}"),
        (["a": [["b": "c"]]], ["a": ["1"]], "{'a':['1']}"),
        (["a", "b"], ["c", "d"], "['c','d']"),
        (["a": "b"], ["c"], "['c']"),
        (["a": "foo"], .null, "null"),
        (["a": "foo"], "bar", "'bar'"),
        (["e": .null], ["a": "1"], "{'e':null,'a':'1'}"),
        (["1", "2"], ["a": "b", "c": .null], "{'a':'b'}"),
        ([:], ["a": ["bb": ["ccc": .null]]], "{'a':{'bb':{}}}"),
    ]

    @Test(arguments: examples.indices)
    func `An example of the RFC`(number: Int) {
        let (original, patch, result) = Self.examples[number]
        #expect(original.node().merging(patch.node()).json == result)
    }

    @Test func `Keys keep the order of their first appearance`() {
        let base: Sketch = ["b": "1", "a": ["y": "1", "x": "1"], "c": "1"]
        let overlay: Sketch = ["d": "2", "a": ["z": "2", "x": "2"], "c": "2"]
        #expect(
            base.node().merging(overlay.node()).json
                == "{'b':'1','a':{'y':'1','x':'2','z':'2'},'c':'2','d':'2'}")
    }

    @Test func `What is taken away and given again stands at the end`() {
        let base: Sketch = ["a": "1", "b": "1"]
        let emptied = base.node().merging(Sketch.map([("a", .null)]).node())
        #expect(emptied.merging(Sketch.map([("a", "2")]).node()).json == "{'b':'1','a':'2'}")
    }

    @Test func `Every value keeps its place`() {
        let base = Sketch.map([("a", ["x": "1", "y": "1"]), ("b", "1")]).node(in: "base.yaml")
        let merged = base.merging(Sketch.map([("a", ["y": "2"])]).node(in: "overlay.yaml"))
        #expect(merged["a"]?["x"]?.origin.location?.file == "base.yaml")
        #expect(merged["a"]?["y"]?.origin.location?.file == "overlay.yaml")
        #expect(merged["b"]?.origin.location?.file == "base.yaml")
    }

    @Test func `Commas that end a value in braces are put back`() {
        func entry(_ key: String, _ value: Sketch) -> Node.Entry {
            Node.Entry(key: key, keyOrigin: .default, value: value.node())
        }
        let (entries, split) = Node.joiningSplitValues([
            entry("by", "triangular(3%"), entry("8%", .null), entry("18%)", .null), entry("note", "x (y"),
            entry("source", .null),
        ])
        #expect(entries.map(\.key) == ["by", "note", "source"])
        #expect(entries[0].value.text == "triangular(3%, 8%, 18%)")
        #expect(split.map(\.key) == ["by"])
    }
}
