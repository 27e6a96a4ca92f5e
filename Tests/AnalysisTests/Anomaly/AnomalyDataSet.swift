import Analysis
import TestSupport

/// A data set of ../shared/data/anomaly: rows of features and which of them are anomalous.
struct AnomalyDataSet {
  static let names = ["breastw", "Pima", "glass", "Stamps"]
  static let folder = "data/anomaly"

  private var columns: [[Double]]
  private var labels: [Bool]

  init(_ name: String) throws {
    let table = try SharedData.columns("\(Self.folder)/\(name).csv.gz")
    let features = (0..<(table.count - 1)).compactMap { table["x\($0)"] }
    columns = features.map { column in column.compactMap { Double($0) } }
    labels = (table["label"] ?? []).map { Double($0) == 1 }
  }

  /// What scikit-learn made of it.
  static func expected(_ name: String) throws -> [String: Any] {
    let all = try SharedData.json("\(folder)/expected.json") as? [String: Any]
    return ((all?["datasets"] as? [String: Any])?[name] as? [String: Any]) ?? [:]
  }

  var rows: FeatureMatrix { FeatureMatrix(columns: columns) }

  var rowCount: Int { labels.count }

  /// Columns with mean 0 and standard deviation 1 (n in the denominator).
  var standardized: FeatureMatrix {
    FeatureMatrix(
      columns: columns.map { column in
        let count = Double(column.count)
        let mean = column.reduce(0, +) / count
        let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        return column.map { ($0 - mean) / deviation }
      })
  }

  /// The files lie sorted by label; this walks around them in steps.
  func reordered(step: Int) -> AnomalyDataSet {
    let order = (0..<rowCount).map { $0 * step % rowCount }
    var result = self
    result.columns = columns.map { column in order.map { column[$0] } }
    result.labels = order.map { labels[$0] }
    return result
  }

  /// Rows without a score do not count.
  func rocAUC(_ scores: [Double?]) -> Double? {
    var positives: [Double] = []
    var negatives: [Double] = []
    for (score, isAnomaly) in zip(scores, labels) {
      guard let score else { continue }
      if isAnomaly { positives.append(score) } else { negatives.append(score) }
    }
    return ScoredOutcomes(positives: positives, negatives: negatives).rocAUC
  }
}
