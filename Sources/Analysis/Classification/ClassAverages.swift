/// How the figures of single classes become one.
public enum ClassAverage: String, Sendable, CaseIterable {
  /// The plain mean over every class of the matrix, also over classes that never occur.
  case macro
  /// From the counts of all classes together; with one label a record precision, recall and F1 are the accuracy.
  case micro
  /// The mean weighted by support.
  case weighted
}

/// Figures over all classes, averaged in the three usual ways; a zero denominator counts as 0.
///
///     matrix.averages.macro.f1
///     matrix.averages.mean(.weighted) { $0.fBeta(2) }
public struct ClassAverages: Sendable, Equatable {
  public struct Figures: Sendable, Equatable {
    public let precision: Double
    public let recall: Double
    public let f1: Double

    public init(precision: Double, recall: Double, f1: Double) {
      self.precision = precision
      self.recall = recall
      self.f1 = f1
    }
  }

  private let classes: [ClassFigures]
  private let pooled: ClassFigures

  public init(_ classes: [ClassFigures]) {
    self.classes = classes
    pooled = ClassFigures(
      truePositives: classes.reduce(0) { $0 + $1.truePositives },
      falsePositives: classes.reduce(0) { $0 + $1.falsePositives },
      falseNegatives: classes.reduce(0) { $0 + $1.falseNegatives },
      trueNegatives: classes.reduce(0) { $0 + $1.trueNegatives })
  }

  public var macro: Figures { figures(.macro) }
  public var micro: Figures { figures(.micro) }
  public var weighted: Figures { figures(.weighted) }

  /// The average of any figure of a class, such as Fβ or Jaccard's.
  public func mean(_ average: ClassAverage, of figure: (ClassFigures) -> Double) -> Double {
    switch average {
    case .macro: Ratio.orZero(classes.reduce(0) { $0 + figure($1) }, Double(classes.count))
    case .micro: figure(pooled)
    case .weighted:
      Ratio.orZero(
        classes.reduce(0) { $0 + $1.support * figure($1) }, classes.reduce(0) { $0 + $1.support })
    }
  }

  private func figures(_ average: ClassAverage) -> Figures {
    Figures(
      precision: mean(average, of: \.precision), recall: mean(average, of: \.recall), f1: mean(average, of: \.f1))
  }
}
