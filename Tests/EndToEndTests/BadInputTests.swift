import Foundation
import Testing

/// What a person reads when something is wrong with what he gave: one line, and where to look.
@Suite struct BadInputTests {
  /// Lines of a good log, to stand beside bad ones.
  private static func good(_ count: Int = 4) -> String {
    (0..<count).map { index in
      let (actual, predicted) = (index % 2, index / 2 % 2)
      let time = "2026-03-01T00:00:0\(index % 10)Z"
      return #"{"ts":"\#(time)","model":"m","y_true":\#(actual),"y_pred":\#(predicted),"score":0.\#(index % 10)}"#
        + "\n"
    }.joined()
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static var garbage: Data {
    var generator = Generator(state: 1)
    return Data((0..<65_536).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  // MARK: Nothing that can be read

  struct Unreadable: CustomTestStringConvertible {
    var arguments: [String]
    var message: String

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let unreadable: [Unreadable] = [
    .init(arguments: ["report"], message: "report: name a log file, a directory, or - for standard input"),
    .init(arguments: ["report", "missing.jsonl"], message: "missing.jsonl: cannot open: No such file or directory"),
    .init(
      arguments: ["report", "nologs"],
      message: "nologs: no log in this directory (*.jsonl, *.json, *.csv, *.tsv, *.log, also .gz and .zst)"),
    .init(arguments: ["report", "no*.jsonl"], message: "no*.jsonl: no file matches"),
    .init(
      arguments: ["report", "garbage.jsonl"],
      message: "garbage.jsonl: binary data, not a log; driftop reads JSON lines, CSV and TSV, plain, gzip or zstd"),
    .init(arguments: ["report", "empty.jsonl"], message: "no records in empty.jsonl"),
    .init(arguments: ["report", "-"], message: "no records in standard input"),
    .init(
      arguments: ["report", "useless.csv"],
      message: "useless.csv: no field of a prediction found; the columns are a, b; "
        + "name them with --map, as in --map actual=FIELD"),
    .init(arguments: ["--once", "missing.jsonl"], message: "missing.jsonl: cannot open: No such file or directory"),
  ]

  @Test(arguments: unreadable)
  func saysInOneLineWhatCannotBeRead(example: Unreadable) throws {
    let folder = try TemporaryFolder()
    try folder.write("nologs/readme.txt", "nothing here\n")
    try folder.write("garbage.jsonl", Self.garbage)
    try folder.write("empty.jsonl", "")
    try folder.write("useless.csv", "a;b\nfoo;bar\nbaz;qux\n")
    let run = try CommandRun.driftop(example.arguments, in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: \(example.message)\n")
    // The one screen shows the trouble too.
    #expect(example.arguments.contains("--once") ? run.output.contains("failed") : run.output == "")
  }

  @Test func logWithoutAUsableFieldIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("useless.jsonl", String(repeating: #"{"level":"info","message":"hello"}"# + "\n", count: 5))
    let run = try CommandRun.driftop(["report", "useless.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: useless.jsonl: no field of a prediction found; "))
    #expect(run.errors.hasSuffix("--map actual=FIELD\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  // MARK: Options

  static let wrongOptions: [Unreadable] = [
    .init(arguments: ["report", "--window", "0"], message: "window “0”: \(window)"),
    .init(arguments: ["report", "--window", "1x"], message: "window “1x”: \(window)"),
    .init(arguments: ["report", "--window=-5"], message: "window “-5”: \(window)"),
    .init(
      arguments: ["report", "--map", "foo"], message: "--map foo: write role=field, as in --map actual=outcome.label"),
    .init(
      arguments: ["report", "--map", "actual="],
      message: "--map actual=: write role=field, as in --map actual=outcome.label"),
    .init(arguments: ["report", "--map", "truth=label"], message: "unknown role “truth”; \(roles)"),
    .init(arguments: ["report", "--task", "foo"], message: "--task foo: expected binary, multiclass or regression"),
    .init(arguments: ["report", "--threshold", "nan"], message: "--threshold nan: expected a number"),
    .init(
      arguments: ["report", "--threshold", "x"],
      message: "The value 'x' is invalid for '--threshold <threshold>' (see driftop --help)"),
    .init(
      arguments: ["report", "--nope"],
      message: "Unknown option '--nope'. Did you mean '--map'? (see driftop --help)"),
    .init(arguments: ["--once", "--size", "0x0"], message: "--size 0x0: \(size)"),
    .init(arguments: ["--once", "--size", "wide"], message: "--size wide: \(size)"),
    .init(arguments: ["--once", "--size", "80x24x2"], message: "--size 80x24x2: \(size)"),
    .init(
      arguments: ["--once", "--view", "nope"],
      message: "--view nope: expected one of overview, model, confusion, curves, records, server, series, sources, "
        + "drift, slices, alerts, help"
    ),
    .init(
      arguments: ["--once", "--model", "nope"], message: "--model nope: no such model; the log has m"),
    .init(arguments: ["--once", "--colors", "12"], message: "--colors 12: expected never, 16 or 256"),
  ]
  private static let window = "expected a number of records as 500, or a time as 30s, 15m, 1h, 7d"
  private static let size = "expected columns x rows, as in 80x24, each from 1 to 1000"
  private static let roles =
    "roles are time, model, version, id, actual, predicted, score, latency_ms, latency_s, ttft_ms, prompt_tokens, "
    + "completion_tokens, finish_reason, status, rating, weight, segment, variant, feature, and proba.CLASS"

  @Test(arguments: wrongOptions)
  func saysInOneLineWhichOptionIsWrong(example: Unreadable) throws {
    let folder = try TemporaryFolder()
    try folder.write("good.jsonl", Self.good())
    let run = try CommandRun.driftop(example.arguments + ["good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: \(example.message)\n")
  }

  @Test(arguments: [
    ("window: 1h\nthreshold: high\n", "c.yaml:2: threshold: expected a number"),
    ("window: 1h\n\ncolour: red\n", "c.yaml:3: unknown key “colour”; keys are \(keys)"),
    ("fields:\n  actual: a\n  truth: b\n", "c.yaml:3: unknown role “truth”; \(roles)"),
    ("\nwindow: forever\n", "c.yaml:2: window “forever”: \(window)"),
    ("- a\n- b\n", "c.yaml:1: expected “key: value” lines; keys are \(keys)"),
    ("window: [\n", "c.yaml:2:1: not YAML: did not find expected node content"),
  ])
  func saysWhichLineOfTheConfigurationIsWrong(yaml: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("good.jsonl", Self.good())
    try folder.write("c.yaml", yaml)
    let run = try CommandRun.driftop(["report", "--config", "c.yaml", "good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: \(message)\n")
  }

  private static let keys =
    "importance, "
    + "sources, interval, fields, mask, positive, task, threshold, window, reference, budget, group, label_horizon, drift, "
    + "theme, bell, notify, rules, state, state_retention, flight_recorder, past, hooks, prometheus, and those of a prometheus.yml"

  // MARK: Themes

  private static func scheme(_ base03: String) -> String {
    "system: \"base16\"\nname: \"x\"\nvariant: \"dark\"\npalette:\n"
      + (0..<16).map { index in
        let name = "base0" + String(index, radix: 16, uppercase: true)
        return "  \(name): \"\(name == "base03" ? base03 : "#181818")\"\n"
      }.joined()
  }

  @Test(arguments: [
    ("wrong.yaml", "wrong.yaml:8: base03 is \"#zzzzzz\"; expected six hexadecimal digits, \"#1a2b3c\""),
    ("folder.yaml", "folder.yaml: cannot read: Is a directory"),
    ("gone/x.yaml", "gone/x.yaml: cannot open: No such file or directory"),
    ("garbage.yaml", "garbage.yaml: not UTF-8 text"),
    (
      "nice",
      "theme “nice”: expected driftop-dark, driftop-light, driftop-contrast, or the path of a scheme file"
    ),
  ])
  func saysWhatIsWrongWithATheme(name: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("good.jsonl", Self.good())
    try folder.write("wrong.yaml", Self.scheme("#zzzzzz"))
    try folder.write("garbage.yaml", Self.garbage)
    try folder.write("folder.yaml/x", "")
    let run = try CommandRun.driftop(["--once", "--theme", name, "good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: \(message)\n")
  }

  @Test func themeThatIsNotYAMLIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    try folder.write("broken.yaml", "system: \"base16\nname: [\n")
    let run = try CommandRun.driftop(["--once", "--theme", "broken.yaml", "good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.wholeMatch(of: /driftop: broken\.yaml:\d+: [^\n]+\n/) != nil, "\(run.errors)")
  }

  @Test(.disabled(if: getuid() == 0, "root may read everything"), arguments: [0o000])
  func themeWithoutPermissionIsNamed(mode: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("secret.yaml", Self.scheme("#181818"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let run = try CommandRun.driftop(["--once", "--theme", "secret.yaml", "good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: secret.yaml: cannot open: Permission denied\n")
  }

  @Test func goodThemeFileIsTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.jsonl", Self.good())
    try folder.write("right.yaml", Self.scheme("#181818"))
    let run = try CommandRun.driftop(["--once", "--theme", "right.yaml", "good.jsonl"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
  }

  // MARK: Odd data among good

  private func report(_ name: String, _ content: Data, status: Int32 = 0, errors: String = "") throws -> JSON {
    let folder = try TemporaryFolder()
    try folder.write(name, content)
    let run = try CommandRun.driftop(["report", "--format", "json", name], in: folder.url)
    #expect(run.status == status)
    #expect(run.errors == errors)
    return try JSON(text: run.output)
  }

  @Test func timesOutsideOfReasonAreCountedAndTheRestReported() throws {
    let line = #"{"ts":"TIME","model":"m","y_true":1,"y_pred":1}"# + "\n"
    let odd = ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"].map { line.replacing("TIME", with: $0) }.joined()
    let found = try report("years.jsonl", Data((Self.good(2) + odd + Self.good(2)).utf8))
    #expect(found["models.0.records"] == .number(4))
    #expect(found["inputs.0.malformed.count"] == .number(2))
    #expect(found["inputs.0.malformed.examples.0.line"] == .number(3))
    #expect(
      found["inputs.0.malformed.examples.0.reason"]
        == .string("time stamp “0000-01-01T00:00:00Z” lies outside the years 1970 to 2200"))
  }

  @Test func headerLinesInTheMiddleAreNoRecords() throws {
    let text = "y_true,y_pred,score\n1,1,.9\ny_true,y_pred,score\n0,1,.8\n0,0,.1\n"
    let found = try report("glued.csv", Data(text.utf8))
    #expect(found["models.0.records"] == .number(3))
    #expect(found["inputs.0.other"] == .number(1))
    #expect(found["inputs.0.malformed.count"] == .number(0))
    #expect(found["models.0.classes"] == .array([.string("0"), .string("1")]))
  }

  @Test func labelsOfSeveralTypesAreClassesAsTheyAreSpelled() throws {
    let labels = [("0", "0"), ("\"1\"", "1"), ("1.0", "1"), ("true", "true"), ("\"cat\"", "1"), ("null", "1")]
    let text = labels.map { #"{"model":"m","y_true":\#($0.0),"y_pred":\#($0.1)}"# + "\n" }.joined()
    let found = try report("mixed.jsonl", Data(text.utf8))
    #expect(found["models.0.classes"] == .array(["0", "1", "cat", "true"].map { .string($0) }))
    #expect(found["models.0.labelled"] == .number(5))
    #expect(found["models.0.metrics.accuracy"] == .number(0.8))
  }

  @Test func scoresThatAreNotFiniteAreCountedAsMissingAndSaid() throws {
    let odd = ["NaN", "Infinity", "-Infinity", "\"NaN\""].map {
      #"{"model":"m","y_true":1,"y_pred":1,"score":\#($0)}"# + "\n"
    }
    let found = try report("nan.jsonl", Data((Self.good(2) + odd.joined()).utf8))
    #expect(found["models.0.records"] == .number(6))
    #expect(found["models.0.fields.0.name"] == .string("score"))
    #expect(found["models.0.fields.0.missing"] == .number(4))
    #expect(found["notes.0"] == .string("score: 4 values were NaN or infinite and are counted as missing"))
  }

  @Test func classThatIsNeverPredictedHasNoPrecisionToSpeakOf() throws {
    let text = (0..<12).map { index in
      #"{"model":"m","y_true":"\#(["a", "b", "c"][index % 3])","y_pred":"\#(["a", "b"][index % 2])"}"# + "\n"
    }.joined()
    let found = try report("never.jsonl", Data(text.utf8))
    #expect(found["models.0.classes"] == .array(["a", "b", "c"].map { .string($0) }))
    #expect(found["models.0.per_class.c.precision"] == .number(0))
    #expect(found["models.0.per_class.c.support"] == .number(4))
    #expect(found["models.0.confusion_matrix.2"] == .array([.number(2), .number(2), .number(0)]))
  }

  @Test func gzipCutInTheMiddleIsReportedAsFarAsItGoes() throws {
    let folder = try TemporaryFolder()
    try folder.write("whole.jsonl", Self.good(2_000))
    let packing = try CommandRun.command(
      ["sh", "-c", "gzip -c whole.jsonl > w.gz; head -c $(($(wc -c < w.gz) / 2)) w.gz > cut.jsonl.gz"], in: folder.url)
    try #require(packing.status == 0)
    let run = try CommandRun.driftop(["report", "--format", "json", "cut.jsonl.gz"], in: folder.url)
    #expect(run.status == 2)
    #expect(
      run.errors
        == "driftop: cut.jsonl.gz: damaged gzip data (it ends in the middle); what came before it was used\n")
    let records = try #require(try JSON(text: run.output)["models.0.records"]?.number)
    #expect(records > 100 && records < 2_000)
  }

  @Test func damageInsideGzipStillGivesWhatCameBefore() throws {
    let folder = try TemporaryFolder()
    try folder.write("whole.jsonl", Self.good(2_000))
    let packing = try CommandRun.command(
      ["sh", "-c", "gzip -c whole.jsonl > w.gz; (head -c -8 w.gz; printf 12345678) > bad.jsonl.gz"], in: folder.url)
    try #require(packing.status == 0)
    let run = try CommandRun.driftop(["report", "--format", "json", "bad.jsonl.gz"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: bad.jsonl.gz: damaged gzip data"))
    #expect(try JSON(text: run.output)["models.0.records"] == .number(2_000))
  }

  @Test func missingFileBesideAGoodOneIsSaidAndTheGoodOneReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.jsonl", Self.good())
    let run = try CommandRun.driftop(["report", "--format", "json", "missing.jsonl", "good.jsonl"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors == "driftop: missing.jsonl: cannot open: No such file or directory\n")
    let found = try JSON(text: run.output)
    #expect(found["models.0.records"] == .number(4))
    #expect(found["inputs.0.error"] == .string("missing.jsonl: cannot open: No such file or directory"))
  }

  @Test func withoutATerminalTheScreenSaysHowToGetFigures() throws {
    // Its own session, so that /dev/tty leads nowhere.
    let run = try CommandRun.command(["setsid", "--wait", Surroundings.program, Surroundings.goldenLog.path()])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: There is no terminal"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
