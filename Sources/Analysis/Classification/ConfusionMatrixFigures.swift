// The figures of a whole matrix. Each needs the row and column sums, so a figure costs O(classes²).

extension ConfusionMatrix {
  public var total: Double {
    counts.reduce(0, +)
  }

  public var accuracy: Double? {
    let marginals = Marginals(self)
    return Ratio.defined(marginals.agreed, marginals.total)
  }

  /// Mean recall over the classes that occur.
  public var balancedAccuracy: Double? {
    let marginals = Marginals(self)
    let recalls = (0..<classCount).compactMap { Ratio.defined(self[$0, $0], marginals.actual[$0]) }
    return Ratio.defined(recalls.reduce(0, +), Double(recalls.count))
  }

  /// Correlation of actual and predicted class; 0 when either never varies, as scikit-learn has it.
  ///
  /// - Reference: Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient",
  ///   doi:10.1016/j.compbiolchem.2004.09.006.
  public var matthewsCorrelation: Double? {
    let marginals = Marginals(self)
    let total = marginals.total
    guard total > 0 else { return nil }
    let spread = Self.variation(marginals.actual, total) * Self.variation(marginals.predicted, total)
    guard spread > 0 else { return 0 }
    // Exact for whole counts, so that independence gives exactly 0.
    var covariance = CompensatedSum()
    covariance.addProduct(marginals.agreed, total)
    for index in 0..<classCount { covariance.addProduct(-marginals.actual[index], marginals.predicted[index]) }
    return (covariance.value / total / total / spread.squareRoot()).ifFinite
  }

  /// Agreement beyond chance; `nil` when chance alone agrees always, as when a single class is all there is.
  public var cohenKappa: Double? {
    let marginals = Marginals(self)
    let total = marginals.total
    guard total > 0 else { return nil }
    // Disagreement observed and expected by chance: summing what differs keeps precision when almost all agrees.
    var expected = CompensatedSum()
    for index in 0..<classCount {
      expected.addProduct(marginals.actual[index], total - marginals.predicted[index])
    }
    return Ratio.defined((total - marginals.agreed) * total, expected.value).map { 1 - $0 }
  }

  /// - Precondition: `index` lies below `classCount`.
  public func classFigures(_ index: Int) -> ClassFigures {
    precondition((0..<classCount).contains(index), "a class lies outside the matrix")
    return figures(of: index, Marginals(self))
  }

  /// The figures of every class, in order, for the cost of one.
  public var allClassFigures: [ClassFigures] {
    let marginals = Marginals(self)
    return (0..<classCount).map { figures(of: $0, marginals) }
  }

  public var averages: ClassAverages {
    ClassAverages(allClassFigures)
  }

  private func figures(of index: Int, _ marginals: Marginals) -> ClassFigures {
    let hits = self[index, index]
    let falsePositives = marginals.predicted[index] - hits
    let falseNegatives = marginals.actual[index] - hits
    return ClassFigures(
      truePositives: hits, falsePositives: falsePositives, falseNegatives: falseNegatives,
      trueNegatives: marginals.total - hits - falsePositives - falseNegatives)
  }

  /// 1 − Σ share², written so that a class that holds everything gives exactly 0.
  private static func variation(_ sums: [Double], _ total: Double) -> Double {
    sums.reduce(0) { $0 + ($1 / total) * ((total - $1) / total) }
  }
}

/// Row sums, column sums, diagonal and total of a confusion matrix.
private struct Marginals {
  private(set) var actual: [Double]
  private(set) var predicted: [Double]
  private(set) var agreed = 0.0
  private(set) var total = 0.0

  init(_ matrix: ConfusionMatrix) {
    actual = Array(repeating: 0, count: matrix.classCount)
    predicted = actual
    for row in 0..<matrix.classCount {
      for column in 0..<matrix.classCount {
        actual[row] += matrix[row, column]
        predicted[column] += matrix[row, column]
      }
      agreed += matrix[row, row]
    }
    total = actual.reduce(0, +)
  }
}
