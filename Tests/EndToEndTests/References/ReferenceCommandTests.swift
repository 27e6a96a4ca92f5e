import Foundation
import FoundationXML
import Testing

/// References as files, and reports that hold logs against them, by the real program.
@Suite struct ReferenceCommandTests {
  /// Rows whose amount has a saw's distribution from `shift` on; every fifth is of another region.
  private static func log(
    _ count: Int, shift: Int = 0, model: String = "fraud", feature: String = "amount", label: String = "no"
  ) -> String {
    (0..<count).map { row in
      let time = 1_772_323_200 + row
      let (amount, region) = (row * 7_919 % 1_000 + shift, row % 5 == 0 ? "north" : "south")
      return #"{"ts":\#(time),"model":"\#(model)","y_true":"yes","y_pred":"\#(row % 3 == 0 ? label : "yes")","#
        + #""features":{"\#(feature)":\#(amount),"region":"\#(region)"}}"# + "\n"
    }.joined()
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("march.jsonl", Self.log(1_200))
    try folder.write("april.jsonl", Self.log(1_000, shift: 400))
    return folder
  }

  private func drift(_ arguments: [String], in folder: TemporaryFolder) throws -> JSON {
    let run = try CommandRun.driftop(["report", "--format", "json"] + arguments, in: folder.url)
    try #require(run.status == 0, "\(run.errors)")
    return try JSON(text: run.output)
  }

  private func verdict(of feature: String, _ report: JSON) -> String? {
    guard case .array(let entries)? = report["models.0.drift"] else { return nil }
    let entry = entries.last { $0["feature"] == .string(feature) }
    guard case .string(let verdict)? = entry?["verdict"] else { return nil }
    return verdict
  }

  @Test(arguments: ["march.ref", "march.ref.gz", "march.ref.zst"])
  func aSavedReferenceSaysTheSameAsItsLog(name: String) throws {
    let folder = try folder()
    let saved = try CommandRun.driftop(["reference", "save", "march.jsonl", "-o", name], in: folder.url)
    #expect(saved.status == 0 && saved.output == "" && saved.errors == "")
    let byFile = try drift(["april.jsonl", "--reference", name], in: folder)
    let byLog = try drift(["april.jsonl", "--reference", "march.jsonl"], in: folder)
    #expect(byFile["models.0.drift"] == byLog["models.0.drift"])
    #expect(verdict(of: "amount", byFile) == "drift")
    #expect(verdict(of: "region", byFile) == "stable")
    #expect(byFile["models.0.reference.records"] == .number(1_200))
    #expect(byFile["models.0.reference.source"] == .string("march.jsonl"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).count == 3)
  }

  @Test func savedPartsMergeToTheWhole() throws {
    let folder = try folder()
    for part in ["march", "april"] {
      _ = try CommandRun.driftop(["reference", "save", "\(part).jsonl", "-o", "\(part).ref"], in: folder.url)
    }
    let merged = try CommandRun.driftop(
      ["reference", "merge", "march.ref", "april.ref", "-o", "both.ref"], in: folder.url)
    #expect(merged.status == 0)
    let shown = try CommandRun.driftop(["reference", "show", "both.ref"], in: folder.url)
    #expect(shown.output.hasPrefix("fraud  2200 records, 2200 labelled\n  source    march.jsonl and april.jsonl\n"))
    #expect(shown.output.contains("    amount  number in "))
    #expect(shown.output.contains("    region  2 categories, 2200 values, 0 missing\n"))
    #expect(shown.output.contains("  classes   no, yes\n"))
  }

  @Test func aPartOfTheLogIsItsReference() throws {
    let folder = try folder()
    let first = try drift(["march.jsonl", "--reference", "first:300"], in: folder)
    #expect(first["models.0.reference.records"] == .number(300))
    #expect(verdict(of: "amount", first) == "stable")
    let range = try drift(
      ["march.jsonl", "--reference", "2026-03-01..2026-03-01T00:10:00Z"], in: folder)
    #expect(range["models.0.reference.records"] == .number(600))
    let seconds = try drift(["march.jsonl", "--reference", "1772323200..1772323500"], in: folder)
    #expect(seconds["models.0.reference.records"] == .number(300))
  }

  @Test func withoutAReferenceNothingIsCompared() throws {
    let folder = try folder()
    for arguments in [["march.jsonl"], ["march.jsonl", "--reference", "none"]] {
      let report = try drift(arguments, in: folder)
      #expect(report["models.0.drift"] == .array([]))
      #expect(report["models.0.reference"] == .null)
    }
  }

  @Test func theConfigurationSaysItOnceAndFlagsWin() throws {
    let folder = try folder()
    try folder.write(
      "driftop.yaml",
      "sources: april.jsonl\nreference: march.jsonl\nbudget: 0.1/report\nlabel_horizon: 6h\ndrift:\n  minimum_effect: 2\n"
    )
    let configured = try drift(["--config", "driftop.yaml"], in: folder)
    #expect(verdict(of: "amount", configured) == "warning")
    #expect(configured["models.0.reference.budget"] == .string("0.1 false alerts a report over 3 features"))
    let flagged = try drift(["--config", "driftop.yaml", "--reference", "first:200"], in: folder)
    #expect(flagged["models.0.reference.records"] == .number(200))
  }

  struct Wrong: CustomTestStringConvertible {
    var configuration: String
    var message: String
    var testDescription: String { configuration }
  }

