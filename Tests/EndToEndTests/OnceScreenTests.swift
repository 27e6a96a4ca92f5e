import Foundation
import Testing

/// `driftop --once`: each view as text, from the golden log held against a committed screen, from others as a whole.
@Suite struct OnceScreenTests {
  struct Screen: CustomTestStringConvertible {
    var view: String
    /// `nil` leaves the choice to the program.
    var model: String?
    var size: (width: Int, height: Int)
    var isASCII: Bool

    var testDescription: String { name }

    var name: String { "\(view)-\(size.width)x\(size.height)-\(isASCII ? "ascii" : "utf8")" }

    var arguments: [String] {
      ["--once", "--view", view, "--size", "\(size.width)x\(size.height)"] + (model.map { ["--model", $0] } ?? [])
        + (isASCII ? ["--ascii"] : [])
    }
  }

  static let views: [(view: String, model: String?)] = [
    ("overview", nil), ("model", "fraud-v3"), ("confusion", "topics-1.2"), ("curves", "fraud-v3"), ("records", nil),
    ("help", nil),
  ]
  static let screens = views.flatMap { view, model in
    [(80, 24), (200, 50)].flatMap { size in
      [false, true].map { Screen(view: view, model: model, size: size, isASCII: $0) }
    }
  }

  @Test(arguments: screens)
  func goldenLogDrawsTheCommittedScreen(screen: Screen) throws {
    // From its own folder, so that no path of this machine is on the screen.
    let folder = Surroundings.goldenLog.deletingLastPathComponent()
    let run = try CommandRun.driftop(screen.arguments + ["golden.jsonl"], in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "")
    expectSize(run.output, screen)
    try GoldenScreen.expect(run.output, equals: screen.name)
  }

  static let logs = ["breast_cancer_binary", "digits_10class", "diabetes_regression"].flatMap { name in
    ["jsonl", "csv"].map { "\(name).\($0)" }
  }

  @Test(.enabled(if: Surroundings.has("data"), "the folder ../shared/data is missing"), arguments: logs)
  func everyViewOfARealLogFits(log: String) throws {
    let folder = Surroundings.shared.appending(path: "data/logs")
    // The name of the model stands in the JSON lines beside the CSV file.
    for (view, _) in Self.views {
      for isASCII in [false, true] {
        let screen = Screen(view: view, size: (80, 24), isASCII: isASCII)
        let run = try CommandRun.driftop(screen.arguments + [log], in: folder)
        #expect(run.status == 0, "\(view)")
        expectSize(run.output, screen)
        let isAboutOne = ["model", "confusion", "curves"].contains(view)
        if isAboutOne || view == "overview" {
          let name = try Self.modelName(ofLog: log, in: folder)
          #expect(run.output.contains(name.prefix(14)), "\(view) of \(log) has no \(name)")
        }
      }
    }
  }

  @Test func demoDrawsItsModels() throws {
    let run = try CommandRun.driftop(["demo", "--once"])
    #expect(run.status == 0)
    for model in ["breast", "digits", "diabetes"] { #expect(run.output.contains(model)) }
  }

  /// What is merged for age must not leave holes: a glyph for missing data would say that the model stood still.
  @Test(arguments: [80, 133, 200], [1_200, 4_000])
  func steadyTrafficHasNoGap(width: Int, records: Int) throws {
    let folder = try TemporaryFolder()
    let lines = (0..<records).map { index in
      #"{"time":\#(1_772_323_200 + 2 * index),"model":"steady","y_true":\#(index % 2),"y_pred":0}"# + "\n"
    }
    let log = try folder.write("steady.jsonl", lines.joined())
    let run = try CommandRun.driftop(["--once", "--ascii", "--view", "model", "--size", "\(width)x24", log])
    let axisMark = try #require(run.output.split(separator: "\n").first { $0.contains("     0 |") })
    let chart = axisMark.drop { $0 != "|" }.dropFirst().prefix(width / 2 - 10)
    // Before the first record nothing is known; from then on a lone point in the missing data's row is a hole.
    let gaps = chart.drop { $0 == " " }.split(separator: ".", omittingEmptySubsequences: true).count
    #expect(gaps <= 1, "\(axisMark)")
  }

  @Test func versionMayBeLeftOutOfAModelsName() throws {
    let log = Surroundings.goldenLog.path()
    let named = try CommandRun.driftop(["--once", "--view", "model", "--model", "fraud-v3", log])
    let versioned = try CommandRun.driftop(["--once", "--view", "model", "--model", "fraud-v3 3.1.4", log])
    #expect(named.output.contains("fraud-v3 3.1.4"))
    #expect(named.output.contains("AUC"))
    #expect(named.output == versioned.output)
  }

  /// The report's first model, a name with its version as the screen has it or the stand-in for no name.
  private static func modelName(ofLog log: String, in folder: URL) throws -> String {
    let report = try JSON(text: try CommandRun.driftop(["report", "--format", "json", log], in: folder).output)
    let name = report["models.0.model"]?.string ?? ""
    return name.isEmpty ? "(" : name
  }

  private func expectSize(_ output: String, _ screen: Screen) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == screen.size.height, "\(screen.name)")
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= screen.size.width }, "\(screen.name)")
    if screen.isASCII { #expect(output.utf8.allSatisfy { $0 < 0x7F }, "\(screen.name)") }
  }
}

/// A screen as a committed text file.
///
/// `DRIFTOP_RECORD_GOLDENS=1` writes the files anew and fails the run, so that a recording never passes for a test.
private enum GoldenScreen {
  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = Surroundings.repository.appending(path: "Tests/EndToEndTests/Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["DRIFTOP_RECORD_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expectedLines.count, "\(name)", sourceLocation: sourceLocation)
    // The first line that differs says more than two whole screens.
    let different = zip(lines, expectedLines).enumerated().first { !$0.element.0.utf8.elementsEqual($0.element.1.utf8) }
    if let (index, (line, expectedLine)) = different {
      Issue.record(
        "\(name), line \(index + 1) is\n\(line)\ninstead of\n\(expectedLine)", sourceLocation: sourceLocation)
    }
  }
}
