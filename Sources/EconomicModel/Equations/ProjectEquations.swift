// The equations of projects.

/// A project as quantities: what it is on a path, and how long ago it started.
struct BuiltProject {
    /// The group that it belongs to, by its label.
    var group: String
    var size: QuantityID
    var build: QuantityID
    /// Years from its start to the end of a period; 0 until then.
    var elapsed: QuantityID
    /// 1 where it succeeds.
    var succeeds: Term
    /// What it spends over its build.
    var spends: Term

    /// A second, since twelfths of a year do not add up to whole years in floating point.
    static let slack = Term.constant(3e-8)

    var isStarted: Term { .less(Self.slack, .quantity(elapsed)) }
    var isBuilt: Term { .binary(.and, isStarted, .lessOrEqual(.quantity(build) - Self.slack, .quantity(elapsed))) }
    /// How much of it is built at the end of a period.
    var builtShare: Term { .clamp(.quantity(elapsed) / .maximum(.quantity(build), .constant(1e-9)), .zero, .one) }

    /// The part of a period of some length in which it is complete.
    func completeShare(of length: Term) -> Term {
        .clamp((.quantity(elapsed) - .quantity(build)) / length, .zero, .one)
    }
}

extension SystemBuilder {
    mutating func declareProjects() {
        for portfolio in scenario.projects {
            let name = "projects.\(portfolio.name)"
            addComponent(block: "projects", name: portfolio.name, origin: portfolio.origin, headline: "arrivals")
            if portfolio.hasArrivals {
                declare(portfolio.arrivals)
            } else {
                declare("\(name).arrivals", origin: portfolio.origin, fixed: true, unit: Unit(baseOf: .perTime)) {
                    _, _ in
                    Definition(Unit(baseOf: .perTime), .zero)
                }
            }
            declare(portfolio.figures.foreignShare)
            declare(portfolio.figures.exported)
            for group in portfolio.groups {
                for field in [group.figures.foreignShare, group.figures.exported, group.figures.jobsPer] {
                    declare(field)
                }
            }
            for share in [portfolio.figures.success, portfolio.figures.spentIfFailed] { declare(share) }
            for own in portfolio.list.map(\.figures) {
                for share in [own.success, own.spentIfFailed] { declare(share) }
            }
            declareCounts(portfolio)
            declareSpending(portfolio)
            declareOutput(portfolio)
        }
    }

    // MARK: Sums over projects

    /// Declares the sum of a term over the projects of a group, or of all; it has no value where more came than there is
    /// room for.
    @discardableResult
    private mutating func declareSum(
        _ name: String, of portfolio: ProjectPortfolio, in group: ProjectGroup? = nil,
        _ term: @escaping (BuiltProject) -> Term
    ) -> QuantityID {
        declare(name, origin: portfolio.origin) { builder, id in
            guard let projects = builder.projects(of: portfolio), let first = projects.built.first,
                let size = builder.unit(of: first.size)
            else { return nil }
            let unit = group == nil ? .number : size
            // What no measure brings costs no time.
            guard builder.mayExist("projects.\(portfolio.name)") else { return Definition(unit, .zero) }
            let terms = projects.built.filter { group == nil || group?.label == $0.group }.map(term)
            if builder.system.quantities[id.index].range == nil { builder.note(.notNegative(where: terms), of: id) }
            return Definition(unit, .sum(terms + projects.overflow))
        }
    }

    /// `started`, `completed` and `active` at the end of a period.
    private mutating func declareCounts(_ portfolio: ProjectPortfolio) {
        let name = "projects.\(portfolio.name)"
        declareSum("\(name).started", of: portfolio) { $0.isStarted }
        declareSum("\(name).completed", of: portfolio) { $0.isBuilt * $0.succeeds }
        // What is built has started.
        note(.notNegative(), of: declareSum("\(name).active", of: portfolio) { $0.isStarted - $0.isBuilt })
    }

