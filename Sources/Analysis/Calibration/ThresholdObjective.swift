/// What a decision threshold shall be best at.
///
///     ThresholdObjective.cost(CostMatrix(falseNegative: 10))
public enum ThresholdObjective: Sendable, Equatable {
  /// The lowest cost a record.
  case cost(CostMatrix)
  /// The highest F1 of the positive class.
  case f1
  /// The highest recall + specificity − 1.
  case youden

  /// The cost a record, the F1 or Youden's J.
  ///
  /// - Parameter confusion: two classes, negative first.
  /// - Returns: `nil` where it is undefined: without records, for F1 without positives, for Youden's J without both
  ///   classes.
  /// - Precondition: the matrix has two classes.
  public func value(of confusion: ConfusionMatrix) -> Double? {
    precondition(confusion.classCount == 2, "a threshold divides two classes")
    return value(
      ThresholdCounts(
        truePositives: confusion[1, 1], falsePositives: confusion[0, 1],
        positiveTotal: confusion[1, 0] + confusion[1, 1], negativeTotal: confusion[0, 0] + confusion[0, 1]))
  }

  @inline(__always)
  func value(_ counts: ThresholdCounts) -> Double? {
    let hits = counts.truePositives
    let alarms = counts.falsePositives
    switch self {
    case .cost(let costs):
      return Ratio.defined(
        costs.total(
          truePositives: hits, falsePositives: alarms, trueNegatives: counts.negativeTotal - alarms,
          falseNegatives: counts.positiveTotal - hits),
        counts.positiveTotal + counts.negativeTotal)
    case .f1:
      guard counts.positiveTotal > 0 else { return nil }
      return Ratio.defined(2 * hits, hits + alarms + counts.positiveTotal)
    case .youden:
      guard let recall = Ratio.defined(hits, counts.positiveTotal) else { return nil }
      return Ratio.defined(alarms, counts.negativeTotal).map { recall - $0 }
    }
  }

  @inline(__always)
  func isBetter(_ value: Double, than other: Double) -> Bool {
    if case .cost = self { value < other } else { value > other }
  }
}

/// What lies at or above a threshold, and in all.
struct ThresholdCounts {
  var truePositives = 0.0
  var falsePositives = 0.0
  var positiveTotal: Double
  var negativeTotal: Double
}
