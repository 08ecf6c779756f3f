/// Projects of investment: those that are agreed, one by one or as a number, and those that come.
public struct ProjectPortfolio: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var description = ""
    public var count: Int?
    public var arrivals: Value?
    public var most: Int?
    /// What holds for all that do not say otherwise.
    public var figures = ProjectFigures()
    public var into: Name?
    public var to: Name?
    public var list: [Project] = []

    public init() {}

    /// The most projects that one portfolio may hold on a path.
    public static let limit = 2000

    public static let fields: [Field<ProjectPortfolio>] =
        [
            .title(\.title),
            .text("description", \.description, "What it stands on."),
            .integer("count", \.count, 1...limit, "How many projects are agreed."),
            .value(
                "arrivals", \.arrivals, ValueRule(.rate, .notNegative), default: "0", "How many more come in a year."),
            .integer(
                "most", \.most, 1...limit,
                "How many may come by the end on one path; far more than are to be expected where it is left out."),
        ] + ProjectFigures.fields(lending: true).map { $0.within(\.figures) } + [
            .name("into", \.into, "The investment that the foreign share flows into."),
            .name("to", \.to, "The flow that the exported share goes to."),
            Field(
                "list", .map(.record { Project.fieldDescriptions }),
                "Agreed projects by name, with figures of their own."
            ) {
                node, portfolio, reader in
                portfolio.list = reader.nested("list") { $0.components(node, block: "projects") }
            },
        ]

    public mutating func check(given: [String: Origin], at origin: Origin, reader: inout Reader) {
        let isNumbered = given["count"] != nil || given["arrivals"] != nil
        if !isNumbered, given["list"] == nil { reader.findings.add(.projectsNeed(), at: origin) }
        for field in ["size", "build"] where isNumbered && given[field] == nil {
            reader.findings.add(.projectNeeds(field), at: origin)
        }
        if given["count"] != nil, given["start"] == nil { reader.findings.add(.projectNeeds("start"), at: origin) }
        for project in list {
            let own = project.figures
            for (field, value) in [("size", own.size), ("start", own.start), ("build", own.build)]
            where value == nil && given[field] == nil {
                reader.findings.add(.projectNeeds(field), at: project.origin)
            }
        }
        if given["count"] == nil, given["list"] == nil, let place = given["start"] {
            reader.findings.add(.startOfArrivals(), at: place)
        }
        if given["most"] != nil, given["arrivals"] == nil, let place = given["most"] {
            reader.findings.add(.goesWith("most", "arrivals"), at: place)
        }
        for (field, wanted) in [("to", "output"), ("exported", "to"), ("foreign_share", "into")] {
            if let place = given[field], given[wanted] == nil,
                wanted != "output" || list.allSatisfy({ $0.figures.output == nil })
            {
                reader.findings.add(.goesWith(field, wanted), at: place)
            }
        }
    }
}

/// A project that is agreed; what it leaves out is as in its portfolio.
public struct Project: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var figures = ProjectFigures()

    public init() {}

    public static let fields: [Field<Project>] =
        [.title(\.title)] + ProjectFigures.fields(lending: false).map { $0.within(\.figures) }
}

/// What a project costs, when it is built, whether it succeeds, and what comes of it.
public struct ProjectFigures: Record {
    public var size: Value?
    public var start: Value?
    public var build: Value?
    public var success: Value?
    public var spentIfFailed: Value?
    public var foreignShare: Value?
    public var output: Value?
    public var exported: Value?
    public var jobsPer: Value?

    public init() {}

    public static var fields: [Field<ProjectFigures>] { fields(lending: true) }

    /// The fields of a portfolio, which lends its figures to its projects and has defaults, or of one project.
    static func fields(lending isLending: Bool) -> [Field<ProjectFigures>] {
        let share = ValueRule(.number, .share)
        let fixedShare = ValueRule(.number, .share, fixed: true)
        func text(_ text: String) -> String? { isLending ? text : nil }
        return [
            .value(
                "size", \.size, ValueRule(.money, .notNegative, fixed: true), "What a project costs; drawn for each."),
            .value("start", \.start, ValueRule(.date, fixed: true), "When an agreed project starts; drawn for each."),
            .value(
                "build", \.build, ValueRule(.duration, .notNegative, fixed: true),
                "How long a project is built; drawn for each."),
            .value("success", \.success, fixedShare, default: text("100%"), "That a project succeeds."),
            .value(
                "spent_if_failed", \.spentIfFailed, fixedShare, default: text("0%"),
                "The share of its size that a project spends where it does not succeed."),
            .value(
                "foreign_share", \.foreignShare, share, default: text("100%"),
                "The share of its spending that flows into `into`."),
            .value(
                "output", \.output, ValueRule(.rate, .notNegative),
                "What a completed project puts out in a year, for each unit invested."),
            .value(
                "exported", \.exported, share, default: text("100%"), "The share of its output that goes to `to`."),
            .value(
                "jobs_per", \.jobsPer, ValueRule(.anything, .notNegative),
                "Posts for each unit invested, once a project is complete."),
        ]
    }

    /// These, and those of others where there are none.
    func filled(from others: ProjectFigures) -> ProjectFigures {
        var figures = others
        for path in Self.all where self[keyPath: path] != nil { figures[keyPath: path] = self[keyPath: path] }
        return figures
    }

    private static var all: [WritableKeyPath<ProjectFigures, Value?>] {
        [
            \.size, \.start, \.build, \.success, \.spentIfFailed, \.foreignShare, \.output, \.exported, \.jobsPer,
        ]
    }
}