    /// `spending`, and what of it flows into an investment.
    private mutating func declareSpending(_ portfolio: ProjectPortfolio) {
        let (name, length, groups) = ("projects.\(portfolio.name)", periodLength, portfolio.groups)
        let parts = groups.map { group in
            let spent = declareSum("\(name)/\(group.label)spent", of: portfolio, in: group) {
                $0.spends * $0.builtShare
            }
            return declare("\(name)/\(group.label)spending", origin: portfolio.origin) { builder, _ in
                guard let unit = builder.unit(of: spent) else { return nil }
                // Nothing is taken back; and where nothing was spent, what is made of it is 0 to the last bit.
                return Definition(
                    Unit(baseOf: unit.dimension / .time), base: .zero,
                    own: .maximum(.quantity(spent) - .previous(spent), .zero) / length)
            }
        }
        let spending = declareTotal("\(name).spending", of: parts, at: portfolio.origin)
        guard let into = portfolio.into, let investment = investment(into) else { return }
        for (isSupporting, purpose) in [(true, "supporting"), (false, "inflow")] {
            let some = zip(groups, parts).filter { ($0.0.figures.output == nil) == isSupporting }
            let takesEffects = (portfolio.figures.output == nil) == isSupporting
            guard takesEffects || !some.isEmpty else { continue }
            let inflow = declareShares(
                "\(name)/\(purpose)", some.map { ($0.0.figures.foreignShare, $0.1) }, of: spending,
                effects: takesEffects ? portfolio.figures.foreignShare : nil, at: portfolio.origin)
            additions[investment, default: []].append(
                Addition(
                    quantity: inflow, isSupporting: isSupporting, portfolio: portfolio.name, origin: into.origin))
        }
    }

    /// `output` and `jobs` of completed projects, and what goes to a flow.
    private mutating func declareOutput(_ portfolio: ProjectPortfolio) {
        let (name, groups) = ("projects.\(portfolio.name)", portfolio.groups)
        let producing = groups.filter { $0.figures.output != nil }
        if !producing.isEmpty {
            let parts = producing.map { declareOutput(of: $0, in: portfolio) }
            let output = declareTotal("\(name).output", of: parts, at: portfolio.origin)
            if let to = portfolio.to {
                declareExports(portfolio, zip(producing, parts).map { ($0.figures.exported, $1) }, output, to)
            }
        }
        let hiring = groups.filter { $0.figures.jobsPer != nil }
        guard !hiring.isEmpty else { return }
        let parts = hiring.map { group in
            let completed = declareSum("\(name)/\(group.label)completed_size", of: portfolio, in: group) {
                .product([.quantity($0.size), $0.succeeds, $0.isBuilt])
            }
            return declare("\(name)/\(group.label)jobs", origin: portfolio.origin) { builder, _ in
                guard let jobs = builder.term(group.figures.jobsPer), let unit = builder.unit(of: completed) else {
                    return nil
                }
                let dimension = jobs.dimension * unit.dimension
                guard dimension.isNumber || dimension == Dimension([.person: 1]) else {
                    builder.findings.add(
                        .jobsUnit(jobs.dimension), at: group.figures.jobsPer?.origin ?? portfolio.origin)
                    return nil
                }
                return Definition(Unit(baseOf: dimension), jobs.term * .quantity(completed))
            }
        }
        declareTotal("\(name).jobs", of: parts, at: portfolio.origin)
    }

    /// What a group puts out a year: its rate times the size of what is complete.
    private mutating func declareOutput(of group: ProjectGroup, in portfolio: ProjectPortfolio) -> QuantityID {
        let name = "projects.\(portfolio.name)"
        let length = series { $0 == 0 ? 1 : timeline.periodLength }
        let rate = declareOutputRate(of: group, in: portfolio)
        let producing = declareSum("\(name)/\(group.label)producing", of: portfolio, in: group) {
            .product([.quantity($0.size), $0.succeeds, $0.completeShare(of: length)])
        }
        return declare("\(name)/\(group.label)output", origin: portfolio.origin) { builder, _ in
            guard let share = builder.unit(of: rate), let unit = builder.unit(of: producing) else { return nil }
            return Definition(Unit(baseOf: share.dimension * unit.dimension), .quantity(rate) * .quantity(producing))
        }
    }

