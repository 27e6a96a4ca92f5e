/// Precision, recall and F1 over all classes, averaged in the three usual ways; a zero denominator counts as 0.
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

  /// The plain mean over every class of the matrix, also over classes that never occur.
  public let macro: Figures
  /// From the counts of all classes together; with one label a record this is the accuracy.
  public let micro: Figures
  /// The mean weighted by support.
  public let weighted: Figures

  public init(_ classes: [ClassFigures]) {
    macro = Self.mean(of: classes) { _ in 1 }
    weighted = Self.mean(of: classes, weight: \.support)
    let all = ClassFigures(
      truePositives: classes.reduce(0) { $0 + $1.truePositives },
      falsePositives: classes.reduce(0) { $0 + $1.falsePositives },
      falseNegatives: classes.reduce(0) { $0 + $1.falseNegatives }, trueNegatives: 0)
    micro = Figures(precision: all.precision, recall: all.recall, f1: all.f1)
  }

  private static func mean(of classes: [ClassFigures], weight: (ClassFigures) -> Double) -> Figures {
    let total = classes.reduce(0) { $0 + weight($1) }
    func mean(_ figure: (ClassFigures) -> Double) -> Double {
      Ratio.orZero(classes.reduce(0) { $0 + weight($1) * figure($1) }, total)
    }
    return Figures(precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1))
  }
}
