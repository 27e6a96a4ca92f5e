import Foundation
import Monitor
import Telemetry
import TestSupport
import Testing

@Suite struct ServerPresetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func everyFileOfTheFolderIsInTheList() throws {
    let folder = Self.root.appending(path: "Sources/Monitor/Presets/Servers")
    let declared = try FileManager.default.contentsOfDirectory(atPath: folder.path()).flatMap { file in
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .matches(of: /public static let \w+ = Self\(\s*id: "([^"]+)"/).map { String($0.1) }
    }
    #expect(declared.count == 19)
    #expect(declared.sorted() == ServerPreset.all.map(\.id).sorted())
  }

  @Test func patternsOfThePresetsAreValid() throws {
    for selector in ServerPreset.all.flatMap(\.panels).flatMap(\.queries).flatMap(\.selectors) {
      for case .matches(let text) in selector.tests.values { _ = try Pattern(text) }
      for case .doesNotMatch(let text) in selector.tests.values { _ = try Pattern(text) }
    }
  }

  @Test func onlyTheFallbackGivesWayToOthers() {
    #expect(ServerPreset.all.filter(\.isFallback).map(\.id) == ["generic_http"])
  }

  // MARK: Against the collected names

  private struct Documented {
    var id: String
    var detect: Regex<AnyRegexOutput>
    var groupLabels: [String]
    var path: String?
    var panels: [(kind: String, unit: String, names: [String])]
  }

  private static func documented() throws -> [Documented] {
    let json = try #require(try SharedData.json("reference/presets.json") as? [String: Any])
    return try #require(json["presets"] as? [[String: Any]]).map { preset in
      let panels = try #require(preset["panels"] as? [[String: Any]]).map { panel in
        let texts = panel["metrics"] as? [String] ?? []
        let names = texts.flatMap { text in
          text.replacing(/\{[^}]*\}|\([^)]*#[^)]*\)|\((old|<=|per|removed|lower)[^)]*\)/, with: "")
            .matches(of: /:?[a-zA-Z_][\w:]*[_:][\w:]*\w/).map { String($0.0) }
        }
        return (kind: panel["kind"] as? String ?? "", unit: panel["unit"] as? String ?? "", names: names)
      }
      return Documented(
        id: try #require(preset["id"] as? String), detect: try Regex(try #require(preset["detect"] as? String)),
        groupLabels: preset["by"] as? [String] ?? [], path: preset["path"] as? String, panels: panels)
    }
  }

  @Test(.enabled(if: SharedData.has("reference/presets.json")))
  func everyDocumentedServerIsKnownByTheDocumentedNames() throws {
    let documented = try Self.documented()
    #expect(documented.map(\.id).sorted() == ServerPreset.all.map(\.id).sorted())
    for server in documented {
      let preset = try #require(ServerPreset.all.first { $0.id == server.id })
      for mark in preset.marks + preset.markPrefixes {
        #expect(try server.detect.firstMatch(in: mark) != nil, "\(server.id): \(mark) is no documented mark")
      }
      for name in server.panels.flatMap(\.names) where try server.detect.firstMatch(in: name) != nil {
        #expect(ServerPreset.recognised(in: [name]).map(\.id) == [server.id], "\(name) is not recognised")
      }
      #expect(preset.groupLabels == server.groupLabels, "\(server.id)")
    }
  }

  @Test(.enabled(if: SharedData.has("reference/presets.json")))
  func everyDocumentedPanelIsRead() throws {
    for server in try Self.documented() {
      let preset = try #require(ServerPreset.all.first { $0.id == server.id })
      let selectors = preset.panels.flatMap(\.queries).flatMap(\.selectors).map(\.name)
      for panel in server.panels where ["rate", "hist", "gauge", "ratio", "mean", "summary"].contains(panel.kind) {
        for name in panel.names {
          #expect(selectors.contains(name) || selectors.contains(name + "_sum"), "\(server.id) does not read \(name)")
        }
      }
    }
  }

  @Test(.enabled(if: SharedData.has("reference/presets.json")))
  func documentedUnitsAreTurnedIntoBaseUnits() throws {
    let scales = ["us": 1e-6, "ms": 1e-3, "%": 0.01, "% 0..100": 0.01, "MB": 1_048_576]
    for server in try Self.documented() {
      let preset = try #require(ServerPreset.all.first { $0.id == server.id })
      for panel in server.panels where panel.kind != "info" {
        for query in preset.panels.flatMap(\.queries) {
          guard query.selectors.first.map({ panel.names.first == $0.name }) == true, panel.kind != "rate" else {
            continue
          }
          let isQuotient = if case .rateRatio = query.form { true } else { false }
          guard !isQuotient || panel.kind == "mean" else { continue }
          #expect(query.scale == scales[panel.unit] ?? query.scale, "\(server.id): \(panel.names) in \(panel.unit)")
        }
      }
    }
  }
}

extension PanelQuery {
  /// All series that it reads.
  fileprivate var selectors: [SeriesSelector] {
    switch form {
    case .rate(let upper), .sum(let upper), .mean(let upper), .highest(let upper), .lowest(let upper): upper
    case .rateRatio(let upper, let lower), .ratio(let upper, let lower): upper + lower
    case .rateDifference(let upper, let lower): [upper, lower]
    case .quantiles(let selector), .summary(let selector): [selector]
    }
  }
}
