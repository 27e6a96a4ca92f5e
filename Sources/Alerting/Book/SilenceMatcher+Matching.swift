public import Telemetry

extension SilenceMatcher: CustomStringConvertible {
  /// As PromQL and amtool write it: `severity="page"`, `job=~"ml.*"`.
  public var description: String {
    "\(name)\(isRegex ? (isEqual ? "=~" : "!~") : (isEqual ? "=" : "!="))\(StringSpelling.quoted(value))"
  }

  /// Against a label's value; `nil` for a pattern that is none.
  var test: LabelMatcher? {
    guard isRegex else { return LabelMatcher(name, isEqual ? .equal(value) : .notEqual(value)) }
    guard let pattern = try? Pattern(value) else { return nil }
    return LabelMatcher(name, isEqual ? .matches(pattern) : .doesNotMatch(pattern))
  }
}

extension Silence {
  /// Whether it is about an alert with these labels: all matchers accept, a missing label being an empty value.
  ///
  /// Without a matcher, or with a pattern that is none, it is about nothing.
  public func matches(_ labels: Labels) -> Bool { SilenceTest(matchers).accepts(labels) }
}

/// The matchers of a silence, their patterns compiled.
struct SilenceTest: Sendable {
  /// Labels that an alert must have: most matchers are of this kind, and these are compared fast.
  private let wanted: [Label]
  private let others: [LabelMatcher]

  init(_ matchers: [SilenceMatcher]) {
    let compiled = matchers.map(\.test)
    guard !compiled.contains(where: { $0 == nil }) else {
      (wanted, others) = ([], [])
      return
    }
    let isPlain: (SilenceMatcher) -> Bool = { !$0.isRegex && $0.isEqual && !$0.value.isEmpty }
    wanted = matchers.filter(isPlain).map { Label($0.name, $0.value) }
    others = zip(matchers, compiled).filter { !isPlain($0.0) }.compactMap(\.1)
  }

  func accepts(_ labels: Labels) -> Bool {
    guard !wanted.isEmpty || !others.isEmpty else { return false }
    return wanted.allSatisfy { labels.pairs.contains($0) } && others.allSatisfy { $0.accepts(labels[$0.name] ?? "") }
  }
}

private enum StringSpelling {
  /// In double quotes, which a matcher's value always stands in.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
