// swift-tools-version: 6.1
import PackageDescription

/// What every Swift target is built with: Swift 6 language mode, and imports that stay inside a file's module unless
/// it says `public import`.
let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

/// A test target: plain imports only, so that tests build and run as the release does.
func tests(_ name: String, of dependencies: [Target.Dependency], beside files: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, exclude: files, swiftSettings: swift)
}

let package = Package(
    name: "Caravan",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "caravan", targets: ["caravan"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .target(name: "CLanes"),
        .target(name: "GSLNumerics", dependencies: ["CGSL"], swiftSettings: swift),
        .target(name: "Workers", swiftSettings: swift),
        .target(name: "EconomicModel", swiftSettings: swift),
        .target(name: "ScenarioFiles", dependencies: ["EconomicModel", yams, csv, crypto], swiftSettings: swift),
        .target(
            name: "PlanCompilation", dependencies: ["EconomicModel", "GSLNumerics", "CLanes", crypto],
            swiftSettings: swift),
        .target(name: "Summaries", dependencies: ["GSLNumerics", "Workers"], swiftSettings: swift),
        .target(
            name: "Simulation",
            dependencies: ["EconomicModel", "PlanCompilation", "CLanes", "GSLNumerics", "Summaries", "Workers"],
            swiftSettings: swift),
        .target(
            name: "ScenarioAnalysis",
            dependencies: ["EconomicModel", "PlanCompilation", "Simulation", "Summaries", "GSLNumerics", "Workers"],
            swiftSettings: swift),
        .target(name: "Reporting", dependencies: ["Summaries"], swiftSettings: swift),
        .target(name: "Pages", dependencies: ["Summaries", "Reporting"], swiftSettings: swift),
        .target(name: "Workbooks", dependencies: ["CXLSXWriter", "Summaries", "Reporting"], swiftSettings: swift),
        .target(name: "RunStorage", dependencies: [crypto, grdb], swiftSettings: swift),
        .executableTarget(
            name: "caravan",
            dependencies: [
                "EconomicModel", "ScenarioFiles", "Summaries", "Simulation", "ScenarioAnalysis", "Reporting",
                "Pages", "Workbooks", "RunStorage", "Workers", arguments,
            ], swiftSettings: swift),
        .executableTarget(
            name: "throughput",
            dependencies: [
                "CLanes", "GSLNumerics", "Workers", "EconomicModel", "ScenarioFiles", "PlanCompilation", "Summaries",
                "Simulation", arguments,
            ], path: "Benchmarks/throughput", swiftSettings: swift),

        tests("CLanes", of: ["CLanes", "GSLNumerics"]),
        tests("GSLNumerics", of: ["GSLNumerics", "CGSL"]),
        tests("Workers", of: ["Workers"]),
        tests("EconomicModel", of: ["EconomicModel", "GSLNumerics"]),
        tests(
            "ScenarioFiles", of: ["EconomicModel", "ScenarioFiles", "PlanCompilation", "ScenarioAnalysis", yams],
            beside: ["Broken", "Sound"]),
        tests("PlanCompilation", of: ["EconomicModel", "GSLNumerics", "PlanCompilation", "CLanes"]),
        tests(
            "Simulation",
            of: ["EconomicModel", "GSLNumerics", "PlanCompilation", "Simulation", "Summaries", "Workers", "CLanes"]),
        tests("Summaries", of: ["GSLNumerics", "Summaries", "Workers"]),
        tests(
            "ScenarioAnalysis",
            of: [
                "EconomicModel", "GSLNumerics", "PlanCompilation", "ScenarioAnalysis", "ScenarioFiles", "Simulation",
                "Summaries", "Workers",
            ]),
        tests("Reporting", of: ["Reporting", "Summaries", csv], beside: ["Golden"]),
        tests("Pages", of: ["Pages", "Reporting", "Summaries", crypto]),
        tests("Workbooks", of: ["Summaries", "Workbooks"]),
        tests("RunStorage", of: ["RunStorage", crypto, grdb], beside: ["Archives"]),
        tests("Command", of: ["caravan", csv, grdb], beside: ["Golden"]),
    ],
    cLanguageStandard: .c17
)
