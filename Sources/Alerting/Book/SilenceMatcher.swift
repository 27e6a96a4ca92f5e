public import Telemetry

/// One condition of a silence: `severity="page"`, `job=~"ml.*"`.
public struct SilenceMatcher: Sendable, Equatable {
  public var name: String
  public var value: String
  public var isRegex: Bool
  public var isEqual: Bool

  public init(name: String, value: String, isRegex: Bool = false, isEqual: Bool = true) {
    self.name = name
    self.value = value
    self.isRegex = isRegex
    self.isEqual = isEqual
  }
}

extension SilenceMatcher {
  /// As PromQL and amtool write it: `severity="page"`, `model=~"fraud.*"`, with or without the quotes.
  ///
  /// - Returns: `nil` for anything else.
  public init?(parsing text: String) {
    guard let place = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "!") }) else {
      return nil
    }
    let name = text[..<place].filter { $0 != " " }
    var value = text[place...]
    let operators: [(String, Bool, Bool)] = [
      ("=~", true, true), ("!~", true, false), ("!=", false, false), ("=", false, true),
    ]
    guard let found = operators.first(where: { value.hasPrefix($0.0) }), Labels.isPlainLabelName(name) else {
      return nil
    }
    value = value.dropFirst(found.0.count).drop { $0 == " " }
    if value.first == "\"" {
      guard value.count > 1, value.last == "\"" else { return nil }
      value = value.dropFirst().dropLast()
    }
    self.init(name: name, value: String(value), isRegex: found.1, isEqual: found.2)
    if isRegex, (try? Pattern(self.value)) == nil { return nil }
  }

  /// Whether a set of labels matches; a label that is missing has the empty value.
  public func accepts(_ labels: Labels) -> Bool {
    let value = labels[name] ?? ""
    guard isRegex else { return value.utf8.elementsEqual(self.value.utf8) == isEqual }
    guard let pattern = try? Pattern(self.value) else { return false }
    return pattern.matches(value) == isEqual
  }

  /// Whether it holds for labels without this one, and so for nearly every alert.
  public var isMatchingEmpty: Bool { accepts(Labels([])) }

  /// As ``init(parsing:)`` reads it.
  public var text: String {
    let sign = isRegex ? (isEqual ? "=~" : "!~") : (isEqual ? "=" : "!=")
    return "\(name)\(sign)\"\(value)\""
  }
}
