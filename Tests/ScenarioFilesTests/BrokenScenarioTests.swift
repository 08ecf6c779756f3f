import Testing

struct BrokenScenarioTests {
    @Test(arguments: Corpus.names)
    func `Every broken scenario is reported in the recorded words`(_ name: String) {
        Corpus.expect(Corpus.report(name), name)
    }
}
