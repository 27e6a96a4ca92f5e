internal import Glibc

/// Anomalies as the rows that few random cuts set apart from the rest.
///
///     var forest = try IsolationForest(fitting: rows, IsolationForest.Parameters())
///     forest.scores(rows)  // within 0…1, about .5 where nothing stands out
///
/// Each tree cuts a random part of the rows at random columns and thresholds; the score is 2^(−E[h]/c(ψ)) of the mean
/// path length h. Rows with missing values are left out of the fit. The same seed gives the same forest on every
/// machine.
/// - Complexity: fit O(trees · ψ log ψ), and O(rows · columns) to find the complete rows; scores O(rows · trees · log
///   ψ). A tree takes 20 bytes for each of its 2^⌈log₂ ψ⌉ leaves.
/// - Reference: Liu, Ting, Zhou, "Isolation-Based Anomaly Detection", doi:10.1145/2133360.2133363. Thresholds, depth
///   limit and path lengths as in scikit-learn's `IsolationForest`, whose `score_samples` is this score negated; the
///   random numbers are not the same, so single scores differ from there as those of two seeds do.
public struct IsolationForest: AnomalyDetector {
  public struct Parameters: MethodParameters {
    public var treeCount = 100
    /// ψ: rows that each tree is grown from, or all if there are fewer.
    public var sampleCount = 256
    /// Part of the columns that each tree may cut, at least one.
    public var columnShare = 1.0
    /// Part of a column's range in a node by which its cuts may lie beyond it; 0 as published. Without one, a row that
    /// lies far outside all rows of the fit goes the way of their extremes: where those are not rare, as of an even
    /// distribution, it is no anomaly.
    public var margin = 0.0
    public var seed: UInt64 = 0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("n_estimators", \.treeCount, in: 1...10_000, "trees"),
      .count("max_samples", \.sampleCount, in: 2...4096, "rows that each tree is grown from"),
      .number("max_features", \.columnShare, above: 0, upTo: 1, "part of the columns that each tree may cut"),
      .number("margin", \.margin, from: 0, upTo: 10, "part of a range by which cuts may lie beyond it"),
      .seed(\.seed),
    ]
  }

  public let parameters: Parameters
  public let columnCount: Int
  let trees: [IsolationTree]
  /// c(ψ): what a mean path length is measured against.
  private let unitPathLength: Double

  public init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) {
    try self.init(fitting: rows, parameters) { _, _ in }
  }

  /// - Parameter eachTree: is handed every tree with the rows that it grew on.
  init(
    fitting rows: FeatureMatrix, _ parameters: Parameters, eachTree: (IsolationTree, ArraySlice<Int>) -> Void
  ) throws(FitFailure) {
    var candidates = try rows.rowsForFit()
    let sampleCount = min(parameters.sampleCount, candidates.count)
    var generator = SplitMix64(seed: parameters.seed)
    self.parameters = parameters
    columnCount = rows.columnCount
    unitPathLength = IsolationTree.expectedPathLength(rowCount: sampleCount)
    let splittable = max(1, Int(parameters.columnShare * Double(rows.columnCount)))
    var columns = Array(0..<rows.columnCount)
    var trees: [IsolationTree] = []
    for _ in 0..<parameters.treeCount {
      generator.moveSample(of: sampleCount, toFrontOf: &candidates)
      generator.moveSample(of: splittable, toFrontOf: &columns)
      let sample = IsolationSample(
        rows, rows: candidates.prefix(sampleCount), columns: columns.prefix(splittable), margin: parameters.margin)
      let tree = IsolationTree(growingOn: sample, &generator)
      eachTree(tree, candidates.prefix(sampleCount))
      trees.append(tree)
    }
    self.trees = trees
  }

  /// Between 0 and 1.
  public func scores(_ rows: FeatureMatrix) -> [Double?] {
    precondition(rows.columnCount == columnCount, "rows are scored with the columns of the fit")
    var scores = [Double?](repeating: nil, count: rows.rowCount)
    IsolationDescent(trees, columnCount: columnCount).forEachPathLengthSum(of: rows) { row, sum in
      scores[row] = score(pathLengthSum: sum, treeCount: trees.count)
    }
    return scores
  }

  func score(pathLengthSum sum: Double, treeCount: Int) -> Double {
    exp2(-sum / (unitPathLength * Double(treeCount)))
  }
}

extension SplitMix64 {
  /// Exchanges elements so that the first `count` are a random choice without repetition.
  fileprivate mutating func moveSample(of count: Int, toFrontOf elements: inout [Int]) {
    for place in 0..<count where elements.count > place + 1 {
      elements.swapAt(place, place + index(below: elements.count - place))
    }
  }
}

extension AnomalyDetectorKind {
  public static let isolationForest = Self(
    id: "isolation-forest", summary: "Rows that few random cuts set apart", IsolationForest.self)
}
