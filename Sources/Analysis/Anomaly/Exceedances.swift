internal import Glibc

/// How many new values lie beyond one of the highest of a reference, and how surprising so many are.
///
///     let exceedances = Exceedances(share: 0.01, referenceCount: 1_000)
///     exceedances?.rank  // 10: the tenth highest value is the threshold
///     exceedances?.chance(ofReaching: 30, among: 1_000)  // .00048
///
/// A threshold that was read off a sample is itself uncertain: held against a binomial distribution, a large window
/// would alarm on the sample's error alone. The distribution here takes both samples into account and is exact for
/// independent values of any continuous distribution; ties make it err to the quiet side.
/// - Complexity: O(rank) a chance.
/// - Reference: Gumbel, von Schelling, "The distribution of the number of exceedances", Annals of Mathematical
///   Statistics 21 (1950), in the form of the hypergeometric tail.
public struct Exceedances: Sendable, Equatable, Codable {
  public let referenceCount: Int
  /// The threshold is the value of the reference with this rank from above, 1 the highest.
  public let rank: Int

  /// - Parameter share: of new values that are to lie beyond the threshold on average, between 0 and 1.
  /// - Returns: `nil` where the reference is too small for its highest value to be exceeded so rarely.
  public init?(share: Double, referenceCount: Int) {
    precondition(share > 0 && share < 1, "a share lies between 0 and 1")
    let rank = (share * Double(referenceCount + 1)).rounded(.down)
    guard rank >= 1 else { return nil }
    self.rank = Int(rank)
    self.referenceCount = referenceCount
  }

  /// Values of a reference that `init(share:referenceCount:)` needs at least.
  public static func need(share: Double) -> Int {
    Int((1 / share).rounded(.up)) - 1
  }

  /// The share of new values that lie beyond the threshold on average.
  public var expectedShare: Double { Double(rank) / Double(referenceCount + 1) }

  /// The chance that at least `count` of `total` new values exceed the threshold when nothing has changed.
  ///
  /// - Precondition: `count` lies within 0…`total`.
  public func chance(ofReaching count: Int, among total: Int) -> Double {
    precondition(count >= 0 && count <= total, "some of the values exceed")
    guard count > 0 else { return 1 }
    // So many new ones lie beyond it exactly when fewer than `rank` of the topmost `count + rank − 1` of both samples
    // together are the reference's.
    let top = count + rank - 1
    let all = Self.logChoices(referenceCount + total, top)
    var chance = 0.0
    for older in max(0, top - total)..<rank {
      chance += exp(Self.logChoices(referenceCount, older) + Self.logChoices(total, top - older) - all)
    }
    return min(1, chance)
  }

  /// ln of the number of ways to choose `count` of `total`.
  private static func logChoices(_ total: Int, _ count: Int) -> Double {
    lgamma(Double(total) + 1) - lgamma(Double(count) + 1) - lgamma(Double(total - count) + 1)
  }
}
