// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

// Every value of a log passes through the classes of Ingest's parsers; the run-time check that no two accesses to one of
// their properties overlap cost a tenth of a report. Debug builds, and so all tests, keep it.
let uncheckedInRelease: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

let package = Package(
  name: "driftop",
  products: [
    .executable(name: "driftop", targets: ["driftop"]),
    .library(name: "Analysis", targets: ["Analysis"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System shims.
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CFastFloat"),
    // The headers only: the library is loaded when the first address is scraped.
    .target(name: "CCurl"),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CResources", exclude: ["demo.jsonl.gz", "make_demo_log.py"]),

    // The core, each layer importing only the ones above it.
    .target(name: "Telemetry", dependencies: ["CRE2"], swiftSettings: strict),
    .target(name: "Analysis", swiftSettings: strict),
    .target(name: "PromQL", dependencies: ["Telemetry"], swiftSettings: strict + uncheckedInRelease),
    .target(name: "Predictions", dependencies: ["Telemetry", "Analysis"], swiftSettings: strict),
    .target(
      name: "ConfigurationFiles", dependencies: ["Telemetry", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Alerting", dependencies: ["Telemetry", "PromQL", "ConfigurationFiles"], swiftSettings: strict),
    .target(
      name: "Ingest",
      dependencies: [
        "ConfigurationFiles", "Telemetry", "PromQL", "Predictions", "CCurl", "CFastFloat", "CZlib", "CZstd",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict + uncheckedInRelease),
    .target(
      name: "Monitor", dependencies: ["Telemetry", "PromQL", "Analysis", "Predictions", "Alerting", "Ingest"],
      swiftSettings: strict),
    .target(
      name: "Recording",
      dependencies: [
        "Telemetry", "Alerting", "Predictions", "Ingest", "Monitor", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "OnCall", dependencies: ["Telemetry", "Alerting", "Ingest", "Recording", "Monitor"], swiftSettings: strict),
    .target(
      name: "TUI",
      dependencies: [
        "Telemetry", "PromQL", "Analysis", "Predictions", "Alerting", "Monitor",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "NcursesTerminal", dependencies: ["TUI", "CNcurses"], swiftSettings: strict),
    .executableTarget(
      name: "driftop",
      dependencies: [
        "Alerting", "Analysis", "CMalloc", "CResources", "ConfigurationFiles", "Ingest", "Monitor", "NcursesTerminal",
        "OnCall", "Predictions", "PromQL", "Recording", "TUI", "Telemetry",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", dependencies: ["Analysis"], path: "Tests/Support", swiftSettings: strict),
    .executableTarget(
      name: "analysis-benchmarks", dependencies: ["Analysis"], path: "Tests/Benchmarks/Analysis", swiftSettings: strict),
    .executableTarget(
      name: "ingest-benchmarks", dependencies: ["Ingest"], path: "Tests/Benchmarks/Ingest", swiftSettings: strict),
    .executableTarget(
      name: "telemetry-benchmarks", dependencies: ["Telemetry"], path: "Tests/Benchmarks/Telemetry",
      swiftSettings: strict),
    .executableTarget(
      name: "promql-benchmarks", dependencies: ["PromQL", "Telemetry"], path: "Tests/Benchmarks/PromQL",
      swiftSettings: strict),
    .executableTarget(
      name: "drift-benchmarks", dependencies: ["Analysis", "Predictions", "Telemetry", "TestSupport"],
      path: "Tests/Benchmarks/Drift", exclude: ["Scripts"], swiftSettings: strict),
    .executableTarget(
      name: "rule-benchmarks", dependencies: ["Alerting", "PromQL", "Telemetry"], path: "Tests/Benchmarks/Rules",
      swiftSettings: strict),
    .executableTarget(
      name: "state-benchmarks", dependencies: ["Alerting", "Recording", "Telemetry"], path: "Tests/Benchmarks/State",
      swiftSettings: strict),
    .executableTarget(
      name: "recording-benchmarks",
      dependencies: ["Recording", "Monitor", "Ingest", "Predictions", "Alerting", "Telemetry"],
      path: "Tests/Benchmarks/Recording", swiftSettings: strict),
    // Tests mirror the targets; EndToEndTests run the real program.
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "TelemetryTests", dependencies: ["Telemetry", "TestSupport"], exclude: ["Scripts"], swiftSettings: strict),
    .testTarget(
      name: "PromQLTests", dependencies: ["PromQL", "Telemetry", "TestSupport"], exclude: ["Scripts"],
      swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "TestSupport"], exclude: ["Scripts"], swiftSettings: strict),
    .testTarget(
      name: "PredictionsTests", dependencies: ["Predictions", "Analysis", "Telemetry", "TestSupport"],
      exclude: ["Scripts"],
      swiftSettings: strict),
    .testTarget(name: "ConfigurationFilesTests", dependencies: ["ConfigurationFiles"], swiftSettings: strict),
    .testTarget(
      name: "AlertingTests", dependencies: ["Alerting", "PromQL", "Telemetry", "TestSupport"], exclude: ["Scripts"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordingTests",
      dependencies: ["Recording", "Monitor", "Ingest", "Predictions", "Alerting", "Telemetry", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OnCallTests",
      dependencies: [
        "OnCall", "Recording", "Monitor", "Alerting", "Ingest", "Predictions", "Telemetry", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IngestTests",
      dependencies: ["ConfigurationFiles", "Ingest", "PromQL", "Predictions", "Telemetry", "TestSupport"],
      exclude: ["Scripts"],
      swiftSettings: strict),
    .testTarget(
      name: "MonitorTests",
      dependencies: [
        "Monitor", "Alerting", "Ingest", "PromQL", "Predictions", "Analysis", "Telemetry", "TestSupport",
      ],
      exclude: ["Scripts"], swiftSettings: strict),
    .testTarget(
      name: "TUITests",
      dependencies: ["TUI", "Monitor", "Alerting", "PromQL", "Telemetry", "Analysis", "Predictions", "TestSupport"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "NcursesTerminalTests", dependencies: ["NcursesTerminal", "TUI", "CNcurses"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "driftop", "Alerting", "Ingest", "Monitor", "PromQL", "Predictions", "Recording", "Telemetry", "TestSupport",
      ],
      exclude: [
        "Goldens", "Support/make_sample_pairs.py", "Support/pseudo_terminal.py", "Support/terminal_screen.py",
        "Support/Servers", "Queries/Scripts",
      ], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
