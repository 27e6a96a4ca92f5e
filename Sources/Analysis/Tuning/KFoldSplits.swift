/// Cuts records into folds, each of which is judged on once while the others are learnt from.
///
///     KFoldSplits(folds: 2).splits(of: 3)  // test [0, 1], then test [2]
///
/// Fold sizes differ by one at most, the larger ones first. Not for records in order of time: `RollingOriginSplits`.
/// - Reference: contiguous folds equal scikit-learn's `KFold`; shuffled ones have its sizes, not its members.
public struct KFoldSplits: Sendable, Equatable {
  public let folds: Int
  /// `nil` for contiguous folds.
  public let shuffleSeed: UInt64?

  /// - Precondition: there are at least two folds.
  public init(folds: Int = 5, shuffleSeed: UInt64? = nil) {
    precondition(folds >= 2, "cross-validation takes at least two folds")
    self.folds = folds
    self.shuffleSeed = shuffleSeed
  }

  /// - Returns: none when there are fewer records than folds.
  public func splits(of count: Int) -> [DataSplit] {
    guard count >= folds else { return [] }
    let order = places(count)
    var splits: [DataSplit] = []
    var start = 0
    for fold in 0..<folds {
      let end = start + count / folds + (fold < count % folds ? 1 : 0)
      splits.append(
        DataSplit(train: (order[..<start] + order[end...]).sorted(), test: order[start..<end].sorted()))
      start = end
    }
    return splits
  }

  private func places(_ count: Int) -> [Int] {
    guard let shuffleSeed else { return Array(0..<count) }
    var generator = SplitMix64(seed: shuffleSeed)
    return (0..<count).shuffled(using: &generator)
  }
}
