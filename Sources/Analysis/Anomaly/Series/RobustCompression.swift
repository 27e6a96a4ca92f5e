internal import Glibc

/// A value on a scale that is linear in the middle of a series and logarithmic far out.
///
/// With heavy tails one outlier stretches the range of a figure so far that nothing below it is news any more. In units of
/// the typical distance from the middle, under the inverse hyperbolic sine, an outlier of a thousand such units is not
/// five hundred times but five times as far out as one of two.
struct RobustCompression: Sendable, Equatable, Codable {
  /// Values over which the middle and the distance are followed.
  private static let reach = 2000.0
  /// In typical distances; farther away the logarithm would hardly grow and could overflow before it is taken.
  private static let farthest = 1e15

  private var count = 0.0
  private var middle = 0.0
  private var distance = 0.0

  mutating func compress(_ value: Double) -> Double {
    count += 1
    if count == 1 { middle = value }
    let step = 1 / min(Self.reach, count)
    let offset = value - middle
    // Both follow clipped values: no single one, however far out, moves them by more than a few usual steps.
    distance = distance == 0 ? abs(offset) : distance + step * (min(abs(offset), 3 * distance) - distance)
    middle += 2 * step * max(-distance, min(distance, offset))
    guard distance > 0 else { return 0 }
    return asinh(max(-Self.farthest, min(Self.farthest, (value - middle) / distance)))
  }
}
