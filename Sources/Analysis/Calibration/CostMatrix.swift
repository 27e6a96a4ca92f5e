/// What each outcome of a binary decision costs, in any unit; gains are negative.
///
///     let costs = CostMatrix(falsePositive: 1, falseNegative: 10)
///     costs.total(truePositives: 8, falsePositives: 3, trueNegatives: 87, falseNegatives: 2)  // 23
public struct CostMatrix: Sendable, Equatable, Codable {
  public var truePositive: Double
  public var falsePositive: Double
  public var trueNegative: Double
  public var falseNegative: Double

  /// - Precondition: all costs are finite.
  public init(
    truePositive: Double = 0, falsePositive: Double = 1, trueNegative: Double = 0, falseNegative: Double = 1
  ) {
    precondition(
      [truePositive, falsePositive, trueNegative, falseNegative].allSatisfy(\.isFinite), "a cost is a finite number")
    self.truePositive = truePositive
    self.falsePositive = falsePositive
    self.trueNegative = trueNegative
    self.falseNegative = falseNegative
  }

  public func total(
    truePositives: Double, falsePositives: Double, trueNegatives: Double, falseNegatives: Double
  ) -> Double {
    truePositives * truePositive + falsePositives * falsePositive + trueNegatives * trueNegative
      + falseNegatives * falseNegative
  }

  /// The probability from which on deciding positive is the cheaper choice, for calibrated probabilities.
  ///
  /// - Returns: `nil` unless both kinds of error cost more than being right.
  /// - Reference: Elkan, "The foundations of cost-sensitive learning", IJCAI 2001, equation 2.
  public var probabilityThreshold: Double? {
    let alarm = falsePositive - trueNegative
    let miss = falseNegative - truePositive
    guard alarm > 0, miss > 0 else { return nil }
    return Ratio.defined(alarm, alarm + miss)
  }
}
