/// Spearman's correlation: how far two series rise and fall together, whatever the shape.
///
///     RankCorrelation.spearman([1, 2, 3, 4], [1, 8, 27, 20])  // 0.8
///
public enum RankCorrelation {
  /// A pair that holds NaN is left out; infinities rank as values. Ties share the middle rank, as scipy has it.
  ///
  /// - Precondition: both series have the same length.
  /// - Returns: −1…1; `nil` below two pairs and when either series does not vary.
  /// - Complexity: O(n log n).
  public static func spearman(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "a correlation needs pairs")
    let kept = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN }
    let ranks = (Midranks.of(kept.map { first[$0] }), Midranks.of(kept.map { second[$0] }))
    var pairs = CoMoments()
    for (left, right) in zip(ranks.0, ranks.1) { pairs.add(left, right) }
    return pairs.correlation
  }
}
