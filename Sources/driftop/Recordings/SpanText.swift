import Telemetry

/// Lengths of time, sizes and counts in the sentences about recordings.
enum SpanText {
  private static let units: [(name: String, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)]
  private static let sizes: [(name: String, bytes: Int)] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)]

  /// "2 h 5 min", "90 ms": the two largest units.
  static func text(_ length: Duration) -> String {
    var rest = length.components.seconds
    guard rest > 0 else { return "\(length.nanoseconds / 1_000_000) ms" }
    var parts: [String] = []
    for unit in units where parts.count < 2 {
      let count = rest / unit.seconds
      rest %= unit.seconds
      if count > 0 {
        parts.append("\(count) \(unit.name)")
      } else if !parts.isEmpty {
        break
      }
    }
    return parts.joined(separator: " ")
  }

  /// "412 bytes", "1.2 MB".
  static func bytes(_ count: Int) -> String {
    guard let unit = sizes.first(where: { count >= $0.bytes }) else { return counted(count, "byte") }
    let tenths = (count * 10 + unit.bytes / 2) / unit.bytes
    return tenths >= 100 ? "\(grouped((tenths + 5) / 10)) \(unit.name)" : "\(tenths / 10).\(tenths % 10) \(unit.name)"
  }

  /// "1 record", "12,345 records".
  static func counted(_ count: Int, _ thing: String) -> String {
    "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  private static func grouped(_ count: Int) -> String {
    var digits = String(count.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (count < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
