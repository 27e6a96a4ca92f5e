/// What a classic histogram counted up to each of its bounds, in memory that serves one step after the other.
///
///     BucketCounts([(0.1, 50), (0.5, 90), (.infinity, 100)]).quantile(0.9)  // 0.5
///
/// Buckets come as counts or as rates. Equal bounds are added up.
///
/// - Reference: Prometheus's `histogram_quantile` and `histogram_fraction` over classic histograms.
public struct BucketCounts: Sendable {
  private var bounds: [Double] = []
  private var counts: [Double] = []

  /// How counts that fell were raised.
  struct Correction {
    var lowestBound = Double.infinity
    var highestBound = -Double.infinity
    var largestDifference = 0.0
  }

  // Counts that differ relatively by less than this are equal.
  private static let tolerance = 1e-12

  init() {}

  var isEmpty: Bool { bounds.isEmpty }

  mutating func removeAll() {
    bounds.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }

  /// - Precondition: bounds come by rising size.
  mutating func append(_ count: Double, upTo bound: Double) {
    if let last = bounds.last, last == bound {
      counts[counts.count - 1] += count
    } else {
      bounds.append(bound)
      counts.append(count)
    }
  }

  /// Raises every count to the one before it. Differences that rounding explains are ignored.
  ///
  /// - Returns: `nil` if there was nothing to raise.
  mutating func raise() -> Correction? {
    guard bounds.last == .infinity else { return nil }
    var correction: Correction?
    var previous = counts[0]
    for place in counts.indices.dropFirst() {
      let count = counts[place]
      if count == previous { continue }
      if Self.isNearly(count, previous) {
        counts[place] = previous
      } else if count < previous {
        counts[place] = previous
        var raised = correction ?? Correction()
        raised.lowestBound = min(raised.lowestBound, bounds[place])
        raised.highestBound = max(raised.highestBound, bounds[place])
        raised.largestDifference = max(raised.largestDifference, previous - count)
        correction = raised
      } else {
        previous = count
      }
    }
    return correction
  }

  private static func isNearly(_ count: Double, _ other: Double) -> Bool {
    let sum = count.magnitude + other.magnitude
    let difference = (count - other).magnitude
    if count == 0 || other == 0 || sum < .leastNormalMagnitude { return difference < tolerance * .leastNormalMagnitude }
    return difference / min(sum, .greatestFiniteMagnitude) < tolerance
  }
}

extension BucketCounts {
  /// Of buckets in any order. A count below the one before, which scrapes of a busy server bring about, is raised to it.
  ///
  /// - Parameter buckets: upper bounds, the label `le` as a number, and what was counted up to them. Bounds that are NaN
  ///   are left out.
  /// - Complexity: O(n log n).
  public init(_ buckets: [(le: Double, count: Double)]) {
    self.init()
    for bucket in buckets.filter({ !$0.le.isNaN }).sorted(by: { $0.le < $1.le }) {
      append(bucket.count, upTo: bucket.le)
    }
    _ = raise()
  }

  /// The value below which a share of the observations lies, by linear interpolation within its bucket; the lowest bucket
  /// begins at 0 when its bound is positive. In the last bucket it is the bound before.
  ///
  /// - Parameter quantile: 0...1; −∞ comes below and +∞ above that range.
  /// - Returns: NaN without observations, without a bucket for +∞, with fewer than two buckets, or for NaN.
  /// - Precondition: counts rise, as after ``raise()``.
  public func quantile(_ quantile: Double) -> Double {
    if quantile.isNaN { return .nan }
    if quantile < 0 { return -.infinity }
    if quantile > 1 { return .infinity }
    let last = counts.count - 1
    guard last >= 1, bounds[last] == .infinity, counts[last] != 0 else { return .nan }
    let rank = quantile * counts[last]
    guard let place = counts[..<last].firstIndex(where: { $0 >= rank }) else { return bounds[last - 1] }
    if place == 0 { return bounds[0] <= 0 ? bounds[0] : bounds[0] * (rank / counts[0]) }
    let (below, countBelow) = (bounds[place - 1], counts[place - 1])
    return below + (bounds[place] - below) * ((rank - countBelow) / (counts[place] - countBelow))
  }

  /// The share of the observations between two values, by linear interpolation within their buckets.
  ///
  /// - Returns: NaN without observations, without a bucket for +∞, or for NaN; 0 for values the wrong way round.
  func fraction(from lower: Double, to upper: Double) -> Double {
    guard let total = counts.last, bounds.last == .infinity, total != 0, !lower.isNaN, !upper.isNaN else { return .nan }
    return lower >= upper ? 0 : (rank(of: upper) - rank(of: lower)) / total
  }

  /// How many observations lie below a value.
  private func rank(of value: Double) -> Double {
    let total = counts[counts.count - 1]
    var below = bounds[0] > 0 ? 0 : -Double.infinity
    var countBelow = 0.0
    for place in bounds.indices {
      if below >= value { return min(countBelow, total) }
      if bounds[place] > value {
        // In a bucket without an end nothing can be interpolated: it counts as lying at its finite bound.
        if below == -.infinity { return min(counts[place], total) }
        return min(countBelow + (counts[place] - countBelow) * (value - below) / (bounds[place] - below), total)
      }
      (below, countBelow) = (bounds[place], counts[place])
    }
    return total
  }
}
