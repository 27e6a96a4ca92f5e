internal import Telemetry

extension VectorSelector: CustomStringConvertible {
  /// `up{job="x"} @ 1.000 offset 5m`, the matchers sorted.
  public var description: String { series + modifiers.pinText + reading.text + modifiers.offsetText }

  /// The name and the matchers alone.
  fileprivate var series: String {
    let names = matchers.filter(\.namesMetric)
    var name = ""
    if names.count == 1, case .equal(let text) = names[0].test, Self.needsNoQuotes(text) { name = text }
    let rest = name.isEmpty ? matchers : matchers.filter { !$0.namesMetric }
    if rest.isEmpty { return name.isEmpty ? "{}" : name }
    let texts = rest.map(\.matcherText).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "\(name){\(texts.joined(separator: ","))}"
  }

  private static func needsNoQuotes(_ name: String) -> Bool {
    guard Labels.isPlainMetricName(name), let kind = Token.keyword(name.utf8) else {
      return Labels.isPlainMetricName(name)
    }
    if case .keyword(let keyword) = kind, keyword.needsParenthesis { return true }
    return kind.isMetricName
  }
}

extension RangeSelector: CustomStringConvertible {
  public var description: String {
    let modifiers = selector.modifiers
    return "\(selector.series)[\(range.bracketText)]\(selector.reading.text)\(modifiers)"
  }
}

extension VectorSelector.Reading {
  fileprivate var text: String {
    switch self {
    case .usual: ""
    case .anchored: " anchored"
    case .smoothed: " smoothed"
    }
  }
}

extension TimeModifiers: CustomStringConvertible {
  public var description: String { pinText + offsetText }

  fileprivate var pinText: String {
    switch pin {
    case nil: ""
    case .start: " @ start()"
    case .end: " @ end()"
    case .milliseconds(let milliseconds):
      " @ \(milliseconds < 0 ? "-" : "")\(milliseconds.magnitude / 1000)."
        + String(String(milliseconds.magnitude % 1000 + 1000).dropFirst())
    }
  }

  fileprivate var offsetText: String { offset.map { " offset \($0.bracketText)" } ?? "" }
}

extension LabelMatcher {
  /// `job=~"a|b"`.
  fileprivate var matcherText: String {
    let sign =
      switch test {
      case .equal: "="
      case .notEqual: "!="
      case .matches: "=~"
      case .doesNotMatch: "!~"
      }
    return StringLiteral.labelName(name) + sign + text.quoted
  }
}

extension DurationExpression: CustomStringConvertible {
  /// `5m`, `step() * 2`, `-(1h - 300)`.
  public var description: String {
    switch self {
    case .seconds(let seconds, let hasUnit): hasUnit ? Self.text(seconds) : SampleSpelling.plain(seconds)
    case .step: "step()"
    case .range: "range()"
    case .negative(let inner): "-\(inner)"
    case .operation(let left, let operation, let right): "\(left) \(operation.rawValue) \(right)"
    case .smaller(let first, let second): "min(\(first), \(second))"
    case .larger(let first, let second): "max(\(first), \(second))"
    case .parentheses(let inner): "(\(inner))"
    }
  }

  /// The same, but a number that stands alone as a duration: `5m` for 300.
  var bracketText: String {
    if case .seconds(let seconds, _) = self { return Self.text(seconds) }
    return description
  }

  var beginsWithParenthesis: Bool {
    switch self {
    case .parentheses: true
    case .operation(let left, _, _): left.beginsWithParenthesis
    default: false
    }
  }

  private static func text(_ seconds: Double) -> String {
    // What is no whole number of milliseconds has no units to be written in.
    guard let milliseconds = Int64(exactly: seconds * 1000), Double(milliseconds) / 1000 == seconds else {
      return SampleSpelling.plain(seconds)
    }
    return NumberLiteral.durationText(milliseconds: milliseconds)
  }
}
