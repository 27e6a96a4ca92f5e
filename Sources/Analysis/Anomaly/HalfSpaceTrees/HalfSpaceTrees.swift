/// Anomalies in a stream of rows as those that fall where few rows of the last full window fell.
///
///     var trees = try HalfSpaceTrees(fitting: history, HalfSpaceTrees.Parameters())
///     trees.scores(today)  // within 0…1; every row is learned after it was scored
///
/// Random trees halve the space of the features before any row is seen, within the ranges of the fitted rows; rows
/// beyond them count with the outermost cells. Each full window of rows becomes the reference for the next one.
/// - Complexity: O(trees · height) a row; memory O(trees · 2^height).
/// - Reference: Tan, Ting, Liu, "Fast anomaly detection for streaming data", IJCAI 2011; sizes, padding and the score
///   that sums over all levels as in River's `HalfSpaceTrees` behind its `MinMaxScaler`, but with the ranges of the
///   fitted rows from the start. The random numbers are not the same, so single scores differ as those of two seeds do.
public struct HalfSpaceTrees: AnomalyDetector {
  public struct Parameters: MethodParameters {
    public var treeCount = 10
    public var height = 8
    /// Rows whose number in each cell the next ones are judged by.
    public var windowSize = 250
    public var seed: UInt64 = 0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("n_trees", \.treeCount, in: 1...1000, "trees"),
      .count("height", \.height, in: 1...12, "halvings from the root of a tree to a leaf"),
      .count("window_size", \.windowSize, in: 2...1_000_000, "rows that make up a window"),
      .seed(\.seed),
    ]
  }

  public let parameters: Parameters
  public let columnCount: Int
  /// Rows of a window: fewer than wanted where there are not that many to fit on.
  private let windowSize: Int
  private var trees: [HalfSpaceTree]
  /// Rows in the window that is being filled.
  private var windowCount = 0
  private var hasReference = false

  /// Learns all complete rows in their order.
  public init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) {
    self.init(parameters, fitted: try rows.rowsForFit(), of: rows)
    _ = scores(rows)
  }

  private init(_ parameters: Parameters, fitted: [Int], of rows: FeatureMatrix) {
    self.parameters = parameters
    columnCount = rows.columnCount
    windowSize = min(parameters.windowSize, fitted.count)
    let ranges = rows.ranges(in: fitted)
    var generator = SplitMix64(seed: parameters.seed)
    trees = (0..<parameters.treeCount).map { _ in
      HalfSpaceTree(height: parameters.height, ranges: ranges, &generator)
    }
  }

  /// Scores each row and then learns it; `nil` also while no window has been filled yet.
  public mutating func scores(_ rows: FeatureMatrix) -> [Double?] {
    precondition(rows.columnCount == columnCount, "rows are scored with the columns of the fit")
    return rows.values.withUnsafeBufferPointer { values in
      (0..<rows.rowCount).map { row in
        guard rows.isComplete(row) else { return nil }
        let features = features(of: row, in: values)
        defer { learn(features) }
        return hasReference ? score(features) : nil
      }
    }
  }

  /// The rows of the first window are judged by all of that window, for nothing came before them; each later row by the
  /// full window before it, and then learned. The ranges are known from all rows.
  public static func ownScores(_ rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) -> [Double?] {
    let fitted = try rows.rowsForFit()
    var trees = Self(parameters, fitted: fitted, of: rows)
    let first = fitted.prefix(trees.windowSize)
    rows.values.withUnsafeBufferPointer { values in
      for row in first { trees.learn(trees.features(of: row, in: values)) }
    }
    let last = first.last ?? -1
    return rows.values.withUnsafeBufferPointer { values in
      (0..<rows.rowCount).map { row in
        guard rows.isComplete(row) else { return nil }
        let features = trees.features(of: row, in: values)
        defer { if row > last { trees.learn(features) } }
        return trees.score(features)
      }
    }
  }

  private func features(of row: Int, in values: UnsafeBufferPointer<Double>) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: values[(row * columnCount)..<((row + 1) * columnCount)])
  }

  private func score(_ features: UnsafeBufferPointer<Double>) -> Double {
    let sparse = 0.1 * Double(windowSize)
    let mass = trees.reduce(0) { $0 + $1.scaledMass(at: features, stoppingBelow: sparse) }
    let largest = Double(parameters.treeCount * windowSize * (2 << parameters.height - 1))
    return 1 - mass / largest
  }

  private mutating func learn(_ features: UnsafeBufferPointer<Double>) {
    for index in trees.indices { trees[index].learn(features) }
    windowCount += 1
    guard windowCount == windowSize else { return }
    for index in trees.indices { trees[index].startWindow() }
    windowCount = 0
    hasReference = true
  }
}

extension AnomalyDetectorKind {
  public static let halfSpaceTrees = Self(
    id: "half-space-trees", summary: "Rows of a stream where few others fell before", HalfSpaceTrees.self)
}
