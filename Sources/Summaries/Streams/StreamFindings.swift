import Workers

/// What is known so far about the variables of a stream, and what the next pass must find out.
struct StreamFindings {
    private let inquiries: [Inquiry]
    private let survey: SurveyPass.Result
    private let isExact: Bool
    private var searches: [RankSearch]
    /// By search: the histogram that is wanted between its two quantiles.
    private var histograms: [Int: HistogramState]

    private enum HistogramState {
        case wanted
        case known(Histogram?)
    }

    /// A pass, and where its findings go.
    struct Plan {
        var pass: RefiningPass
        /// By slot.
        var fetched: [Place]
        var counted: [Place]
        /// The search whose histogram each task counts.
        var histograms: [Int?]

        struct Place: Hashable {
            var search: Int
            var segment: Int
        }
    }

    init(_ survey: SurveyPass.Result, _ pass: SurveyPass, isExact: Bool) {
        (inquiries, self.survey, self.isExact) = (pass.inquiries, survey, isExact)
        searches = pass.searches
        histograms = [:]
        for place in searches.indices {
            searches[place].start(survey.buckets[place], moments: survey.moments[searches[place].inquiry].all)
            guard searches[place].isForHistogram else { continue }
            histograms[place] =
                searches[place].histogram(isExact: isExact, buckets: survey.buckets[place]).map {
                    .known($0)
                } ?? .wanted
        }
    }

    /// How many more passes there will be, as far as can be told.
    var remainingPasses: Int {
        let wanted = histograms.filter { if case .wanted = $0.value { true } else { false } }.keys
        return wanted.contains { !searches[$0].open(exact: isExact).isEmpty } ? 2 : 1
    }

    /// What the next pass must look for; `nil` where everything is known.
    func nextPass(fetchedBytes: Int) -> Plan? {
        let open = searches.map { $0.open(exact: isExact) }
        var slots = assignedSlots(open, fetchedBytes: fetchedBytes)
        var tasks: [RefiningPass.Task] = []
        for (place, search) in searches.enumerated() {
            var task = RefiningPass.Task(variable: inquiries[search.inquiry].variable)
            if !open[place].isEmpty {
                task.filter = SegmentFilter(search.window, open[place].map { slots.segment($0, of: place, search) })
            } else if case .wanted? = histograms[place] {
                task.histogram = search.bins(isExact: isExact)
                slots.histograms[tasks.count] = place
            }
            if task.filter != nil || task.histogram != nil { tasks.append(task) }
        }
        guard !tasks.isEmpty else { return nil }
        let fetched = slots.fetched.map { searches[$0.search].segments[$0.segment].count }
        return Plan(
            pass: RefiningPass(tasks: tasks, fetched: fetched, counted: slots.counted.count),
            fetched: slots.fetched, counted: slots.counted,
            histograms: tasks.indices.map { slots.histograms[$0] })
    }

    /// Takes in a pass.
    mutating func take(_ result: RefiningPass.Result, of plan: Plan, workers: Workers) {
        let searches = searches
        let fetched = workers.map(plan.fetched.count) { slot, _ in
            var keys = result.keys[slot]
            return searches[plan.fetched[slot].search].segments[plan.fetched[slot].segment].resolved(&keys)
        }
        var parts = Array(zip(plan.fetched, fetched))
        for (place, counts) in zip(plan.counted, result.counts) {
            parts.append((place, searches[place.search].segments[place.segment].parts(counts)))
        }
        // From the last on, so that the places of the others stay.
        for (place, parts) in parts.sorted(by: { $0.0.segment > $1.0.segment }) {
            self.searches[place.search].replace(place.segment, by: parts)
        }
        for (task, search) in plan.histograms.enumerated() {
            if let search { histograms[search] = .known(result.histograms[task]) }
        }
    }

    /// Everything that is known, one reply an inquiry.
    var replies: [Reply] {
        var replies = inquiries.indices.map { Reply(moments: survey.moments[$0], positives: survey.positives[$0]) }
        for (place, search) in searches.enumerated() {
            if case .known(let histogram)? = histograms[place] {
                replies[search.inquiry].histogram = histogram
            } else if !search.isForHistogram {
                replies[search.inquiry].quantiles = search.estimates
            }
        }
        return replies
    }

    /// Fetches the smallest open segments, as many as the memory holds, and counts the others.
    private func assignedSlots(_ open: [[Int]], fetchedBytes: Int) -> Slots {
        var slots = Slots()
        let places = open.enumerated().flatMap { search, segments in
            segments.map { Plan.Place(search: search, segment: $0) }
        }
        var room = fetchedBytes / MemoryLayout<UInt64>.stride
        for place in places.sorted(by: { count(of: $0) < count(of: $1) }) {
            room -= count(of: place)
            slots.add(place, isFetched: room >= 0)
        }
        return slots
    }

    private func count(of place: Plan.Place) -> Int { searches[place.search].segments[place.segment].count }
}

/// Which segments a pass fetches and which it counts, and where.
private struct Slots {
    private(set) var fetched: [StreamFindings.Plan.Place] = []
    private(set) var counted: [StreamFindings.Plan.Place] = []
    /// The searches whose histograms tasks count.
    var histograms: [Int: Int] = [:]
    private var slots: [StreamFindings.Plan.Place: (slot: Int, isFetched: Bool)] = [:]

    mutating func add(_ place: StreamFindings.Plan.Place, isFetched: Bool) {
        slots[place] = (isFetched ? fetched.count : counted.count, isFetched)
        if isFetched { fetched.append(place) } else { counted.append(place) }
    }

    func segment(_ segment: Int, of search: Int, _ known: RankSearch) -> SegmentFilter.Segment {
        guard let (slot, isFetched) = slots[.init(search: search, segment: segment)] else {
            preconditionFailure("each open segment has a slot")
        }
        let keys = known.segments[segment].keys
        return .init(keys: keys, slot: slot, shift: isFetched ? nil : SegmentCounts.shift(of: keys))
    }
}

extension RankSegment {
    /// The parts that hold wanted ranks, when the values are counted.
    fileprivate func parts(_ counts: SegmentCounts) -> [RankSegment] {
        counts.parts.withUnsafeBufferPointer { parts in
            guard let start = parts.baseAddress else { return [] }
            return self.parts(start, shift: SegmentCounts.shift(of: keys), within: counts.lowest...counts.highest)
        }
    }
}
