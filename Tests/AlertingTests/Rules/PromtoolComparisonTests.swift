import Foundation
import Testing

@testable import Alerting

/// What promtool 2.42 says about the files of Scripts/rules (Scripts/promtool_rules.py), and what driftop says.
@Suite struct PromtoolComparisonTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scripts")

  struct Verdict: Sendable, CustomTestStringConvertible {
    var name: String
    var isValid: Bool
    /// `nil` where promtool does not say.
    var ruleCount: Int?
    var hasDuplicates: Bool

    var testDescription: String { name }
  }

  /// Where driftop judges otherwise, and why.
  private static let deviations = [
    "expression_is_range": "a range vector can never be evaluated by a rule",
    "expression_is_string": "nor a string",
    "group_labels_of_3": "a key of Prometheus 3",
    "query_offset_of_3": "a key of Prometheus 2.53",
    "utf8_name_of_3": "a name in quotes, as in Prometheus 3",
    "limit_is_fraction": "a limit of one rule and a half",
    "two_documents": "Prometheus silently leaves out all documents but the first",
  ]

  private static func verdicts() -> [Verdict] {
    guard let text = try? String(contentsOf: folder.appending(path: "promtool_rules.txt"), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return Verdict(
        name: String(words[0]), isValid: words[1] == "valid", ruleCount: Int(words[2]),
        hasDuplicates: words.count > 3)
    }
  }

  @Test func thereAreManyFiles() {
    #expect(Self.verdicts().count >= 100)
  }

  @Test(arguments: verdicts()) func theSameFilesAreValid(_ verdict: Verdict) throws {
    let path = Self.folder.appending(path: "rules/\(verdict.name).yml")
    let file = RuleFile(yaml: try String(contentsOf: path, encoding: .utf8), path: "rules.yml")
    let deviation = Self.deviations[verdict.name]
    #expect((file.faults.isEmpty == verdict.isValid) == (deviation == nil), "\(file.faults)")
    #expect(!file.warnings.isEmpty == verdict.hasDuplicates)
    guard deviation == nil, let count = verdict.ruleCount else { return }
    #expect(file.ruleCount == count)
  }
}