  @Test(arguments: [
    Wrong(
      configuration: "reference: 2026-03-02..2026-03-01\n",
      message: "driftop.yaml:1: reference 2026-03-02..2026-03-01: ends before it begins"),
    Wrong(configuration: "theme: x\nbudget: many\n", message: "driftop.yaml:2: budget many: expected alerts per hour"),
    Wrong(configuration: "label_horizon: 500\n", message: "driftop.yaml:1: label_horizon 500: expected a time"),
    Wrong(configuration: "drift:\n  windws: [1h]\n", message: "driftop.yaml:2: drift: unknown key “windws”; keys are"),
    Wrong(configuration: "drift: {windows: [10]}\n", message: "driftop.yaml:1: drift.windows: “10”: expected times"),
    Wrong(
      configuration: "importance: amount\n", message: "driftop.yaml:1: importance: expected “feature: weight” lines"),
    Wrong(
      configuration: "importance:\n  amount: -1\n",
      message: "driftop.yaml:2: importance of “amount”: expected a number from 0 up"),
    Wrong(configuration: "importance: {amount: 0}\n", message: "driftop.yaml:1: importance: all weights are 0"),
    Wrong(configuration: "drift:\n  minimum_effect: 9\n", message: "driftop.yaml:2: drift.minimum_effect: expected"),
  ])
  func aSlipInTheConfigurationIsNamedWithItsLine(wrong: Wrong) throws {
    let folder = try folder()
    try folder.write("driftop.yaml", wrong.configuration)
    let run = try CommandRun.driftop(["report", "april.jsonl", "--config", "driftop.yaml"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: \(wrong.message)"), "\(run.errors)")
  }

  @Test func aReferenceThatCannotBeReadIsRefused() throws {
    let folder = try folder()
    _ = try CommandRun.driftop(["reference", "save", "march.jsonl", "-o", "good.ref"], in: folder.url)
    let good = try String(contentsOf: folder.url.appending(path: "good.ref"), encoding: .utf8)
    try folder.write("cut.ref", String(good.prefix(good.count / 2)))
    try folder.write("new.ref", good.replacingOccurrences(of: "driftop.reference/1", with: "driftop.reference/9"))
    let reasons = [
      ("cut.ref", "cut.ref: ends in the middle; save the reference again"),
      (
        "new.ref",
        "new.ref: driftop.reference/9, and this driftop reads driftop.reference/1; save it again with this version, or "
          + "update driftop"
      ),
      ("none.ref", "none.ref: cannot open: No such file or directory"),
    ]
    for (name, message) in reasons {
      for arguments in [["report", "april.jsonl"], ["--once", "april.jsonl"]] {
        let run = try CommandRun.driftop(arguments + ["--reference", name], in: folder.url)
        #expect(run.status == 2 && run.output == "")
        #expect(run.errors == "driftop: \(message)\n")
      }
    }
    let foreign = try CommandRun.driftop(["reference", "show", "march.jsonl"], in: folder.url)
    #expect(foreign.errors == "driftop: march.jsonl: not a reference that driftop has saved\n")
    let unwritable = try CommandRun.driftop(["reference", "save", "march.jsonl", "-o", "no/where.ref"], in: folder.url)
    #expect(unwritable.status == 2 && unwritable.errors.hasPrefix("driftop: no/where.ref: cannot be written: "))
  }

  @Test func whatDoesNotFitIsSaidAndCounted() throws {
    let folder = try folder()
    try folder.write("other.jsonl", Self.log(200, model: "other", feature: "price", label: "maybe"))
    let foreign = try drift(["other.jsonl", "--reference", "march.jsonl"], in: folder)
    #expect(
      foreign["notes"]
        == .array([
          .string("other: held against the reference of fraud, the only model of the file"),
          .string("other: no value in the log, and so not compared: amount"),
          .string("other: no value in the reference, and so not compared: price"),
          .string("other: class “maybe” is not in the reference: predicted for 67 records, true of 0"),
        ]))
    try folder.write("two.jsonl", Self.log(50, model: "a") + Self.log(50, model: "b"))
    let missing = try drift(["other.jsonl", "--reference", "two.jsonl"], in: folder)
    #expect(
      missing["notes"]
        == .array([.string("other: no reference: the file holds a, b only; save one with driftop reference save")]))
    let short = try drift(["other.jsonl", "--reference", "first:1000"], in: folder)
    #expect(
      short["notes"]
        == .array([.string("other: nothing is compared: the reference has 200 of 1000 records so far")]))
  }

  @Test func theTextNamesReferenceBudgetAndVerdicts() throws {
    let folder = try folder()
    let run = try CommandRun.driftop(["report", "april.jsonl", "--reference", "march.jsonl"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("  reference march.jsonl: 1200 records, 1200 labelled, 2026-03-01T00:00:00.000Z to "))
    #expect(run.output.contains("  budget    1 false alert a week over 3 features: each check errs with "))
    #expect(run.output.contains("  amount                  DRIFT "))
  }

  @Test func driftFailsATestCaseAndStandsInATable() throws {
    let folder = try folder()
    let arguments = ["report", "april.jsonl", "--reference", "march.jsonl", "--format"]
    let junit = try CommandRun.driftop(arguments + ["junit"], in: folder.url).output
    #expect(junit.contains("<testsuite name=\"fraud\" "))
    #expect(junit.contains("name=\"drift of amount\"><failure message=\"effect "))
    #expect(junit.contains("name=\"drift of region\"/>"))
    let parser = XMLParser(data: Data(junit.utf8))
    #expect(parser.parse())
    let markdown = try CommandRun.driftop(arguments + ["markdown"], in: folder.url).output
    #expect(markdown.contains("\n| amount | drift | "))
    #expect(markdown.contains("\n| region | stable | "))
  }
}
