import Alerting
import ArgumentParser
import Ingest
import Monitor

/// `driftop check rules`: whether files of rules can be used, and what of them cannot.
struct CheckRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check files of alerting and recording rules in Prometheus's format.",
    discussion: """
      Prints FILE:LINE:COLUMN and the reason for each fault, also for the place inside an expression, then a line for \
      each file; the status is 1 when one of them is not valid. Warnings do not change it.

      driftop check rules rules/*.yml
      driftop check rules --print-defaults > own.yml
      """)

  @Argument(help: "Files, plain, .gz or .zst; - for standard input.")
  var files: [String] = []

  @Flag(help: "Print driftop's own rules as a rule file.")
  var printDefaults = false

  func validate() throws {
    if files.isEmpty, !printDefaults { throw ValidationError("name a file of rules, or --print-defaults") }
  }

  func run() throws {
    var output = StandardOutput()
    if printDefaults { try output.write(line: DefaultRules.yaml) }
    var invalidCount = 0
    for file in files {
      let rules = try Self.read(file)
      for fault in rules.faults { try output.write(line: fault.description.harmless) }
      for warning in rules.warnings { try output.write(line: warning.described(as: "warning").harmless) }
      try output.write(line: Self.summary(rules, of: Self.name(of: file)).harmless)
      if !rules.faults.isEmpty { invalidCount += 1 }
    }
    try output.flush()
    guard invalidCount == 0 else {
      throw Failure(
        sentence: "\(invalidCount) of \(files.count) file\(files.count == 1 ? "" : "s") of rules not valid", status: 1)
    }
  }

  private static func read(_ file: String) throws(Failure) -> RuleFile {
    let name = name(of: file)
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(file)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(sentence: "\(name): holds bytes that are no UTF-8, which rules are written in", status: 1)
    }
    return RuleFile(yaml: text, path: name)
  }

  private static func name(of file: String) -> String { file == "-" ? "stdin" : file }

  private static func summary(_ rules: RuleFile, of file: String) -> String {
    let counts = [
      counted(rules.ruleCount, "rule") + " found", rules.faults.isEmpty ? nil : counted(rules.faults.count, "fault"),
      rules.warnings.isEmpty ? nil : counted(rules.warnings.count, "warning"),
    ]
    return "\(file): \(rules.faults.isEmpty ? "valid" : "not valid"); "
      + counts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
