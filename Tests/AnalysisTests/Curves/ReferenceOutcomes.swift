import Analysis

extension ScoredOutcomes {
  /// The records of `BinaryReference`.
  static func reference(isWeighted: Bool = false) -> ScoredOutcomes {
    func pick(_ actual: Int, _ values: [Double]) -> [Double] {
      values.indices.filter { BinaryReference.actual[$0] == actual }.map { values[$0] }
    }
    return ScoredOutcomes(
      positives: pick(1, BinaryReference.scores), negatives: pick(0, BinaryReference.scores),
      positiveWeights: isWeighted ? pick(1, BinaryReference.weights) : nil,
      negativeWeights: isWeighted ? pick(0, BinaryReference.weights) : nil)
  }
}
