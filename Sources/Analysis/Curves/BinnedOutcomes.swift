/// Scores of binary records that were counted in given bins, as a histogram per class does, and the curves over them.
///
///     let outcomes = BinnedOutcomes(upperBounds: [0.5, .infinity], positives: [1, 9], negatives: [8, 2])
///     outcomes.rocAUC  // 0.85
///
/// A bin holds the scores above the bound before its own, up to and including its own: the reading of a Prometheus
/// histogram's `le`. So at a bound, only the scores above it count as positive. Every figure treats the scores of a bin
/// as equal and is `nil` when one of the classes is missing; `aucBinningError` bounds what that can change.
/// - Complexity: O(bins) a figure.
public struct BinnedOutcomes: Sendable, Equatable {
  /// Rising; the last one holds all that lies above the others.
  public let upperBounds: [Double]
  /// Records in truth positive in each bin.
  public let positives: [Double]
  public let negatives: [Double]
  let positiveTotal: Double
  let negativeTotal: Double

  /// - Precondition: the three have the same length, the bounds rise, no count is negative or NaN.
  public init(upperBounds: [Double], positives: [Double], negatives: [Double]) {
    precondition(
      positives.count == upperBounds.count && negatives.count == upperBounds.count, "every bin has two counts")
    precondition(zip(upperBounds, upperBounds.dropFirst()).allSatisfy { $0 < $1 }, "bounds of bins must rise")
    precondition((positives + negatives).allSatisfy { $0 >= 0 }, "a count is not negative")
    self.upperBounds = upperBounds
    self.positives = positives
    self.negatives = negatives
    positiveTotal = positives.reduce(0, +)
    negativeTotal = negatives.reduce(0, +)
  }
}

extension BinnedOutcomes {
  /// Area under the ROC curve, ties within a bin counting half.
  public var rocAUC: Double? {
    SweepFigures(self)?.rocAUC
  }

  /// Precision summed over the steps of recall, one step a bin, without interpolation.
  public var averagePrecision: Double? {
    SweepFigures(self)?.averagePrecision
  }

  /// The most by which the AUC of the exact scores can differ: half the pairs of opposite classes that share a bin.
  public var aucBinningError: Double? {
    guard hasBothClasses else { return nil }
    var shared = CompensatedSum()
    forEachStep { shared.add(($0.positives / positiveTotal) * ($0.negatives / negativeTotal)) }
    return shared.value / 2
  }

  /// Thresholds are the bounds below the bins, that of the first bin −∞; scores above one count as positive.
  public func rocCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> ROCCurve? {
    ROCCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  public func precisionRecallCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> PrecisionRecallCurve? {
    PrecisionRecallCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  /// Normal interval of `rocAUC` by DeLong's variance of the binned scores, which may reach beyond 0 and 1 and leaves
  /// the binning error out; `nil` with fewer than two records of a class.
  ///
  /// - Parameter confidence: of both sides together, between 0 and 1.
  public func deLongInterval(confidence: Double = 0.95) -> (low: Double, high: Double)? {
    guard let rocAUC, let variance = DeLong.variance(of: self, rocAUC: rocAUC) else { return nil }
    return DeLong.interval(rocAUC: rocAUC, variance: variance, confidence: confidence)
  }
}

extension BinnedOutcomes {
  /// The bound at which records can be counted that lies nearest to a threshold, the lower of two that are as near.
  ///
  /// Where all bounds are positive, 0 is one too, below which no score is taken to lie. `nil` for NaN or without a bound.
  public func bound(nearestTo threshold: Double) -> Double? {
    var bounds = upperBounds.filter(\.isFinite)
    if let first = bounds.first, first > 0 { bounds.insert(0, at: 0) }
    guard !threshold.isNaN else { return nil }
    return bounds.min { abs($0 - threshold) < abs($1 - threshold) }
  }

  /// Negative class first; the scores above `bound` count as positive, those of the bin that holds it do not.
  public func counts(above bound: Double) -> ConfusionMatrix {
    var (hits, falseAlarms) = (0.0, 0.0)
    for bin in upperBounds.indices where lowerBound(of: bin) >= bound {
      hits += positives[bin]
      falseAlarms += negatives[bin]
    }
    return ConfusionMatrix(
      classCount: 2, counts: [negativeTotal - falseAlarms, falseAlarms, positiveTotal - hits, hits])
  }

  private func lowerBound(of bin: Int) -> Double {
    if bin > 0 { return upperBounds[bin - 1] }
    return upperBounds[0] > 0 ? 0 : -.infinity
  }
}

extension BinnedOutcomes: ThresholdSweep {
  func forEachStep(_ body: (SweepStep) -> Void) {
    for bin in upperBounds.indices.reversed() where positives[bin] > 0 || negatives[bin] > 0 {
      body(
        SweepStep(
          threshold: bin > 0 ? upperBounds[bin - 1] : -.infinity, positives: positives[bin], negatives: negatives[bin]))
    }
  }
}
