import Alerting
import ArgumentParser
import Ingest
import Monitor

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
    try TestListing(things: "tests").print(tests) { test throws(Failure) in
      let report = test.run(try Self.rules(for: test))
      return TestListing.Result(name: test.path, outcomes: report.outcomes, remarks: report.remarks)
    }
  }

  private static func tests(_ file: String) throws(Failure) -> RuleTestFile {
    let text = try Self.text(of: file)
    do throws(RuleFault) {
      return try RuleTestFile(yaml: text, path: TestListing.name(of: file))
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
      for path in paths { files.append(RuleFile(yaml: try text(of: path), path: path)) }
    }
    return files
  }

  private static func text(of file: String) throws(Failure) -> String {
    try TestListing.text(of: file, writtenIn: "YAML is")
  }
}
