/// How one query of a script came out.
public struct ScriptOutcome: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case passed
    /// What was expected and what came, one sentence each.
    case failed([String])
    /// Why it was not asked: it depends on native histograms.
    case leftOut(String)
  }

  /// Counted from 1.
  public var line: Int
  public var query: String
  public var verdict: Verdict

  package init(line: Int, query: String, verdict: Verdict) {
    self.line = line
    self.query = query
    self.verdict = verdict
  }
}

/// How many queries came out in which way.
public struct ScriptCounts: Hashable, Sendable {
  public var passed: Int
  public var failed: Int
  public var leftOut: Int

  public init(passed: Int = 0, failed: Int = 0, leftOut: Int = 0) {
    self.passed = passed
    self.failed = failed
    self.leftOut = leftOut
  }

  public init(_ outcomes: [ScriptOutcome]) {
    self.init()
    for outcome in outcomes {
      switch outcome.verdict {
      case .passed: passed += 1
      case .failed: failed += 1
      case .leftOut: leftOut += 1
      }
    }
  }

  public static func += (sum: inout ScriptCounts, other: ScriptCounts) {
    sum.passed += other.passed
    sum.failed += other.failed
    sum.leftOut += other.leftOut
  }
}

extension ScriptCounts: CustomStringConvertible {
  /// `12 passed, 0 failed, 3 left out`
  public var description: String { "\(passed) passed, \(failed) failed, \(leftOut) left out" }
}
