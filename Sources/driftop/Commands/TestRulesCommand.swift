import Alerting
import ArgumentParser
import Ingest
import Monitor
import PromQL

/// `driftop test rules`: runs Prometheus's unit tests of rules against the rule engine.
struct TestRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Run unit tests of alerting and recording rules.",
    discussion: """
      The files are those of promtool test rules: series that are put in, and the alerts and samples that must come of \
      them; files of rules are looked for beside them. Ranges count as in Prometheus 3; a group of tests that only \
      passes with the ranges of Prometheus 2 passes, and is named. What depends on native histograms is left out and \
      listed. The status is 1 when a test failed or a file of rules has a fault, and 2 for a file of tests that cannot \
      be read, which is told with its line.

      driftop test rules tests/*_test.yml
      """)

  @Argument(help: ArgumentHelp("Files of unit tests, plain, .gz or .zst; - for standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    // All are read before the first runs, so that a mistake in the last one is not found late.
    var tests: [RuleTestFile] = []
    for file in files { tests.append(try Self.tests(file)) }
    var output = StandardOutput()
    var total = ScriptCounts()
    for test in tests {
      let report = test.run(try Self.rules(for: test))
      let counts = ScriptCounts(report.outcomes)
      total += counts
      if tests.count > 1 { try output.write(line: "\(test.path): \(counts)".harmless) }
      for line in Self.lines(for: report, of: test.path) { try output.write(line: line.harmless) }
      try output.flush()
    }
    try output.write(line: total.description)
    try output.flush()
    guard total.failed == 0 else {
      throw Failure(sentence: "\(total.failed) of \(total.failed + total.passed) tests failed", status: 1)
    }
  }

  private static func tests(_ file: String) throws(Failure) -> RuleTestFile {
    let name = file == "-" ? "stdin" : file
    let text = try text(of: file, name: name)
    do throws(RuleFault) {
      return try RuleTestFile(yaml: text, path: name)
    } catch {
      throw Failure(sentence: error.description)
    }
  }

  /// A pattern that stands for no file is told, and passed over as by promtool.
  private static func rules(for test: RuleTestFile) throws(Failure) -> [RuleFile] {
    var files: [RuleFile] = []
    for pattern in test.ruleFilePatterns {
      let paths = PathPattern.matches(pattern)
      if paths.isEmpty { StandardError.write(line: "\(test.path): rule_files: no file is called \(pattern)".harmless) }
      for path in paths { files.append(RuleFile(yaml: try text(of: path, name: path), path: path)) }
    }
    return files
  }

  private static func text(of file: String, name: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(file)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(sentence: "\(name): holds bytes that are no UTF-8, which YAML is written in")
    }
    return text
  }

  /// What failed, then what was left out, then what is worth knowing.
  private static func lines(for report: RuleTestReport, of name: String) -> [String] {
    var failed: [String] = []
    var leftOut: [String] = []
    for outcome in report.outcomes {
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
    return failed + leftOut + report.remarks.map { "note: \(name): \($0)" }
  }
}
