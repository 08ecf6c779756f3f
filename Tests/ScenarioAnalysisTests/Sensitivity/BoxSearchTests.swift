import Foundation
import ScenarioAnalysis
import Summaries
import Testing
import Workers

@Suite struct BoxSearchTests {
    /// Features uniform in (0, 1), and an event that happens with one probability inside a box and another outside.
    struct Sample {
        var features: [[Double]]
        var event: [Double]

        init(paths: Int, features count: Int, seed: UInt64, probability: ([Double]) -> Double) {
            var generator = SeededGenerator(seed: seed)
            features = [[Double]](repeating: [], count: count)
            event = []
            for _ in 0..<paths {
                let values = (0..<count).map { _ in generator.uniform() }
                for (place, value) in values.enumerated() { features[place].append(value) }
                event.append(generator.happens(probability(values)) ? 1 : 0)
            }
        }
    }

    private func bound(_ search: BoxSearch, _ feature: Int) throws -> BoxSearch.Bound {
        try #require(search.bounds.first { $0.feature == feature })
    }

    /// The box 0.3 < x₂ < 0.7, x₅ > 0.6 of ten features is found, within 0.01 of its sides. Of the events 0.95 are in it and
    /// its density is 0.98; with some 800 of them, neither falls below 0.9 on the half that has not seen the box by chance
    /// more often than once in a million.
    @Test(arguments: 1...5) func plantedBox(seed: UInt64) throws {
        let sample = Sample(paths: 10_000, features: 10, seed: seed) { x in
            0.3 < x[2] && x[2] < 0.7 && x[5] > 0.6 ? 0.98 : 0.01
        }
        let search = try #require(BoxSearch(event: sample.event, features: sample.features, workers: Workers()))
        #expect(Set(search.bounds.map(\.feature)) == [2, 5])
        let (middle, upper) = (try bound(search, 2), try bound(search, 5))
        let ends = (try #require(middle.low), try #require(middle.high), try #require(upper.low))
        #expect(abs(ends.0 - 0.3) < 0.01 && abs(ends.1 - 0.7) < 0.01)
        #expect(abs(ends.2 - 0.6) < 0.01 && upper.high == nil)
        #expect(search.density.value > 0.9 && search.coverage > 0.9 && search.isConfirmed)
        #expect(abs(search.support - 0.16) < 0.03 && abs(search.baseRate - 0.1652) < 0.03)
        #expect(search.densityFound > 0.9 && search.coverageFound > 0.9)
        let alone = BoxSearch(event: sample.event, features: sample.features, workers: Workers(count: 1))
        #expect(alone == search)
    }

    /// Where the event has nothing to do with the features, a confirmed box is a 95 % interval's error to one side: of 100
    /// seeds, more than 16 have one with a chance below 1e-8.
    @Test func noSignal() {
        let confirmed = Workers().map(100) { seed, _ in
            let sample = Sample(paths: 2000, features: 8, seed: UInt64(seed)) { _ in 0.3 }
            let search = BoxSearch(event: sample.event, features: sample.features, workers: Workers(count: 1))
            return search?.isConfirmed ?? false
        }
        #expect(confirmed.count { $0 } <= 16)
    }

    /// Values 0 to 5 and a switch, with ties throughout, beside features without effect.
    @Test func discreteFeatures() throws {
        var sample = Sample(paths: 8000, features: 6, seed: 3) { x in
            x[0] >= 4.0 / 6 && x[1] < 0.4 ? 0.9 : 0.05
        }
        sample.features[0] = sample.features[0].map { ($0 * 6).rounded(.down) }
        sample.features[1] = sample.features[1].map { $0 < 0.4 ? 0 : 1 }
        sample.features[2] = sample.features[2].map { ($0 * 3).rounded(.down) }
        let search = try #require(BoxSearch(event: sample.event, features: sample.features, workers: Workers()))
        #expect(Set(search.bounds.map(\.feature)) == [0, 1])
        #expect(try bound(search, 0) == BoxSearch.Bound(feature: 0, low: 4))
        #expect(try bound(search, 1) == BoxSearch.Bound(feature: 1, high: 0))
        #expect(search.density.value > 0.8 && search.coverage > 0.65)
    }

    /// An event that a quantity's mean decides is told by its mean, though its highest value nearly goes with it.
    @Test func simplestAspectWins() throws {
        var generator = SeededGenerator(seed: 4)
        var (mean, highest, other): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<6000 {
            let value = generator.normal()
            mean.append(value)
            highest.append(value + 0.02 * generator.uniform())
            other.append(generator.normal())
        }
        let event = zip(highest, other).map { $0 > 0.8 && $1 < 0.5 ? 1.0 : 0 }
        func features(_ columns: [[Double]]) -> Set<Int>? {
            BoxSearch(event: event, features: columns, quantities: [0, 0, 1], workers: Workers())
                .map { Set($0.bounds.map(\.feature)) }
        }
        #expect(features([mean, highest, other]) == [0, 2])
        #expect(features([highest, mean, other]) == [0, 2])
    }

    @Test func missingValuesAreLeftOut() throws {
        var sample = Sample(paths: 4096, features: 4, seed: 5) { x in x[1] > 0.7 ? 0.9 : 0.1 }
        for path in 0..<1000 { sample.features[3][path] = .nan }
        for path in 1000..<1200 { sample.event[path] = .nan }
        let rare = (0..<4096).map { $0 % 3 == 0 ? Double($0 % 2) : .nan }
        let search = try #require(
            BoxSearch(event: sample.event, features: [rare] + sample.features, workers: Workers()))
        #expect(search.bounds.map(\.feature) == [2])
        #expect(abs(search.coverage - 0.79) < 0.1)
    }

    @Test func degenerateColumns() {
        let sample = Sample(paths: 2000, features: 3, seed: 6) { x in x[0] }
        let constant = [Double](repeating: 1, count: 2000)
        for value in [0, 1, .nan] {
            let event = [Double](repeating: value, count: 2000)
            #expect(BoxSearch(event: event, features: sample.features, workers: Workers()) == nil)
        }
        #expect(BoxSearch(event: sample.event, features: [], workers: Workers()) == nil)
        #expect(BoxSearch(event: sample.event, features: [constant, constant], workers: Workers()) == nil)
        #expect(
            BoxSearch(event: sample.event, features: [constant.map { _ in Double.nan }], workers: Workers()) == nil)
        for count in 0...2 {
            let event = Array(sample.event.prefix(count))
            #expect(BoxSearch(event: event, features: [event], workers: Workers()) == nil)
        }
        let infinite = sample.features[0].map { $0 < 0.5 ? -Double.infinity : .infinity }
        #expect(
            BoxSearch(event: sample.event, features: [infinite], workers: Workers())?.bounds
                == [BoxSearch.Bound(feature: 0, low: .infinity)])
    }
}
