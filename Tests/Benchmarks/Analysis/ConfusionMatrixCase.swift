internal import Analysis

extension BenchmarkCase {
  /// Beside bench/c02_confusion_sklearn.sh: its `confusion_matrix_s` and `classification_report_s` against ours.
  static let confusionMatrix = BenchmarkCase(
    id: "confusion-matrix", summary: "Confusion matrix and all its figures over 10 M records of 10 classes"
  ) { input in
    let data = try ClassCodes(input)
    let (countSeconds, matrix) = Stopwatch.time {
      var matrix = ConfusionMatrix(classCount: 10)
      matrix.add(actual: data.actual, predicted: data.predicted)
      return matrix
    }
    let (reportSeconds, report) = Stopwatch.time { Report(matrix) }
    return [
      "confusion_s": countSeconds, "report_s": reportSeconds, "total_s": countSeconds + reportSeconds,
      "accuracy": report.matrixFigures[0] ?? -1, "macro_f1": report.averages.macro.f1,
      "figures": Double(report.matrixFigures.count + report.classFigures.count * 10), "n": matrix.total,
    ]
  }
}

private struct Report {
  let matrixFigures: [Double?]
  let classFigures: [[Double?]]
  let averages: ClassAverages

  init(_ matrix: ConfusionMatrix) {
    matrixFigures = ConfusionMatrix.Figure.allCases.map { matrix.value(of: $0) }
    classFigures = matrix.allClassFigures.map { figures in
      ClassFigures.Figure.allCases.map { figures.value(of: $0) }
    }
    averages = matrix.averages
  }
}

private struct ClassCodes {
  var actual: [Int8]
  var predicted: [Int8]

  init(_ input: BenchmarkInput) throws {
    let rows = input.rowLimit ?? 10_000_000
    if let actual = try input.array("cls10_10m_y.npy"), let predicted = try input.array("cls10_10m_p.npy") {
      self.actual = actual.values.prefix(rows).map { Int8($0) }
      self.predicted = predicted.values.prefix(rows).map { Int8($0) }
      return
    }
    var random = SplitMix64(seed: 2)
    actual = (0..<rows).map { _ in Int8(random.index(below: 10)) }
    predicted = actual.map { random.uniform() < 0.8 ? $0 : Int8(random.index(below: 10)) }
  }
}
