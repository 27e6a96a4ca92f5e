internal import PromQL

/// What some series add to a panel: still divisible, so that replicas and parts can be put together before the quotient
/// or quantile is taken.
struct PanelTotals: Sendable {
  /// How the totals become a number. Queries of one shape can be put together.
  enum Shape: Sendable, Equatable {
    case total
    case difference
    case mean
    case extreme
    /// - Parameter emptyIsZero: the dividend is a selection of the divisor, so that none is a share of zero.
    case quotient(emptyIsZero: Bool)
    case histogram
    case summary
  }

  let shape: Shape
  var upper: BucketTotals
  var lower: BucketTotals
  /// By upper bound of a histogram's bucket, or by quantile of a summary.
  var bounded: [Double: BucketTotals] = [:]
  let bucketCount: Int

  init(_ query: PanelQuery, bucketCount: Int) {
    shape = Shape(query)
    upper = BucketTotals(count: bucketCount, query.combination)
    lower = BucketTotals(count: bucketCount)
    self.bucketCount = bucketCount
  }

  mutating func add(_ value: Double, bound: Double, to bucket: Int) {
    let isSummary = shape == .summary
    bounded[bound, default: BucketTotals(count: bucketCount, isSummary ? .highest : .sum)].add(value, to: bucket)
  }

  /// Adds what another target has; one whose metrics have another shape cannot be added and is left out.
  mutating func merge(_ other: PanelTotals) {
    guard other.shape == shape, other.bucketCount == bucketCount else { return }
    upper.merge(other.upper)
    lower.merge(other.lower)
    for (bound, totals) in other.bounded {
      if bounded[bound] == nil { bounded[bound] = totals } else { bounded[bound]?.merge(totals) }
    }
  }

  /// The only number of a bucket; `nil` where it is not known, and for quantiles.
  func value(_ bucket: Int) -> Double? {
    switch shape {
    case .total, .extreme: return upper[bucket]
    case .mean: return upper.mean(bucket)
    case .difference:
      guard let more = upper[bucket], let less = lower[bucket] else { return nil }
      // A request counts before it can succeed.
      return max(0, more - less)
    case .quotient(let emptyIsZero):
      guard let divisor = lower[bucket], divisor > 0 else { return nil }
      return (upper[bucket] ?? (emptyIsZero ? 0 : nil)).map { $0 / divisor }
    case .histogram, .summary: return nil
    }
  }

  /// A quantile in a bucket; of a summary one that it has computed. `nil` without an observation.
  func quantile(_ quantile: Double, _ bucket: Int) -> Double? {
    guard shape == .histogram else { return bounded[quantile]?[bucket] }
    let buckets = bounded.compactMap { bound, totals in totals[bucket].map { (le: bound, count: $0) } }
    guard !buckets.contains(where: \.count.isNaN) else { return nil }
    let value = BucketCounts(buckets).quantile(quantile)
    return value.isFinite ? value : nil
  }

  /// The quantiles that there are lines for: the usual ones, or what a summary offers.
  var quantiles: [Double] {
    switch shape {
    case .histogram: [0.5, 0.95, 0.99]
    case .summary: bounded.keys.sorted()
    default: []
    }
  }

  /// The number that stands for the panel; of a summary the first quantile that is no lower than the wanted one.
  func figure(_ role: PanelRole) -> Double? {
    switch shape {
    case .histogram: return quantile(role.figureQuantile, bucketCount - 1)
    case .summary:
      let offered = quantiles
      return (offered.first { $0 >= role.figureQuantile } ?? offered.last).flatMap { quantile($0, bucketCount - 1) }
    default: return value(bucketCount - 1)
    }
  }
}

extension PanelTotals.Shape {
  init(_ query: PanelQuery) {
    switch query.form {
    case .rate, .sum: self = .total
    case .rateDifference: self = .difference
    case .mean: self = .mean
    case .highest, .lowest: self = .extreme
    case .rateRatio(let upper, _): self = .quotient(emptyIsZero: upper.allSatisfy { !$0.tests.isEmpty })
    case .ratio: self = .quotient(emptyIsZero: false)
    case .quantiles: self = .histogram
    case .summary: self = .summary
    }
  }
}

extension PanelQuery {
  fileprivate var combination: BucketTotals.Combination {
    switch form {
    case .highest: .highest
    case .lowest: .lowest
    default: .sum
    }
  }
}
