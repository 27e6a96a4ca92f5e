/// Outcomes with the classes exchanged: the negative class is the one looked for, and a lower score speaks for it.
///
/// Walks over the sorted scores from the other end, so that nothing is copied or sorted again.
struct ReversedOutcomes: ThresholdSweep {
  let outcomes: ScoredOutcomes

  var positiveTotal: Double { outcomes.negativeTotal }
  var negativeTotal: Double { outcomes.positiveTotal }

  @inline(__always)
  func forEachStep(_ body: (SweepStep) -> Void) {
    let (positives, negatives) = (outcomes.positives, outcomes.negatives)
    var (positive, negative) = (0, 0)
    while positive < positives.count || negative < negatives.count {
      let score = Swift.min(
        positive < positives.count ? positives[positive] : .infinity,
        negative < negatives.count ? negatives[negative] : .infinity)
      let (positiveStart, negativeStart) = (positive, negative)
      while positive < positives.count, positives[positive] == score { positive += 1 }
      while negative < negatives.count, negatives[negative] == score { negative += 1 }
      body(
        SweepStep(
          threshold: -score, positives: weight(outcomes.negativeWeights, negativeStart..<negative),
          negatives: weight(outcomes.positiveWeights, positiveStart..<positive)))
    }
  }

  private func weight(_ weights: [Double]?, _ run: Range<Int>) -> Double {
    weights.map { $0[run].reduce(0, +) } ?? Double(run.count)
  }
}

extension ScoredOutcomes {
  /// Areas with the negative class taken for the positive one, as a report for each class needs them.
  ///
  /// - Complexity: O(n).
  public var reversedAreas: (rocAUC: Double, averagePrecision: Double)? {
    SweepFigures(ReversedOutcomes(outcomes: self)).map { ($0.rocAUC, $0.averagePrecision) }
  }
}
