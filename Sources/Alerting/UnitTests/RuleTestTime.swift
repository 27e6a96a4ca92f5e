internal import ConfigurationFiles
internal import Telemetry

/// Times of unit tests: seconds since 1970, or RFC 3339.
enum RuleTestTime {
  static func read(_ node: ConfigurationNode) throws(ConfigurationError) -> Timestamp {
    let text = try node.text()
    if let seconds = Double(text), (0...9e9).contains(seconds) {
      return Timestamp(milliseconds: Int64((seconds * 1_000).rounded()))
    }
    guard let time = written(text) else {
      throw node.fault("expected seconds since 1970, or a time as 2026-03-01T12:00:00Z")
    }
    return time
  }

  /// `2026-03-01T12:00:00Z`, with `+01:00` in place of the Z perhaps.
  private static func written(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 25 else { return nil }
    let shape = bytes.map { $0 >= 0x30 && $0 <= 0x39 ? UInt8(ascii: "0") : $0 }
    let shapes = ["0000-00-00T00:00:00Z", "0000-00-00T00:00:00+00:00", "0000-00-00T00:00:00-00:00"]
    guard shapes.contains(where: { $0.utf8.elementsEqual(shape) }) else { return nil }
    func number(_ start: Int, _ length: Int) -> Int {
      bytes[start..<(start + length)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    guard (1970...2200).contains(year), (1...12).contains(month),
      (1...CivilDate.daysIn(month: month, of: year)).contains(day), number(11, 2) < 24, number(14, 2) < 60,
      number(17, 2) < 60
    else { return nil }
    let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    var seconds = days * 86_400 + number(11, 2) * 3_600 + number(14, 2) * 60 + number(17, 2)
    if bytes.count == 25 {
      let offset = number(20, 2) * 3_600 + number(23, 2) * 60
      seconds += bytes[19] == UInt8(ascii: "-") ? offset : -offset
    }
    return Timestamp(seconds: Int64(seconds))
  }
}
