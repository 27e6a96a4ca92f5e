package import Telemetry

/// A text with places for the groups of a match: `$1`, `${1}`, `$name`, `${name}`; `$$` is a dollar.
///
/// A name is as long as letters, digits and underscores go: `$1x` is the group named 1x. A group that there is not, or
/// that took no part, is empty.
///
/// - Reference: Go's `Regexp.Expand`, with whose templates Prometheus's are written.
package struct LabelTemplate {
  private enum Part {
    case text(String)
    case group(Int)
    case namedGroup(String)
  }

  private var parts: [Part] = []

  package init(_ template: String) {
    var rest = template.unicodeScalars[...]
    var text = ""
    while let next = rest.popFirst() {
      guard next == "$" else {
        text.unicodeScalars.append(next)
        continue
      }
      if rest.first == "$" {
        rest.removeFirst()
        text += "$"
      } else if let name = Self.takeName(from: &rest) {
        parts.append(.text(text))
        text = ""
        parts.append(Self.reference(name))
      } else {
        text += "$"
      }
    }
    parts.append(.text(text))
  }

  /// - Returns: `nil` if the pattern does not match the whole value.
  func expanded(by pattern: Pattern, in value: String) -> String? {
    pattern.groups(in: value).map { expanded($0, of: pattern) }
  }

  /// - Parameter groups: those of a match of `pattern`, the whole first.
  package func expanded(_ groups: [Substring?], of pattern: Pattern) -> String {
    var expansion = ""
    for part in parts {
      switch part {
      case .text(let text): expansion += text
      case .group(let number): expansion += number < groups.count ? groups[number] ?? "" : ""
      case .namedGroup(let name): expansion += pattern.groupNumber(named: name).flatMap { groups[$0] } ?? ""
      }
    }
    return expansion
  }

  /// - Returns: `nil`, with nothing taken, where no name stands.
  private static func takeName(from rest: inout Substring.UnicodeScalarView) -> String? {
    var after = rest
    let isInBraces = after.first == "{"
    if isInBraces { after.removeFirst() }
    let name = after.prefix { $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal }
    after.removeFirst(name.count)
    if name.isEmpty || isInBraces && after.popFirst() != "}" { return nil }
    rest = after
    return String(name)
  }

  private static func reference(_ name: String) -> Part {
    // A number does not begin with a zero.
    let isNumber = name.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber && (name == "0" || name.utf8.first != 0x30) ? .group(Int(name) ?? .max) : .namedGroup(name)
  }
}
