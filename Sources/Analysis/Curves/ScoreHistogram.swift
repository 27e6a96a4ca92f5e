/// Scores of binary records counted in fixed bins, for when there are too many to keep.
///
/// Merges in any order to the same counts. The curves and areas treat the scores of a bin as equal; `aucBinningError`
/// bounds what that can change. NaN scores, and weights that are not positive finite numbers, are left out.
/// - Complexity: O(1) an update, memory O(bins in use), at most 150 kB for scores in 0…1.
public struct ScoreHistogram: Sendable {
  private var positives = DenseCounts<Double>()
  private var negatives = DenseCounts<Double>()
  private var isWeighted = false

  public init() {}

  public mutating func add(score: Double, isPositive: Bool, weight: Double = 1) {
    guard !score.isNaN, weight > 0, weight < .infinity else { return }
    if weight != 1 { isWeighted = true }
    if isPositive {
      positives.add(weight, at: ScoreBins.key(of: score))
    } else {
      negatives.add(weight, at: ScoreBins.key(of: score))
    }
  }

  public mutating func merge(_ other: ScoreHistogram) {
    positives.merge(other.positives)
    negatives.merge(other.negatives)
    isWeighted = isWeighted || other.isWeighted
  }
}

extension ScoreHistogram {
  /// Area under the ROC curve, ties within a bin counting half.
  public var rocAUC: Double? {
    SweepFigures(self)?.rocAUC
  }

  public var averagePrecision: Double? {
    SweepFigures(self)?.averagePrecision
  }

  public var kolmogorovSmirnov: Double? {
    SweepFigures(self)?.kolmogorovSmirnov
  }

  /// The most by which the AUC of the exact scores can differ: half the pairs of opposite classes that share a bin.
  public var aucBinningError: Double? {
    guard hasBothClasses else { return nil }
    let positiveTotal = positiveTotal
    let negativeTotal = negativeTotal
    var shared = CompensatedSum()
    forEachStep { shared.add(($0.positives / positiveTotal) * ($0.negatives / negativeTotal)) }
    return shared.value / 2
  }

  public func rocCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> ROCCurve? {
    ROCCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  public func precisionRecallCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> PrecisionRecallCurve? {
    PrecisionRecallCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  /// Negative class first; a bin counts as positive when its lower edge lies at or above the threshold or it holds it.
  public func counts(atThreshold threshold: Double) -> ConfusionMatrix {
    guard !threshold.isNaN else {
      return ConfusionMatrix(classCount: 2, counts: [negativeTotal, 0, positiveTotal, 0])
    }
    let key = ScoreBins.key(of: threshold)
    let hits = positives.sum(from: key)
    let falseAlarms = negatives.sum(from: key)
    return ConfusionMatrix(
      classCount: 2, counts: [negativeTotal - falseAlarms, falseAlarms, positiveTotal - hits, hits])
  }

  /// Variance of `rocAUC` as DeLong estimates it from the binned scores; `nil` with weights.
  public var deLongVariance: Double? {
    guard let rocAUC, !isWeighted else { return nil }
    return DeLong.variance(of: self, rocAUC: rocAUC)
  }

  /// Normal interval of `rocAUC`, which may reach beyond 0 and 1 and leaves the binning error out.
  public func deLongInterval(confidence: Double = 0.95) -> (low: Double, high: Double)? {
    guard let rocAUC, let deLongVariance else { return nil }
    return DeLong.interval(rocAUC: rocAUC, variance: deLongVariance, confidence: confidence)
  }
}

extension ScoreHistogram: ThresholdSweep {
  var positiveTotal: Double {
    positives.sum(from: .min)
  }

  var negativeTotal: Double {
    negatives.sum(from: .min)
  }

  func forEachStep(_ body: (SweepStep) -> Void) {
    let keys = [positives.keys, negatives.keys].filter { !$0.isEmpty }
    guard let first = keys.map(\.lowerBound).min(), let end = keys.map(\.upperBound).max() else { return }
    for key in (first..<end).reversed() {
      let step = SweepStep(
        threshold: ScoreBins.lowerEdge(of: key), positives: positives[key], negatives: negatives[key])
      if step.positives > 0 || step.negatives > 0 { body(step) }
    }
  }
}

extension ScoreHistogram: Codable {
  private enum CodingKeys: CodingKey {
    case positives
    case negatives
    case isWeighted
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    positives = try container.decode(DenseCounts<Double>.self, forKey: .positives)
    negatives = try container.decode(DenseCounts<Double>.self, forKey: .negatives)
    isWeighted = try container.decode(Bool.self, forKey: .isWeighted)
    guard (positives.counts + negatives.counts).allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .positives, in: container, debugDescription: "weights that are not positive")
    }
  }
}

extension ScoreHistogram: Packable {
  public func pack(into packer: inout Packer) {
    positives.pack(into: &packer)
    negatives.pack(into: &packer)
    packer.flag(isWeighted)
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    positives = try DenseCounts(unpacking: &unpacker)
    negatives = try DenseCounts(unpacking: &unpacker)
    isWeighted = try unpacker.flag()
    let isPossible = { (weight: Double) in weight >= 0 && weight < .infinity }
    guard positives.counts.allSatisfy(isPossible), negatives.counts.allSatisfy(isPossible) else {
      throw PackingFault("weights that are not positive")
    }
  }
}
