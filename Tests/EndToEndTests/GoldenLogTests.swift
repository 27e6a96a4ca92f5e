import Foundation
import Testing

/// The golden log, whose figures Tests/Fixtures/Scripts/expected_figures.py computed with scikit-learn.
@Suite struct GoldenLogTests {
  @Test func countsEveryLine() throws {
    let input = try #require(try report()["inputs.0"])
    #expect(input["format"] == .string("jsonl"))
    #expect(input["lines"] == .number(900))
    #expect(input["records"] == .number(892))
    #expect(input["other"] == .number(3))
    #expect(input["malformed.count"] == .number(5))
    #expect(input["malformed.examples"]?.array.compactMap { $0["line"]?.number } == [132, 247, 403, 556, 791])
  }

  @Test(arguments: ["chat-llm", "demand-v7", "fraud-v3", "topics-1.2"])
  func figuresOfEachModelAgreeWithScikitLearn(name: String) throws {
    let expected = try #require(try Self.expected().object[name])
    let models = try #require(try report()["models"]).array
    let model = try #require(models.first { $0["model"] == .string(name) })
    #expect(model["records"] == expected["n"])
    for key in ["version", "task", "labelled"] { #expect(model[key] == expected[key], "\(key)") }
    var compared = 0
    for (key, value) in expected.object where !["n", "version", "task", "labelled", "per_class"].contains(key) {
      let found =
        ["classes", "positive_class", "confusion_matrix"].contains(key) ? model[key] : model["metrics.\(key)"]
      guard key != "averages" else { continue }
      #expect(ReportFigures.agree(value, found ?? .null), "\(name) \(key) is \(found as Any), expected \(value)")
      compared += 1
    }
    for (group, key) in [("averages", "averages"), ("per_class", "per_class")] {
      for (label, figures) in expected[group]?.object ?? [:] {
        for (figure, value) in figures.object {
          let found = model[key]?.object[label]?.object[figure]
          #expect(ReportFigures.agree(value, found ?? .null), "\(name) \(label) \(figure) is \(found as Any)")
          compared += 1
        }
      }
    }
    #expect(compared > 8 || name == "chat-llm")
  }

  @Test func modelsAreThoseExpectedAndSortedByName() throws {
    let names = try report()["models"]?.array.compactMap { $0["model"]?.string }
    #expect(names == (try Self.expected().object.keys.sorted()))
  }

  @Test func theScriptStillMakesTheCommittedLog() throws {
    let folder = try TemporaryFolder()
    let script = try String(
      contentsOf: Surroundings.fixtures.appending(path: "Scripts/make_golden_log.py"), encoding: .utf8)
    try folder.write("Scripts/make_golden_log.py", script)
    try folder.write("Golden/golden.jsonl", "")
    let run = try CommandRun.command(["python3", "Scripts/make_golden_log.py"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let made = try Data(contentsOf: folder.url.appending(path: "Golden/golden.jsonl"))
    #expect(made == (try Data(contentsOf: Surroundings.goldenLog)))
  }

  @Test func reportIsTheSameEveryTime() throws {
    let arguments = ["report", "--format", "json", Surroundings.goldenLog.path()]
    let first = try CommandRun.driftop(arguments)
    let second = try CommandRun.driftop(arguments)
    #expect(first.output.count > 1_000)
    #expect(first.output == second.output)
  }

  private static func expected() throws -> JSON {
    try JSON(contentsOf: Surroundings.fixtures.appending(path: "Golden/golden.expected.json"))
  }

  private func report() throws -> JSON {
    let run = try CommandRun.driftop(["report", "--format", "json", Surroundings.goldenLog.path()])
    #expect(run.status == 0)
    return try JSON(text: run.output)
  }
}
