/// Whether scores come closer to probabilities by calibrating them, judged on records kept out of the fit.
///
///     CalibrationNeed(outcomes, method: .isotonic)?.isWorthwhile  // true for scores that overstate
///
/// The records are dealt into ten folds of equal class shares; each fold is calibrated by what the other nine teach.
/// Expected calibration errors are over ten bins of equally many records, records of one score sharing their fate.
/// - Complexity: ten fits.
/// - Reference: as NannyML 0.13's `needs_calibration`; its ten drawings of a tenth are a partition here, so that every
///   record counts once.
public struct CalibrationNeed: Sendable, Equatable, Codable {
  /// Expected calibration error of the scores as they are; `nil` when one of them is no probability.
  public let errorBefore: Double?
  public let errorAfter: Double
  /// Brier score of the calibrated records kept out: the measure by which methods are chosen, for it has no bins.
  public let brierAfter: Double

  static let foldCount = 10
  private static let binCount = 10

  /// - Parameter seed: of the dealing.
  /// - Returns: `nil` with weights, or with fewer than ten records of either class.
  public init?(_ outcomes: ScoredOutcomes, method: CalibratorKind, seed: UInt64 = 0) {
    var generator = SplitMix64(seed: seed)
    guard outcomes.positiveWeights == nil,
      let positives = Self.deal(outcomes.positives, with: &generator),
      let negatives = Self.deal(outcomes.negatives, with: &generator)
    else { return nil }
    var calibratedPositives: [Double] = []
    var calibratedNegatives: [Double] = []
    for fold in 0..<Self.foldCount {
      let others = (0..<Self.foldCount).filter { $0 != fold }
      let rest = ScoredOutcomes(
        positives: others.flatMap { positives[$0] }, negatives: others.flatMap { negatives[$0] })
      guard let calibrator = method.fit(rest) else { return nil }
      calibratedPositives += calibrator.probabilities(of: positives[fold])
      calibratedNegatives += calibrator.probabilities(of: negatives[fold])
    }
    let after = ScoredOutcomes(positives: calibratedPositives, negatives: calibratedNegatives)
    guard let errorAfter = Self.calibrationError(after) else { return nil }
    self.errorAfter = errorAfter
    let count = Double(calibratedPositives.count + calibratedNegatives.count)
    brierAfter =
      (calibratedPositives.reduce(0) { $0 + (1 - $1) * (1 - $1) } + calibratedNegatives.reduce(0) { $0 + $1 * $1 })
      / count
    errorBefore = outcomes.areProbabilities ? Self.calibrationError(outcomes) : nil
  }

  /// True also when the scores are no probabilities.
  public var isWorthwhile: Bool {
    errorBefore.map { $0 > errorAfter } ?? true
  }

  private static func deal(_ scores: [Double], with generator: inout SplitMix64) -> [[Double]]? {
    guard scores.count >= foldCount else { return nil }
    let shuffled = scores.shuffled(using: &generator)
    return (0..<foldCount).map { fold in
      stride(from: fold, to: shuffled.count, by: foldCount).map { shuffled[$0] }
    }
  }

  private static func calibrationError(_ outcomes: ScoredOutcomes) -> Double? {
    let total = outcomes.positiveTotal + outcomes.negativeTotal
    guard total > 0 else { return nil }
    // What each bin says too much in all; a group of one score may be cut between bins.
    var excess = [Double](repeating: 0, count: binCount)
    let width = total / Double(binCount)
    var bin = 0
    var room = width
    outcomes.forEachStep { step in
      let weight = step.positives + step.negatives
      let excessEach = step.threshold - step.positives / weight
      var left = weight
      while left > 0 {
        let part = bin == binCount - 1 ? left : min(left, room)
        excess[bin] += part * excessEach
        left -= part
        room -= part
        if room <= 0, bin < binCount - 1 {
          bin += 1
          room = width
        }
      }
    }
    return (excess.reduce(0) { $0 + abs($1) } / total).ifFinite
  }
}

extension ScoredOutcomes {
  /// Whether every score lies within 0…1.
  var areProbabilities: Bool {
    [positives.first, negatives.first].allSatisfy { $0 ?? 0 >= 0 }
      && [positives.last, negatives.last].allSatisfy { $0 ?? 1 <= 1 }
  }
}