    /// The rate of a group: the portfolio's, where the group has none of its own.
    private mutating func declareOutputRate(of group: ProjectGroup, in portfolio: ProjectPortfolio) -> QuantityID {
        let isShared = group.figures.output?.name == portfolio.figures.output?.name
        let name = isShared ? "projects.\(portfolio.name).output_rate" : group.figures.output?.name ?? portfolio.name
        if isShared, let rate = id(named: name) { return rate }
        return declare(name, origin: group.figures.output?.origin ?? portfolio.origin) { builder, id in
            guard let value = group.figures.output else { return nil }
            var context = ElaborationContext(value, quantity: id)
            guard let rate = builder.elaborate(value, in: &context) else { return nil }
            return Definition(Unit(baseOf: rate.dimension), rate.term)
        }
    }

    /// What goes to a flow: what was put out in the base year already is in the flow's base.
    private mutating func declareExports(
        _ portfolio: ProjectPortfolio, _ parts: [(share: Value?, id: QuantityID)], _ output: QuantityID, _ to: Name
    ) {
        guard scenario.flows.contains(where: { $0.name == to.text }) else {
            findings.add(
                .unknownName(to.text, in: "flows", known: scenario.flows.map(\.name)), at: to.origin)
            return
        }
        let name = "projects.\(portfolio.name)"
        let more = parts.map { part in
            let (source, name) = (part.id, system.quantities[part.id.index].name)
            let id = declare("\(name) since the base year", origin: portfolio.origin) { builder, _ in
                builder.unit(of: source).map { Definition($0, .quantity(source) - .base(source)) }
            }
            return (part.share, id)
        }
        let exports = declareShares(
            "\(name)/exports", more, of: output, effects: portfolio.figures.exported, at: portfolio.origin)
        additions["flows.\(to.text)", default: []].append(Addition(quantity: exports, origin: to.origin))
    }

    /// The sum of some quantities.
    @discardableResult
    private mutating func declareTotal(_ name: String, of parts: [QuantityID], at origin: Origin) -> QuantityID {
        declare(name, origin: origin) { builder, _ in
            guard let first = parts.first, let unit = builder.unit(of: first) else { return nil }
            for part in parts.dropFirst() {
                guard let other = builder.unit(of: part) else { return nil }
                if other.dimension != unit.dimension {
                    builder.findings.add(
                        .unitClash("one project", unit.dimension, "another", other.dimension), at: origin)
                    return nil
                }
            }
            return Definition(unit, .sum(parts.map { .quantity($0) }))
        }
    }

    /// Shares of the parts of a total, and a share of what effects add to the total.
    private mutating func declareShares(
        _ name: String, _ parts: [(share: Value?, id: QuantityID)], of total: QuantityID, effects: Value?,
        at origin: Origin
    ) -> QuantityID {
        declare(name, origin: origin) { builder, _ in
            guard let unit = builder.unit(of: total) else { return nil }
            var terms: [Term] = []
            for part in parts {
                guard let share = builder.term(part.share)?.term else { return nil }
                terms.append(share * .quantity(part.id))
            }
            if effects != nil {
                guard let share = builder.term(effects)?.term else { return nil }
                terms.append(share * (.quantity(total) - .own(total)))
            }
            return Definition(unit, .sum(terms))
        }
    }

    // MARK: Single projects

    /// The projects of a portfolio, and what makes a sum over them a number only where there is room for all that came.
    private mutating func projects(of portfolio: ProjectPortfolio) -> (built: [BuiltProject], overflow: [Term])? {
        if let known = projectsByPortfolio[portfolio.name] { return known }
        guard let existence = existence(of: "projects.\(portfolio.name)") else { return nil }
        var built: [BuiltProject?] = []
        let numbered = Project(in: portfolio)
        for place in 0..<(portfolio.count ?? 0) {
            built.append(agreed(numbered, "agreed \(place + 1)", in: portfolio, existence))
        }
        for project in portfolio.list { built.append(agreed(project, project.name, in: portfolio, existence)) }
        var overflow: [Term] = []
        if portfolio.hasArrivals {
            guard let room = room(for: portfolio), let expected = declareExpected(portfolio, existence) else {
                return nil
            }
            let clocks = (1...room + 1).map { clock($0, of: portfolio) }
            for (place, clock) in clocks.dropLast().enumerated() {
                built.append(arriving(numbered, place + 1, at: clock, expected, in: portfolio))
            }
            // ln 1 is 0 while there is room, and ln −1 no number afterwards: one that nothing hides, as it could hide −∞.
            overflow = clocks.suffix(1).map {
                .ln(.constant(2) * .less(.quantity(expected.total), .quantity($0)) - .one)
            }
        }
        let sound = built.compactMap { $0 }
        guard sound.count == built.count, !sound.isEmpty, sizesAgree(sound, portfolio) else { return nil }
        projectsByPortfolio[portfolio.name] = (sound, overflow)
        return (sound, overflow)
    }

