import Foundation
import Testing

/// Holds the imports of every target against the table of layers: arrows point one way.
@Suite struct ImportTableTests {
  /// What each target may import of this package and of other packages and the system.
  static let table: [String: Set<String>] = [
    "Telemetry": ["CRE2", "Glibc"],
    "Analysis": ["Glibc"],
    "PromQL": ["Telemetry", "Glibc"],
    "Predictions": ["Telemetry", "Analysis", "Synchronization"],
    "ConfigurationFiles": ["Telemetry", "Yams"],
    "Alerting": ["Telemetry", "PromQL", "ConfigurationFiles", "Glibc"],
    "Ingest": [
      "ConfigurationFiles", "Telemetry", "PromQL", "Predictions", "CCurl", "CFastFloat", "CZlib", "CZstd", "Dispatch",
      "Glibc",
      "Synchronization", "Yams",
    ],
    "Recording": [
      "Telemetry", "Predictions", "Alerting", "Ingest", "Monitor", "CZstd", "GRDB", "Glibc", "Synchronization",
    ],
    "Monitor": ["Telemetry", "PromQL", "Analysis", "Predictions", "Alerting", "Ingest"],
    "OnCall": [
      "Telemetry", "Alerting", "Ingest", "Recording", "Monitor", "Glibc", "Synchronization",
    ],
    "TUI": ["Telemetry", "PromQL", "Analysis", "Predictions", "Alerting", "Monitor", "Yams", "Glibc"],
    "NcursesTerminal": ["TUI", "CNcurses", "Glibc"],
    "driftop": [
      "Telemetry", "PromQL", "Analysis", "Predictions", "ConfigurationFiles", "Alerting", "Ingest", "Recording",
      "Monitor", "OnCall", "TUI", "NcursesTerminal", "CMalloc",
      "CResources", "ArgumentParser", "Yams", "Dispatch", "Glibc", "Synchronization",
    ],
  ]
  static let systemTargets: Set<String> = [
    "CNcurses", "CZstd", "CZlib", "CFastFloat", "CMalloc", "CResources", "CCurl", "CRE2",
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func everyFolderOfSourcesIsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path())
    #expect(Set(folders) == Set(Self.table.keys).union(Self.systemTargets))
  }

  @Test(arguments: table.keys.sorted())
  func importsOnlyWhatItsLayerAllows(target: String) throws {
    let allowed = Self.table[target] ?? []
    let folder = Self.root.appending(path: "Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var importCount = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      for module in imports(of: try String(contentsOf: file, encoding: .utf8)) {
        importCount += 1
        #expect(allowed.contains(module), "\(target) imports \(module) in \(file.lastPathComponent)")
      }
    }
    #expect(importCount > 0 || allowed.isEmpty)
  }

  @Test func nothingElseStandsAtTheTop() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path())
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(names) == ["Package.swift", "README.md", "Sources", "Tests", "themes"])
  }

  @Test func onlyTheExecutableEndsTheProcess() throws {
    let folder = Self.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var callers: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains("Glibc.exit(") || text.contains("Glibc._exit(") { callers.append(file.lastPathComponent) }
    }
    #expect(callers == ["Driftop.swift"])
  }

  private func imports(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      while let first = words.first,
        ["public", "internal", "package", "private", "fileprivate", "@testable"].contains(first)
      {
        words.removeFirst()
      }
      return words.first == "import" && words.count == 2 ? words[1] : nil
    }
  }
}
