/// Precision over recall, thresholds rising and recall falling, in the order of scikit-learn.
///
/// The last point has recall 0, precision 1 and no threshold, so `thresholds` is one shorter than the others.
public struct PrecisionRecallCurve: Sendable, Equatable {
  public let precision: [Double]
  public let recall: [Double]
  public let thresholds: [Double]

  /// - Precondition: `precision` and `recall` have the same length, one more than `thresholds`.
  public init(precision: [Double], recall: [Double], thresholds: [Double]) {
    precondition(
      precision.count == recall.count && precision.count == thresholds.count + 1,
      "a precision–recall curve has one point more than thresholds")
    self.precision = precision
    self.recall = recall
    self.thresholds = thresholds
  }
}

extension PrecisionRecallCurve {
  /// Drops the inner points of a stretch of constant recall, which is scikit-learn's `drop_intermediate`.
  @inline(__always)
  init?(_ sweep: some ThresholdSweep, limit: Int, dropsIntermediate: Bool) {
    guard sweep.hasBothClasses else { return nil }
    let points = CurvePoints(of: sweep, limit: max(limit, 3) - 1) { before, after in
      !dropsIntermediate || before.positives > 0 || after.positives > 0
    }.points.reversed()
    guard let end = points.first else { return nil }
    self.init(
      precision: points.map { $0.truePositives / ($0.truePositives + $0.falsePositives) } + [1],
      recall: points.map { $0.truePositives / end.truePositives } + [0],
      thresholds: points.map(\.threshold))
  }
}