    private mutating func sizesAgree(_ built: [BuiltProject], _ portfolio: ProjectPortfolio) -> Bool {
        guard let unit = unit(of: built[0].size) else { return false }
        for project in built.dropFirst() {
            guard let other = self.unit(of: project.size) else { return false }
            if other.dimension != unit.dimension {
                findings.add(
                    .unitClash("one project", unit.dimension, "another", other.dimension),
                    at: quantityOrigins[project.size.index])
                return false
            }
        }
        return true
    }

    /// A project that is agreed, from its own start on.
    private mutating func agreed(
        _ project: Project, _ label: String, in portfolio: ProjectPortfolio, _ existence: Existence
    ) -> BuiltProject? {
        let figures = project.figures.filled(from: portfolio.figures)
        guard let start = drawn(figures.start, "start", label, portfolio) else { return nil }
        let (first, ends) = (Double(timeline.baseYear + 1), series(timeline.end))
        let elapsed = declare("projects.\(portfolio.name)/\(label)/elapsed", origin: project.origin, unit: .number) {
            _, _ in
            let from = existence.from.map { Term.maximum(.quantity(start), $0) } ?? .quantity(start)
            func since(_ time: Term) -> Term { .maximum(time - from, .zero) * existence.happens }
            return Definition(.number, base: since(.constant(first)), own: since(ends))
        }
        return built(project, label, elapsed: elapsed, in: portfolio)
    }

    private mutating func built(
        _ project: Project, _ label: String, elapsed: QuantityID, in portfolio: ProjectPortfolio
    ) -> BuiltProject? {
        let figures = project.figures.filled(from: portfolio.figures)
        guard let size = drawn(figures.size, "size", label, portfolio),
            let build = drawn(figures.build, "build", label, portfolio),
            let success = term(figures.success)?.term, let failed = term(figures.spentIfFailed)?.term
        else { return nil }
        if constant(success) == 1 {
            return BuiltProject(
                group: project.group, size: size, build: build, elapsed: elapsed, succeeds: .one,
                spends: .quantity(size))
        }
        let name = "projects.\(portfolio.name)/\(label)/succeeds"
        let succeeds = declare(name, origin: project.origin, fixed: true, unit: .number) { _, _ in
            Definition(.number, .less(.uniform(stream: name, .path), success))
        }
        return BuiltProject(
            group: project.group, size: size, build: build, elapsed: elapsed, succeeds: .quantity(succeeds),
            spends: .quantity(size) * .select(.quantity(succeeds), .one, failed))
    }

    /// A figure of one project, drawn for it alone.
    private mutating func drawn(
        _ value: Value?, _ field: String, _ label: String, _ portfolio: ProjectPortfolio
    ) -> QuantityID? {
        guard let value else { return nil }
        let name = "projects.\(portfolio.name)/\(label)/\(field)"
        let id = declare(name, origin: value.origin, fixed: true) { builder, id in
            var context = ElaborationContext(value, stream: name, quantity: id)
            guard let elaborated = builder.elaborate(value, in: &context) else { return nil }
            return Definition(Unit(baseOf: elaborated.dimension), elaborated.term)
        }
        return unit(of: id) == nil ? nil : id
    }

    // MARK: Arrivals

    /// How many projects are to be expected by the end of a period.
    private typealias Expected = (total: QuantityID, there: QuantityID)

