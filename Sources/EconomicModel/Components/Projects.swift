/// Projects of investment: those that are agreed, one by one or as a number, and those that come.
public struct ProjectPortfolio: Component {
    public var name = ""
    public var origin = Origin.default
    public var title = ""
    public var description = ""
    public var count: Int?
    public var arrivals: Value?
    public var most: Int?
    public var size: Value?
    public var start: Value?
    public var build: Value?
    public var success: Value?
    public var spentIfFailed: Value?
    public var foreignShare: Value?
    public var into: Name?
    public var output: Value?
    public var exported: Value?
    public var to: Name?
    public var jobsPer: Value?
    public var list: [Project] = []

    public init() {}

    /// The most projects that one portfolio may hold on a path.
    public static let limit = 2000

    public static let fields: [Field<ProjectPortfolio>] = [
        .title(\.title),
        .text("description", \.description, "What it stands on."),
        .integer("count", \.count, 1...limit, "How many projects are agreed."),
        .value("arrivals", \.arrivals, ValueRule(.rate, .notNegative), default: "0", "How many more come in a year."),
        .integer(
            "most", \.most, 1...limit,
            "How many may come by the end on one path; far more than are to be expected where it is left out."),
        .value("size", \.size, Project.sizeRule, "What one project costs; drawn for each."),
        .value("start", \.start, Project.startRule, "When an agreed project starts; drawn for each."),
        .value("build", \.build, Project.buildRule, "How long one is built; drawn for each."),
        .value("success", \.success, Project.shareRule, default: "100%", "That a project succeeds."),
        .value(
            "spent_if_failed", \.spentIfFailed, Project.shareRule, default: "0%",
            "The share of its size that a project spends where it does not succeed."),
        .value(
            "foreign_share", \.foreignShare, Project.sharesRule, default: "100%",
            "The share of spending that flows into `into`."),
        .name("into", \.into, "The investment that it flows into."),
        .value(
            "output", \.output, Project.outputRule,
            "What a completed project puts out in a year, for each unit invested."),
        .value(
            "exported", \.exported, Project.sharesRule, default: "100%",
            "The share of the output that goes to `to`."),
        .name("to", \.to, "The flow that it goes to."),
        .value(
            "jobs_per", \.jobsPer, Project.jobsRule,
            "Posts for each unit invested in completed projects."),
        Field(
            "list", .map(.record { Project.fieldDescriptions }), "Agreed projects by name, with figures of their own."
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
            for (field, value) in [("size", project.size), ("start", project.start), ("build", project.build)]
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
                wanted != "output" || list.allSatisfy({ $0.output == nil })
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

    static let sizeRule = ValueRule(.money, .notNegative, fixed: true)
    static let startRule = ValueRule(.date, fixed: true)
    static let buildRule = ValueRule(.duration, .notNegative, fixed: true)
    static let shareRule = ValueRule(.number, .share, fixed: true)
    static let sharesRule = ValueRule(.number, .share)
    static let outputRule = ValueRule(.rate, .notNegative)
    static let jobsRule = ValueRule(.anything, .notNegative)

    public static let fields: [Field<Project>] = [
        .title(\.title),
        .value("size", \.size, sizeRule, "What it costs."),
        .value("start", \.start, startRule, "When it starts."),
        .value("build", \.build, buildRule, "How long it is built."),
        .value("success", \.success, shareRule, "That it succeeds."),
        .value(
            "spent_if_failed", \.spentIfFailed, shareRule,
            "The share of its size that it spends where it does not succeed."),
        .value("foreign_share", \.foreignShare, sharesRule, "The share of its spending that flows into `into`."),
        .value("output", \.output, outputRule, "What it puts out in a year once complete, for each unit invested."),
        .value("exported", \.exported, sharesRule, "The share of its output that goes to `to`."),
        .value("jobs_per", \.jobsPer, jobsRule, "Posts for each unit invested in it once complete."),
    ]
}
