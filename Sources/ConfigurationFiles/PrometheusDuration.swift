/// Durations as Prometheus writes them: "1m30s", "500ms", "1d", "0".
///
/// - Reference: Prometheus, Configuration, `<duration>`.
public enum PrometheusDuration {
  /// From the longest; each stands at most once, in this order.
  private static let units: [(name: String, milliseconds: Int)] = [
    ("y", 365 * 86_400_000), ("w", 7 * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
    ("ms", 1),
  ]

  /// Longer than anybody waits, and short enough to be added to any present: times end with the year 2261.
  private static let longestMilliseconds = 100 * 365 * 86_400_000

  /// `nil` for anything else, also where the sum is too large for a count of nanoseconds; more than a hundred years
  /// counts as that.
  public static func parse(_ text: String) -> Duration? {
    if text == "0" { return .zero }
    var rest = Substring(text)
    var units = units[...]
    var total = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let unit = rest[digits.endIndex...].prefix { $0.isLetter }
      guard let count = Int(digits), let index = units.firstIndex(where: { $0.name == unit }) else { return nil }
      let (product, overflows) = count.multipliedReportingOverflow(by: units[index].milliseconds)
      let (sum, isTooLarge) = total.addingReportingOverflow(product)
      guard !overflows, !isTooLarge, sum <= Int.max / 1_000_000 else { return nil }
      total = sum
      units = units[(index + 1)...]
      rest = rest[unit.endIndex...]
    }
    return text.isEmpty ? nil : .milliseconds(min(total, longestMilliseconds))
  }

  /// The shortest form: 90 s is "1m30s".
  public static func text(_ duration: Duration) -> String {
    var rest = Int(duration.components.seconds) * 1000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    guard rest > 0 else { return "0s" }
    var text = ""
    for unit in units where rest >= unit.milliseconds {
      // Years, weeks and days only where nothing is left over, as Prometheus prints them.
      guard unit.milliseconds < 86_400_000 || rest % unit.milliseconds == 0 else { continue }
      text += "\(rest / unit.milliseconds)\(unit.name)"
      rest %= unit.milliseconds
    }
    return text
  }
}
