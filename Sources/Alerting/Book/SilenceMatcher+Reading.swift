internal import PromQL
internal import Telemetry

extension SilenceMatcher {
  /// Reads matchers as PromQL writes them, with or without braces.
  ///
  ///     try SilenceMatcher.read(#"severity="page", job=~"ml.*""#).count  // 2
  ///
  /// - Parameter mayAcceptAll: whether matchers will do that accept an alert without any labels, as `severity!="info"`.
  /// - Throws: ``InvalidMatchers`` for what are none, and for matchers that would silence every alert.
  public static func read(_ text: String, mayAcceptAll: Bool = false) throws(InvalidMatchers) -> [SilenceMatcher] {
    var inner = text.trimmed
    if inner.utf8.first == UInt8(ascii: "{"), inner.utf8.last == UInt8(ascii: "}") {
      inner = String(inner.dropFirst().dropLast()).trimmed
    }
    let expression: Expression
    do {
      // With a name in front, since a selector may not be empty without one.
      expression = try Expression(parsing: "x{\(inner)}")
    } catch {
      throw InvalidMatchers(text: text, reason: error.message)
    }
    guard case .selector(let selector) = expression.node else {
      throw InvalidMatchers(text: text, reason: "more than matchers stands there")
    }
    let matchers = selector.matchers.filter { !$0.isNameOfSelector }.map { SilenceMatcher($0) }
    guard mayAcceptAll || matchers.contains(where: { $0.test.map { !$0.accepts("") } ?? false }) else {
      throw InvalidMatchers(text: text, reason: "at least one must not match the empty value")
    }
    return matchers
  }

  private init(_ matcher: LabelMatcher) {
    switch matcher.test {
    case .equal(let value): self.init(name: matcher.name, value: value)
    case .notEqual(let value): self.init(name: matcher.name, value: value, isEqual: false)
    case .matches(let pattern): self.init(name: matcher.name, value: pattern.text, isRegex: true)
    case .doesNotMatch(let pattern):
      self.init(name: matcher.name, value: pattern.text, isRegex: true, isEqual: false)
    }
  }
}

/// Why a text cannot be used as matchers of a silence.
public struct InvalidMatchers: Error, Hashable, Sendable, CustomStringConvertible {
  public var text: String
  public var reason: String

  public var description: String {
    "“\(text)” cannot be used as matchers: \(reason); write them as severity=\"page\", job=~\"ml.*\""
  }
}

extension LabelMatcher {
  /// Whether it stands for the name that was put in front.
  fileprivate var isNameOfSelector: Bool {
    guard name.utf8.elementsEqual(Labels.metricNameLabel.utf8), case .equal("x") = test else { return false }
    return true
  }
}

extension String {
  fileprivate var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let rest = drop(while: isSpace)
    return String(rest.prefix(rest.count - rest.reversed().prefix(while: isSpace).count))
  }
}
