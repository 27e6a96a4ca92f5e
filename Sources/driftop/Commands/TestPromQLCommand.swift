import ArgumentParser
import Ingest
import Monitor
import PromQL

/// `driftop test promql`: runs scripts of Prometheus's test language against the query engine.
struct TestPromQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promql", abstract: "Run scripts that load series, ask queries and say what these answer.",
    discussion: """
      The scripts are those of Prometheus's promqltest. Each query is also asked as the middle of a range, and with all \
      that it reads pinned by @, which must answer alike. Queries that depend on native histograms are left out and \
      listed. The status is 1 when a query failed, and 2 for a script that cannot be read, which is told with its line.

      driftop test promql requests.test

      requests.test:
        load 1m
          requests_total{job="api"} 0+60x10
        eval instant at 10m rate(requests_total[5m])
          {job="api"} 1
      """)

  @Argument(help: ArgumentHelp("Scripts, plain, .gz or .zst; - for standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    // All are read before the first runs, so that a mistake in the last one is not found late.
    var scripts: [TestScript] = []
    for file in files { scripts.append(try Self.script(file)) }
    var output = StandardOutput()
    var total = ScriptCounts()
    for script in scripts {
      let outcomes = script.run()
      let counts = ScriptCounts(outcomes)
      total += counts
      if scripts.count > 1 { try output.write(line: "\(script.name): \(counts)".harmless) }
      for line in Self.lines(for: outcomes, of: script.name) { try output.write(line: line.harmless) }
      try output.flush()
    }
    try output.write(line: total.description)
    try output.flush()
    guard total.failed == 0 else {
      throw Failure(sentence: "\(total.failed) of \(total.failed + total.passed) queries failed", status: 1)
    }
  }

  private static func script(_ file: String) throws(Failure) -> TestScript {
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(file)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    let name = file == "-" ? "stdin" : file
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(sentence: "\(name): holds bytes that are no UTF-8, which scripts are written in")
    }
    do throws(ScriptError) {
      return try TestScript(parsing: text, name: name)
    } catch {
      throw Failure(sentence: "\(error)")
    }
  }

  /// What failed, then what was left out.
  private static func lines(for outcomes: [ScriptOutcome], of name: String) -> [String] {
    var failed: [String] = []
    var leftOut: [String] = []
    for outcome in outcomes {
      let place = "\(name):\(outcome.line)"
      switch outcome.verdict {
      case .passed: break
      case .failed(let differences):
        failed.append("failed: \(place): \(outcome.query)")
        failed += differences.map { "  \($0)" }
      case .leftOut(let reason):
        leftOut.append("left out: \(place): \(outcome.query)")
        leftOut.append("  \(reason)")
      }
    }
    return failed + leftOut
  }
}
