internal import ConfigurationFiles
public import PromQL

/// A file of unit tests of rules, as Prometheus's promtool runs them: series that are put in, and the alerts and samples
/// that must come of them.
///
///     let file = try RuleTestFile(yaml: text, path: "tests/rules_test.yml")
///     file.ruleFilePatterns                       // ["tests/rules.yml"]
///     ScriptCounts(file.run(rules).outcomes)      // "3 passed, 0 failed, 0 left out"
///
/// Native histograms are told from floats but not kept: what fails where some are put in is left out.
///
/// - Reference: Prometheus, "Unit testing for rules".
public struct RuleTestFile: Sendable {
  public let path: String
  /// Paths with `*`, `?` and `[…]`, relative ones from the folder of this file.
  public let ruleFilePatterns: [String]
  let groupOrder: [String]
  let groups: [RuleTestGroup]
  let settings: RuleTestSettings

  /// - Throws: ``RuleFault`` for the first thing that is not understood.
  public init(yaml: String, path: String) throws(RuleFault) {
    do throws(ConfigurationError) {
      guard let root = try ConfigurationNode.root(yaml: yaml, path: path) else {
        throw ConfigurationError(file: path, line: 1, reason: "holds nothing; expected rule_files and tests")
      }
      let file = try ConfigurationSection(
        root, keys: ["rule_files", "evaluation_interval", "group_eval_order", "fuzzy_compare", "tests"])
      let patterns = try file["rule_files"]?.texts() ?? []
      let interval = try file.duration("evaluation_interval") ?? .seconds(60)
      self.path = path
      ruleFilePatterns = patterns.map { root.resolved($0) }
      groupOrder = try Self.groupOrder(file["group_eval_order"])
      settings = RuleTestSettings(interval: interval, isFuzzy: try file.flag("fuzzy_compare", default: false))
      var groups: [RuleTestGroup] = []
      var room = RuleTestGroup.pointLimit
      for node in try file.elements("tests") {
        groups.append(try RuleTestGroup(node, defaultInterval: interval, room: &room))
      }
      self.groups = groups
    } catch {
      throw RuleFault(file: error.file, line: error.line, reason: error.reason)
    }
  }

  /// Runs all tests in their order; one outcome for each `eval_time`.
  ///
  /// - Parameter files: what ``ruleFilePatterns`` stand for. With a fault in one of them, no test can pass.
  public func run(_ files: [RuleFile]) -> RuleTestReport {
    let faults = files.flatMap(\.faults)
    guard faults.isEmpty else {
      let reasons = faults.map(\.description)
      return RuleTestReport(outcomes: groups.flatMap { group in group.cases.map { $0.failed(reasons) } })
    }
    let rules = ordered(files.flatMap(\.groups))
    return groups.reduce(into: RuleTestReport()) { $0.add($1.run(rules, settings)) }
  }

  /// Those that are named come in the order in which they are; all others before, as in promtool.
  private func ordered(_ groups: [RuleGroup]) -> [RuleGroup] {
    let places = groups.map { group in
      groupOrder.firstIndex { $0.utf8.elementsEqual(group.name.utf8) } ?? 0
    }
    return groups.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { groups[$0] }
  }

  private static func groupOrder(_ node: ConfigurationNode?) throws(ConfigurationError) -> [String] {
    guard let node else { return [] }
    let names = try node.texts()
    guard Set(names.map { Array($0.utf8) }).count == names.count else {
      throw node.fault("a group is named twice; remove one")
    }
    return names
  }
}

/// What all groups of a file share.
struct RuleTestSettings: Sendable {
  /// Between evaluations of all rules, whatever their groups say.
  var interval: Duration
  /// Whether values may differ in their last bit.
  var isFuzzy: Bool
}

/// How the tests of a file came out.
public struct RuleTestReport: Sendable, Equatable {
  /// In the order of the file: of each group its alerts, then its expressions.
  public var outcomes: [ScriptOutcome]
  /// Sentences on tests that passed in a way that is worth knowing.
  public var remarks: [String]

  init(outcomes: [ScriptOutcome] = [], remarks: [String] = []) {
    self.outcomes = outcomes
    self.remarks = remarks
  }

  mutating func add(_ other: RuleTestReport) {
    outcomes += other.outcomes
    remarks += other.remarks
  }
}
