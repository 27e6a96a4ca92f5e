internal import Glibc

/// The range that one figure of a series has kept to so far, and by how much a new value leaves it.
///
/// A value outside is a record, and its excess is the part of the range's width by which it lies outside. That needs no
/// scale, no distribution and no memory of single values, and it quiets itself: the record widens the range, so that the
/// same again is no news.
struct NoveltyEnvelope: Sendable, Equatable, Codable {
  /// How fast envelopes forget and how long they are believed less.
  struct Pace: Sendable, Equatable, Codable {
    /// Part of its width by which the range shrinks from both sides with each value, so that a record of long ago does
    /// not hide everything for ever.
    var shrinkage: Double
    /// Values after which a record counts in full.
    var maturity: Double

    init(halfLife: Double, maturity: Double) {
      shrinkage = log(2) / halfLife / 2
      self.maturity = maturity
    }
  }

  /// A record by more than this is no greater news; it keeps later arithmetic finite.
  private static let largestExcess = 1e6

  private(set) var count = 0
  private var lowest = 0.0
  private var highest = 0.0

  var width: Double { highest - lowest }

  /// How far the value lies outside, in widths; 0 inside, 1 for any change where everything was equal.
  func distance(of value: Double) -> Double {
    let outside = max(value - highest, lowest - value)
    guard count > 0, outside > 0 else { return 0 }
    return width > 0 ? min(outside / width, Self.largestExcess) : 1
  }

  /// The distance of the value, discounted for youth; then the range takes it in.
  ///
  /// Records are the rarer the longer the range has stood: the n-th of exchangeable values is one with a chance of 2 / n.
  /// The discount (n / maturity)^⅓ makes up for part of it.
  /// - Parameter apprenticeship: values that only teach.
  mutating func excess(of value: Double, _ pace: Pace, apprenticeship: Int = 0) -> Double {
    let distance = distance(of: value)
    if count == 0 { begin(at: value) }
    widen(with: value)
    age(pace)
    guard distance > 0, count > apprenticeship else { return 0 }
    return distance * cbrt(min(1, Double(count - apprenticeship) / pace.maturity))
  }

  mutating func widen(with value: Double) {
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  /// One value has passed.
  mutating func age(_ pace: Pace) {
    count += 1
    let shrinkage = width * pace.shrinkage
    lowest += shrinkage
    highest -= shrinkage
  }

  /// Makes the range that one value, as if nothing else had been seen; the age stays.
  mutating func begin(at value: Double) {
    lowest = value
    highest = value
  }

  /// For a figure that is not yet worth keeping: the range begins anew, the age goes on.
  mutating func restart(at value: Double) {
    count += 1
    begin(at: value)
  }
}
