/// Outcomes that can be walked through by falling score, equal scores in one step.
protocol ThresholdSweep {
  var positiveTotal: Double { get }
  var negativeTotal: Double { get }
  /// Calls `body` once for every distinct score, with the weight that turns positive when the threshold reaches it.
  func forEachStep(_ body: (SweepStep) -> Void)
}

struct SweepStep {
  let threshold: Double
  let positives: Double
  let negatives: Double
}

extension ThresholdSweep {
  /// A curve over thresholds means something only when both classes occur.
  var hasBothClasses: Bool {
    positiveTotal > 0 && negativeTotal > 0 && positiveTotal.isFinite && negativeTotal.isFinite
  }
}

/// What one sweep over all thresholds yields.
struct SweepFigures: Sendable, Equatable {
  let rocAUC: Double
  let averagePrecision: Double
  let kolmogorovSmirnov: Double

  /// `nil` when a class is missing.
  @inline(__always)
  init?(_ sweep: some ThresholdSweep) {
    guard sweep.hasBothClasses else { return nil }
    let positiveTotal = sweep.positiveTotal
    let negativeTotal = sweep.negativeTotal
    var truePositives = 0.0
    var falsePositives = 0.0
    var area = CompensatedSum()
    var precisions = CompensatedSum()
    var largestGap = 0.0
    sweep.forEachStep { step in
      area.add(step.negatives * (truePositives + step.positives / 2))
      truePositives += step.positives
      falsePositives += step.negatives
      if step.positives > 0 {
        precisions.add(step.positives * (truePositives / (truePositives + falsePositives)))
      }
      largestGap = max(largestGap, abs(truePositives * negativeTotal - falsePositives * positiveTotal))
    }
    rocAUC = area.value / positiveTotal / negativeTotal
    averagePrecision = precisions.value / positiveTotal
    kolmogorovSmirnov = largestGap / positiveTotal / negativeTotal
  }
}
