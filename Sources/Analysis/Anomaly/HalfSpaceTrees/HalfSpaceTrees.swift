/// Anomalies in a stream of rows as those that fall where few rows of the last full window fell.
///
///     var trees = try HalfSpaceTrees(fitting: history, HalfSpaceTrees.Parameters())
///     trees.scores(today)  // within 0…1; every row is learned after it was scored
///
/// Random trees halve the space of the features before any row is seen, within the ranges of the fitted rows; rows beyond
/// them count with the outermost cells. Each full window of rows becomes the reference for the next one.
/// - Complexity: O(trees · height) a row; memory O(trees · 2^height).
/// - Reference: Tan, Ting, Liu, "Fast anomaly detection for streaming data", IJCAI 2011; sizes, padding and the score that
///   sums over all levels as in River's `HalfSpaceTrees` behind its `MinMaxScaler`, but with the ranges of the fitted rows
///   from the start. The random numbers are not the same, so single scores differ as those of two seeds do.
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
  private var trees: [HalfSpaceTree]
  /// Rows in the window that is being filled.
  private var windowCount = 0
  private var hasReference = false

  /// Learns all complete rows in their order.
  public init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) {
    let fitted = try rows.rowsForFit(need: max(3, parameters.windowSize))
    self.init(parameters, ranges: rows.ranges(in: fitted))
    _ = scores(rows)
  }

  private init(_ parameters: Parameters, ranges: [ClosedRange<Double>]) {
    self.parameters = parameters
    columnCount = ranges.count
    var generator = SplitMix64(seed: parameters.seed)
    trees = (0..<parameters.treeCount).map { _ in
      HalfSpaceTree(height: parameters.height, ranges: ranges, &generator)
    }
  }

  /// Scores each row and then learns it.
  public mutating func scores(_ rows: FeatureMatrix) -> [Double?] {
    precondition(rows.columnCount == columnCount, "rows are scored with the columns of the fit")
    return rows.values.withUnsafeBufferPointer { values in
      (0..<rows.rowCount).map { row in
        guard rows.isComplete(row) else { return nil }
        let features = UnsafeBufferPointer(rebasing: values[(row * columnCount)..<((row + 1) * columnCount)])
        defer { learn(features) }
        return hasReference ? score(features) : nil
      }
    }
  }

  /// One pass in which each row is scored by what came before it; only the ranges are known from all rows.
  ///
  /// - Returns: `nil` also for the rows of the first window, which there is nothing to judge by.
  public static func ownScores(_ rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) -> [Double?] {
    let fitted = try rows.rowsForFit(need: max(3, parameters.windowSize + 1))
    var trees = Self(parameters, ranges: rows.ranges(in: fitted))
    return trees.scores(rows)
  }

  private func score(_ features: UnsafeBufferPointer<Double>) -> Double {
    let sparse = 0.1 * Double(parameters.windowSize)
    let mass = trees.reduce(0) { $0 + $1.scaledMass(at: features, stoppingBelow: sparse) }
    let largest = Double(parameters.treeCount * parameters.windowSize * (2 << parameters.height - 1))
    return 1 - mass / largest
  }

  private mutating func learn(_ features: UnsafeBufferPointer<Double>) {
    for index in trees.indices { trees[index].learn(features) }
    windowCount += 1
    guard windowCount == parameters.windowSize else { return }
    for index in trees.indices { trees[index].startWindow() }
    windowCount = 0
    hasReference = true
  }
}

extension AnomalyDetectorKind {
  public static let halfSpaceTrees = Self(
    id: "half-space-trees", summary: "rows of a stream where few others fell before", HalfSpaceTrees.self)
}
