/// How well one class is told from all others.
///
/// `precision`, `recall`, `f1` and `jaccard` are 0 where their denominator is 0, as scikit-learn reports them; the
/// rates among actual negatives and positives are `nil` where there are none.
public struct ClassFigures: Sendable, Equatable {
  public let truePositives: Double
  public let falsePositives: Double
  public let falseNegatives: Double
  public let trueNegatives: Double

  public init(truePositives: Double, falsePositives: Double, falseNegatives: Double, trueNegatives: Double) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  /// Records that are in truth of this class.
  public var support: Double {
    truePositives + falseNegatives
  }

  public var precision: Double {
    Ratio.orZero(truePositives, truePositives + falsePositives)
  }

  public var recall: Double {
    Ratio.orZero(truePositives, support)
  }

  public var f1: Double {
    fBeta(1)
  }

  /// The harmonic mean of precision and recall in which recall counts `beta` times as much.
  public func fBeta(_ beta: Double) -> Double {
    let factor = beta * beta
    let hits = (1 + factor) * truePositives
    return Ratio.orZero(hits, hits + factor * falseNegatives + falsePositives)
  }

  /// Agreement over union of actual and predicted.
  public var jaccard: Double {
    Ratio.orZero(truePositives, truePositives + falsePositives + falseNegatives)
  }

  public var specificity: Double? {
    Ratio.defined(trueNegatives, trueNegatives + falsePositives)
  }

  public var falsePositiveRate: Double? {
    Ratio.defined(falsePositives, trueNegatives + falsePositives)
  }

  public var falseNegativeRate: Double? {
    Ratio.defined(falseNegatives, support)
  }

  public var negativePredictiveValue: Double? {
    Ratio.defined(trueNegatives, trueNegatives + falseNegatives)
  }
}

/// Division with the two readings of a zero denominator that evaluation knows.
enum Ratio {
  static func defined(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator > 0 ? (numerator / denominator).ifFinite : nil
  }

  static func orZero(_ numerator: Double, _ denominator: Double) -> Double {
    defined(numerator, denominator) ?? 0
  }
}
