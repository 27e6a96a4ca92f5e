/// True positive rate over false positive rate, thresholds falling.
///
/// The first point is (0, 0) with the threshold +∞; a record is positive when its score ≥ the threshold.
public struct ROCCurve: Sendable, Equatable {
  public let fpr: [Double]
  public let tpr: [Double]
  public let thresholds: [Double]

  /// - Precondition: the three have the same length.
  public init(fpr: [Double], tpr: [Double], thresholds: [Double]) {
    precondition(fpr.count == tpr.count && fpr.count == thresholds.count, "a curve has as many x as y as thresholds")
    self.fpr = fpr
    self.tpr = tpr
    self.thresholds = thresholds
  }
}

extension ROCCurve {
  /// Drops a point when the steps into it and out of it are equal, which is scikit-learn's `drop_intermediate`.
  @inline(__always)
  init?(_ sweep: some ThresholdSweep, limit: Int, dropsIntermediate: Bool) {
    guard sweep.hasBothClasses else { return nil }
    let points = CurvePoints(of: sweep, limit: max(limit, 3) - 1) { before, after in
      !dropsIntermediate || before.positives != after.positives || before.negatives != after.negatives
    }.points
    // Divided by the sums of the sweep itself, so that the last point is exactly (1, 1) with weights too.
    guard let end = points.last else { return nil }
    self.init(
      fpr: [0] + points.map { $0.falsePositives / end.falsePositives },
      tpr: [0] + points.map { $0.truePositives / end.truePositives },
      thresholds: [.infinity] + points.map(\.threshold))
  }
}
