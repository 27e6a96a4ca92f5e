internal import Telemetry

/// A text with references to the groups of a match: `$1`, `${1}`, `$name`, `${name}`; `$$` is a dollar sign.
///
/// As in Go's `Regexp.Expand`, a name is as long as possible (`$1x` is the group "1x"), a group that is unknown or took
/// no part is empty, and a dollar sign without a name stands for itself.
struct ReplacementTemplate: Sendable {
  private enum Part {
    case text(String)
    case group(Int)
  }

  private let parts: [Part]

  init(_ text: String, pattern: Pattern) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      parts.append(.text(String(rest[..<dollar])))
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        parts.append(.text("$"))
        rest = rest.dropFirst()
      } else if let (name, following) = Self.reference(at: rest) {
        if let group = Self.group(name, pattern) { parts.append(.group(group)) }
        rest = following
      } else {
        parts.append(.text("$"))
      }
    }
    self.parts = parts + [.text(String(rest))]
  }

  /// - Parameter groups: of a match, the whole first.
  func expanded(with groups: [Substring?]) -> String {
    var expanded = ""
    for part in parts {
      switch part {
      case .text(let text): expanded += text
      case .group(let number): if number < groups.count, let group = groups[number] { expanded += group }
      }
    }
    return expanded
  }

  private static func reference(at text: Substring) -> (name: Substring, following: Substring)? {
    let isBraced = text.first == "{"
    let body = isBraced ? text.dropFirst() : text
    let name = body.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty else { return nil }
    let following = body[name.endIndex...]
    guard isBraced else { return (name, following) }
    return following.first == "}" ? (name, following.dropFirst()) : nil
  }

  private static func group(_ name: Substring, _ pattern: Pattern) -> Int? {
    guard name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return pattern.groupNumber(named: String(name)) }
    return name.count > 1 && name.first == "0" ? nil : Int(name)
  }
}
