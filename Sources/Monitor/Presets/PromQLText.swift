internal import PromQL

/// Parts of PromQL as text.
enum PromQLText {
  /// `job="x"`, `status=~"5.."`.
  static func matcher(_ name: String, _ test: SeriesSelector.Test) -> String {
    let (sign, value) =
      switch test {
      case .equal(let value): ("=", value)
      case .notEqual(let value): ("!=", value)
      case .matches(let text): ("=~", text)
      case .doesNotMatch(let text): ("!~", text)
      }
    return StringLiteral.labelName(name) + sign + StringLiteral(value).description
  }

  /// A pattern that any of these texts matches, and nothing else.
  static func pattern(ofAny texts: [String]) -> String {
    texts.map { text in
      String(decoding: text.utf8.flatMap { isSpecial($0) ? [UInt8(ascii: "\\"), $0] : [$0] }, as: UTF8.self)
    }.joined(separator: "|")
  }

  private static func isSpecial(_ byte: UInt8) -> Bool { #"\.+*?()|[]{}^$"#.utf8.contains(byte) }

  /// The shortest form in one unit: 90000 is `90s`, 3600000 is `1h`.
  static func duration(milliseconds: Int64) -> String {
    let units: [(name: String, size: Int64)] = [
      ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
    ]
    let unit = units.first { milliseconds >= $0.size && milliseconds % $0.size == 0 } ?? ("ms", 1)
    return "\(milliseconds / unit.size)\(unit.name)"
  }
}
