import Ingest
import Monitor
import PromQL

/// How the tests of several files are run and told: what failed, what was left out, and the sum.
struct TestListing {
  /// What came of one file.
  struct Result {
    var name: String
    var outcomes: [ScriptOutcome]
    /// What is worth knowing beside.
    var remarks: [String] = []
  }

  /// What is counted, in the plural: "queries".
  var things: String

  /// Runs one after the other and prints what came of each; ends with 1 where something failed.
  func print<File>(_ files: [File], run: (File) throws(Failure) -> Result) throws(Failure) {
    var output = StandardOutput()
    var total = ScriptCounts()
    for file in files {
      let result = try run(file)
      let counts = ScriptCounts(result.outcomes)
      total += counts
      if files.count > 1 { try output.write(line: "\(result.name): \(counts)".harmless) }
      for line in result.lines { try output.write(line: line.harmless) }
      try output.flush()
    }
    try output.write(line: total.description)
    try output.flush()
    guard total.failed == 0 else {
      throw Failure(sentence: "\(total.failed) of \(total.failed + total.passed) \(things) failed", status: 1)
    }
  }

  /// As messages call a file.
  static func name(of file: String) -> String { file == "-" ? "stdin" : file }

  /// - Parameter writtenIn: what would have to be UTF-8, with its verb: "YAML is".
  static func text(of file: String, writtenIn language: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(file)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(sentence: "\(name(of: file)): holds bytes that are no UTF-8, which \(language) written in")
    }
    return text
  }
}

extension TestListing.Result {
  /// What failed, then what was left out, then what is worth knowing.
  fileprivate var lines: [String] {
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
    return failed + leftOut + remarks.map { "note: \(name): \($0)" }
  }
}