    /// Λ = Λ₋₁ + rate × the part of the period in which projects may come.
    private mutating func declareExpected(_ portfolio: ProjectPortfolio, _ existence: Existence) -> Expected? {
        let name = "projects.\(portfolio.name)"
        guard let rate = id(named: "\(name).arrivals") else { return nil }
        let (start, stop, length) = (series(timeline.start), series(timeline.end), periodLength)
        let there = declare("\(name)/there", origin: portfolio.origin, unit: .number) { _, _ in
            let own = existence.from.map { .maximum(stop - .maximum(start, $0), .zero) } ?? length
            return Definition(.number, base: .zero, own: own * existence.happens)
        }
        let total = declare("\(name)/expected", origin: portfolio.origin, unit: .number) { _, total in
            let more = Term.maximum(.quantity(rate), .zero) * .quantity(there)
            return Definition(.number, base: .zero, own: .previousOwn(total) + more)
        }
        return (total, there)
    }

    /// How many must be expected until the next comes: a Poisson process of rate 1 runs in what is expected (Çinlar 1975).
    private mutating func clock(_ place: Int, of portfolio: ProjectPortfolio) -> QuantityID {
        let name = "projects.\(portfolio.name)/arrival \(place)"
        let before = place == 1 ? nil : id(named: "projects.\(portfolio.name)/arrival \(place - 1)/clock")
        return declare("\(name)/clock", origin: portfolio.origin, fixed: true, unit: .number) { _, _ in
            let wait = -Term.ln(.uniform(stream: "\(name)/clock", .path))
            return Definition(.number, before.map { .quantity($0) + wait } ?? wait)
        }
    }

    /// A project that comes when as many are expected as its clock says.
    private mutating func arriving(
        _ project: Project, _ place: Int, at clock: QuantityID, _ expected: Expected, in portfolio: ProjectPortfolio
    ) -> BuiltProject? {
        let (label, length) = ("arrival \(place)", periodLength)
        let elapsed = declare("projects.\(portfolio.name)/\(label)/elapsed", origin: portfolio.origin, unit: .number) {
            _, elapsed in
            let now = Term.quantity(expected.total)
            let more = Term.maximum(now - .previous(expected.total), .constant(1e-300))
            let since = Term.clamp((now - .quantity(clock)) / more, .zero, .one) * .quantity(expected.there)
            let own = Term.select(.less(.zero, .previousOwn(elapsed)), .previousOwn(elapsed) + length, since)
            return Definition(.number, base: .zero, own: own)
        }
        return built(project, label, elapsed: elapsed, in: portfolio)
    }

    /// How many may come: what is stated, or else so many that twice the stated rate brings more with a probability below
    /// 1e-12.
    private mutating func room(for portfolio: ProjectPortfolio) -> Int? {
        if let most = portfolio.most { return most }
        guard let rate = term(portfolio.arrivals)?.term, let value = portfolio.arrivals else { return nil }
        guard let constant = ownConstant(rate) else {
            findings.add(.mostNeeded(), at: value.origin)
            return nil
        }
        let expected = 2 * constant * Double(timeline.lastYear - timeline.baseYear)
        let room = (expected + 8 * expected.squareRoot() + 16).rounded(.up)
        guard room <= Double(ProjectPortfolio.limit) else {
            findings.add(.tooManyProjects(ProjectPortfolio.limit), at: value.origin)
            return nil
        }
        return Int(room)
    }
}

/// Projects of a portfolio that have their shares and rates in common.
private struct ProjectGroup {
    /// What leads the names of its quantities: nothing for those that leave them to the portfolio.
    var label = ""
    var figures: ProjectFigures
}

extension ProjectPortfolio {
    fileprivate var hasArrivals: Bool { arrivals.map { $0.origin != .default } ?? false }

    /// Those that leave their shares to the portfolio, if there are any, and each that does not.
    fileprivate var groups: [ProjectGroup] {
        let common = ProjectGroup(figures: figures)
        let own = list.filter { !$0.group.isEmpty }
        let hasCommon = count != nil || hasArrivals || own.count < list.count
        return (hasCommon ? [common] : [])
            + own.map { ProjectGroup(label: $0.group, figures: $0.figures.filled(from: figures)) }
    }
}

extension Project {
    /// A project with nothing of its own.
    fileprivate init(in portfolio: ProjectPortfolio) {
        self.init()
        origin = portfolio.origin
    }

    /// The label of its group.
    fileprivate var group: String {
        let own = [figures.foreignShare, figures.output, figures.exported, figures.jobsPer].compactMap { $0 }
        return own.isEmpty ? "" : "\(name)/"
    }
}
