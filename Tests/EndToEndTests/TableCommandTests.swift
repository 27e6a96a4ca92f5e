import Foundation
import Testing

/// `detect`, `score`, `clean` and `compare`: what they print, and what they say of what they cannot use.
@Suite struct TableCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let rows = (0..<200).map { "\($0 < 100 ? 0 : 1),\($0 % 7 == 3 ? "" : String($0)),k\($0 % 3)" }
    try folder.write("t.csv", "error,value,kind\n" + rows.joined(separator: "\n") + "\n")
    try folder.write("other.csv", "a\n1\n2\n")
    try folder.write("words.csv", "kind\nred\nblue\n")
    try folder.write("empty.csv", "")
    try folder.write("header.csv", "a,b\n")
    try folder.write("evil.csv", "a\u{1B}[31m,b\n1,2\n")
  }

  @Test func detectPrintsALineForEachEventAndASummary() throws {
    let run = try drift(["detect", "ddm", "t.csv", "--column", "error"])
    #expect(run.status == 0 && run.errors == "")
    let lines = try run.output.split(separator: "\n").map { try JSON(text: String($0)) }
    #expect(lines.contains { $0["verdict"] == .string("drift") })
    #expect(lines.last?["summary.rows"] == .number(200))
    #expect(lines.last?["summary.missing"] == .number(0))
  }

  @Test func detectSetsItsParametersByABudget() throws {
    let run = try drift(["detect", "adwin", "t.csv", "--column", "error", "--budget", "2/20000records"])
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let summary = try JSON(text: String(try #require(run.output.split(separator: "\n").last)))
    #expect(summary["summary.average_run_length"] == .number(10_000))
    #expect(summary["summary.parameters.delta"] == .string("0.2"))
    #expect(summary["summary.drifts"] == .number(1))
  }

  @Test func detectReadsStandardInputAndCountsMissingValues() throws {
    let run = try CommandRun.driftop(["detect", "adwin", "-"], input: Data("x\n1\nNA\n3\n".utf8))
    #expect(run.output == #"{"summary":{"rows":3,"missing":1,"warnings":0,"drifts":0}}"# + "\n")
  }

  @Test func detectTableNamesEveryDetector() throws {
    let run = try drift(["detect", "--table"])
    #expect(run.status == 0)
    for id in ["adwin", "ddm", "eddm", "hddm-a", "hddm-w", "fhddm", "page-hinkley", "kswin", "cusum", "ewma", "ecdd"] {
      #expect(run.output.contains("\n\(id) "), "\(id)")
    }
  }

  @Test(arguments: ["isolation-forest", "one-class-svm", "half-space-trees", "mahalanobis"])
  func scorePrintsOneCellARow(detector: String) throws {
    let run = try drift(["score", detector, "t.csv", "--columns", "error,value"])
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "score")
    try #require(lines.count == 202)
    #expect(lines[201] == "")
    for row in 0..<200 { #expect((lines[row + 1] == "\"\"") == (row % 7 == 3)) }
  }

  @Test(arguments: ["series", "robust-z", "seasonal-residual"])
  func scoresOfASeriesLieWithinZeroAndOne(detector: String) throws {
    let run = try drift(["score", detector, "t.csv", "--column", "value"])
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "anomaly_score")
    #expect(lines.dropFirst().count == 200)
    for line in lines.dropFirst() { #expect((0...1).contains(Double(line) ?? -1)) }
  }

  @Test func cleanWithoutAStepPrintsTheColumnAsItIs() throws {
    let run = try CommandRun.driftop(["clean", "-"], input: Data("x\n1\nNA\n3\n".utf8))
    #expect(run.output == "x\n1.0\n\"\"\n3.0\n")
  }

  @Test func rowsBeforeDamageAreUsedAndTheDamageIsSaid() throws {
    let rows = (0..<20_000).map { "\($0 * 7919 % 10_007)" }
    try folder.write("long.csv", "x\n" + rows.joined(separator: "\n") + "\n")
    let script = "gzip -c long.csv | head -c 20000 > cut.csv.gz"
    #expect(try CommandRun.command(["sh", "-c", script], in: folder.url).status == 0)
    let run = try drift(["detect", "cusum", "cut.csv.gz"])
    #expect(run.status == 2)
    #expect(run.errors.contains("damaged gzip data"), "\(run.errors)")
    #expect(run.output.contains("summary"))
  }

  @Test func cleanFillsSmoothsAndScales() throws {
    let run = try CommandRun.driftop(
      ["clean", "-", "--fill", "last", "--smooth", "ma:2"], input: Data("x\n1\nNA\n4\n".utf8))
    #expect(run.output == "x\n1.0\n1.0\n2.5\n")
    let scaled = try CommandRun.driftop(["clean", "-", "--scale", "minmax"], input: Data("x\n1\n2\n5\n".utf8))
    #expect(scaled.output == "x\n0.0\n0.25\n1.0\n")
  }

  @Test func compareNamesWhatOnlyOneTableHas() throws {
    try folder.write("new.csv", "error,kind,fresh\n1,k1,2\n0,k2,3\n")
    let run = try drift(["compare", "t.csv", "new.csv"])
    let document = try JSON(text: run.output)
    #expect(document["only_in_reference"] == .array([.string("value")]))
    #expect(document["only_in_current"] == .array([.string("fresh")]))
    #expect(document["columns"]?.array.compactMap { $0["type"] } == [.string("number"), .string("category")])
    for entry in document["drift"]?.array ?? [] {
      #expect(entry["reference_size"] == .number(200))
      if entry["value"] == .null { #expect(entry["reason"] != nil, "\(entry)") }
    }
  }

  @Test func correctedPValuesDecideTheVerdict() throws {
    let run = try drift(["compare", "t.csv", "t.csv", "--correction", "holm", "--statistics", "kolmogorov-smirnov"])
    let entries = try JSON(text: run.output)["drift"]?.array ?? []
    #expect(entries.count == 2)
    for entry in entries { #expect(entry["adjusted_p_value"] == .number(1) && entry["verdict"] == .string("stable")) }
  }

  static let refused: [([String], String)] = [
    (["detect"], "detect: name a detector and a file"),
    (["detect", "adwim", "t.csv"], "detect: no detector “adwim”; there are adwin, ddm"),
    (["detect", "ddm", "t.csv"], "t.csv: name a column with --column; there are error, value, kind"),
    (["detect", "ddm", "t.csv", "--column", "nope"], "t.csv: no column “nope”; there are error, value, kind"),
    (
      ["detect", "ddm", "t.csv", "--column", "kind"],
      "t.csv: column kind holds words, “k0” in row 0; numbers are needed"
    ),
    (["detect", "ddm", "t.csv", "--param", "delta=1"], "ddm: unknown parameter “delta”: there are warm_start"),
    (["detect", "ddm", "t.csv", "--param", "warm_start=x"], "ddm: parameter warm_start: “x” is not allowed"),
    (["detect", "ddm", "t.csv", "--param", "warm_start"], "--param warm_start: write name=value"),
    (
      ["detect", "adwin", "t.csv", "--column", "error", "--budget", "1/week"],
      "--budget 1/week: write alarms per records, as in 1/10000records"
    ),
    (
      ["detect", "ecdd", "t.csv", "--column", "error", "--budget", "1/1000records"],
      "detect ecdd: no parameters for --budget 1/1000records: its limits are published for"
    ),
    (
      ["detect", "adwin", "t.csv", "--column", "error", "--budget", "1/1000records", "--param", "delta=1"],
      "detect adwin: --budget sets delta itself; leave out --param delta"
    ),
    (["detect", "ddm", "missing.csv"], "missing.csv: cannot open: No such file or directory"),
    (["detect", "ddm", "empty.csv"], "empty.csv: no rows"),
    (["detect", "ddm", "header.csv"], "header.csv: no rows"),
    (["detect", "ddm", "evil.csv", "--column", "c"], "evil.csv: no column “c”; there are a\u{FFFD}[31m, b"),
    (["score", "forest", "t.csv"], "score: no detector “forest”; there are isolation-forest"),
    (["score", "mahalanobis", "words.csv"], "words.csv: no column of numbers to score"),
    (["score", "mahalanobis", "t.csv", "--drop", "x"], "t.csv: no column “x”"),
    (["score", "mahalanobis", "t.csv", "--fit", "other.csv"], "t.csv: no column “a”; there are error, value, kind"),
    (["score", "series", "t.csv", "--column", "value", "--time", "kind"], "t.csv: column kind holds no times"),
    (["score", "series", "t.csv", "--drop", "kind"], "score series: a series has one --column"),
    (["score", "mahalanobis", "t.csv", "--column", "value"], "score mahalanobis: --column and --time are for series"),
    (["clean", "t.csv", "--column", "value", "--fill", "zero"], "--fill zero: expected mean, median, last"),
    (["clean", "t.csv", "--column", "value", "--smooth", "ma:0"], "parameter window: “0” is not allowed"),
    (["compare", "t.csv", "other.csv"], "t.csv and other.csv have no column in common"),
    (["compare", "-", "-"], "standard input can be one of the two files only"),
    (
      ["compare", "t.csv", "t.csv", "--statistics", "ks"],
      "compare: no statistic “ks”; there are kolmogorov-smirnov, psi"
    ),
    (["compare", "t.csv", "t.csv", "--param", "bins=3"], "--param bins: name a statistic and its parameter"),
  ]

  @Test(arguments: refused)
  func wrongUseIsSaidInOneLine(arguments: [String], message: String) throws {
    let run = try drift(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.hasPrefix("driftop: ") && run.errors.count { $0 == "\n" } == 1)
  }

  /// Whatever a table holds, an answer or one clear line comes of it, and never NaN.
  @Test(arguments: ["1\n", "5\n5\n5\n", "NaN\nNaN\n", "1e308\n-1e308\n1e308\n", "inf\n1\n-inf\n2\n"])
  func awkwardColumnsGiveNoNaN(text: String) throws {
    try folder.write("awkward.csv", "x\n" + text)
    let file = "awkward.csv"
    let commands =
      [["compare", file, file], ["detect", "adwin", file], ["detect", "kswin", file], ["score", "series", file]]
      + ["isolation-forest", "one-class-svm", "half-space-trees", "mahalanobis"].map { ["score", $0, file] }
      + ["mean", "median", "last"].map { ["clean", file, "--fill", $0, "--smooth", "median:3", "--scale", "robust"] }
    for command in commands {
      let run = try drift(command)
      #expect(run.status == 0 || (run.status == 2 && run.errors.hasSuffix("\n")), "\(command): \(run.status)")
      #expect(!run.output.lowercased().contains("nan") && !run.output.contains("inf\n"), "\(command): \(run.output)")
    }
  }

  @Test(arguments: [
    ["detect", "adwin", "t.csv", "--column", "error"], ["score", "mahalanobis", "t.csv"],
    ["clean", "t.csv", "--column", "value", "--fill", "mean"], ["compare", "t.csv", "t.csv"], ["report", "t.csv"],
  ])
  func outputThatCannotBeWrittenIsSaid(arguments: [String]) throws {
    let words = ["sh", "-c", "exec \"$0\" \"$@\" > /dev/full", Surroundings.program] + arguments
    let run = try CommandRun.command(words, in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("standard output: cannot write: No space left on device"), "\(run.errors)")
  }

  @Test func whatOneCommandPrintsTheNextOneReads() throws {
    let cleaned = try CommandRun.driftop(["clean", "-", "--scale", "minmax"], input: Data("v\n1\n\"\"\n5\n".utf8))
    #expect(cleaned.output == "v\n0.0\n\"\"\n1.0\n")
    let run = try CommandRun.driftop(["detect", "cusum", "-"], input: Data(cleaned.output.utf8))
    #expect(run.output == #"{"summary":{"rows":3,"missing":1,"warnings":0,"drifts":0}}"# + "\n")
  }

  /// A writer that pauses between lines must not change what the file is taken for.
  @Test func formatsDoNotDependOnHowBytesArrive() throws {
    let script =
      "(printf 'time;value;n\\n'; sleep .2; printf '1;1,5;3\\n2;2,5;4\\n') | \"$0\" clean - --column value --fill last"
    let run = try CommandRun.command(["sh", "-c", script, Surroundings.program])
    #expect(run.output == "value\n1.5\n2.5\n", "\(run.errors)")
  }

  private func drift(_ arguments: [String]) throws -> CommandRun {
    try CommandRun.driftop(arguments, in: folder.url)
  }
}
