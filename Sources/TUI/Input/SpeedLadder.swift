/// The speeds of a replay that `<` and `>` step through.
struct SpeedLadder {
  /// How many times faster than it happened; `nil`: as fast as possible.
  var current: Double?

  static let range = 0.25...10_000.0
  private static let speeds = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1_000, 3_000, 10_000]

  /// `nil` at the end of the ladder; `.some(nil)` is as fast as possible.
  var faster: Double?? {
    guard let current else { return nil }
    return .some(Self.speeds.first { $0 > current })
  }

  var slower: Double?? {
    guard let current else { return .some(Self.speeds.last) }
    return Self.speeds.last { $0 < current }.map { .some($0) }
  }

  /// "×60", "×1/4", "max".
  static func text(_ speed: Double?) -> String {
    switch speed {
    case nil: "max"
    case 0.25?: "×1/4"
    case 0.5?: "×1/2"
    case let speed? where speed == speed.rounded(): "×" + NumberText.count(speed, width: 6)
    case let speed?: "×" + NumberText.plain(speed, width: 4)
    }
  }
}
