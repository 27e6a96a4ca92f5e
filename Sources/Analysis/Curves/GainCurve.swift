/// Share of all positives that is found among the records with the highest scores, over the share of records taken.
///
///     let curve = ScoredOutcomes(positives: [0.9, 0.4], negatives: [0.5, 0.1]).gainCurve()
///     curve?.gains  // [0, 0.5, 0.5, 1, 1]
///
/// The first point is (0, 0) with the threshold +∞; shares and gains rise, thresholds fall.
public struct GainCurve: Sendable, Equatable {
  /// Of all records, by weight.
  public let shares: [Double]
  /// Of all positives, by weight.
  public let gains: [Double]
  public let thresholds: [Double]

  /// - Precondition: the three have the same length.
  public init(shares: [Double], gains: [Double], thresholds: [Double]) {
    precondition(
      shares.count == gains.count && shares.count == thresholds.count, "a curve has as many x as y as thresholds")
    self.shares = shares
    self.gains = gains
    self.thresholds = thresholds
  }

  /// How many times as many positives as a random choice of as many records holds.
  ///
  /// Without the first point, where nothing is chosen: one shorter than `shares`.
  public var lifts: [Double] {
    zip(shares, gains).dropFirst().map { $1 / $0 }
  }
}

extension ScoredOutcomes {
  /// Thinned evenly to `limit` points with both ends kept; points on a straight line are left out unless wanted.
  public func gainCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> GainCurve? {
    GainCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  /// Share of all positives among the highest scores that make up a share of the records.
  ///
  /// Where the share ends among equal scores, it takes positives from them in proportion.
  /// - Parameter share: 0…1, by weight; else the result is `nil`.
  /// - Complexity: O(n).
  public func gain(atShare share: Double) -> Double? {
    gainInSweep(atShare: share)
  }

  /// `gain(atShare:)` over the share itself; `nil` at a share of 0.
  public func lift(atShare share: Double) -> Double? {
    gain(atShare: share).flatMap { Ratio.defined($0, share) }
  }
}

extension ScoreHistogram {
  /// As that of exact scores, scores within a bin taken as equal.
  public func gainCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> GainCurve? {
    GainCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }
}

extension GainCurve {
  @inline(__always)
  fileprivate init?(_ sweep: some ThresholdSweep, limit: Int, dropsIntermediate: Bool) {
    guard sweep.hasBothClasses else { return nil }
    let points = CurvePoints(of: sweep, limit: max(limit, 3) - 1) { before, after in
      !dropsIntermediate || before.positives != after.positives || before.negatives != after.negatives
    }.points
    guard let end = points.last else { return nil }
    let total = end.truePositives + end.falsePositives
    self.init(
      shares: [0] + points.map { ($0.truePositives + $0.falsePositives) / total },
      gains: [0] + points.map { $0.truePositives / end.truePositives },
      thresholds: [.infinity] + points.map(\.threshold))
  }
}

extension ThresholdSweep {
  fileprivate func gainInSweep(atShare share: Double) -> Double? {
    guard hasBothClasses, share >= 0, share <= 1 else { return nil }
    let end = share * (positiveTotal + negativeTotal)
    var taken = 0.0
    var found = CompensatedSum()
    forEachStep { step in
      let size = step.positives + step.negatives
      let within = Swift.min(size, end - taken)
      if within > 0 { found.add(within == size ? step.positives : step.positives * (within / size)) }
      taken += size
    }
    return Swift.min(found.value / positiveTotal, 1)
  }
}
