internal import Glibc

/// Turns a feature's values into standard normal ones by their rank in the reference, so that charts made for normal
/// values hold for any distribution.
///
///     let scores = NormalScores(feature)
///     scores.score(of: feature.code(of: 3.2))  // 0.81
///
/// Each bin stands for the mean of the standard normal over the bin's ranks. Without drift the scores have mean 0 and a
/// deviation of at most 1, and any bound on the sum of normal values holds for them, as a mean over a bin is never more
/// spread than what it stands for. Values beyond the reference's range lie where one value more on that side would.
/// Values that are missing, of the wrong kind or of an unseen category have no score.
/// - Complexity: O(bins) to make, O(1) a score.
/// - Reference: van der Waerden, Indagationes Mathematicae 14 (1952), 453–458.
public struct NormalScores: Sendable, Equatable, Codable {
  private let scores: [Double]

  /// - Returns: `nil` for a feature without numbers.
  public init?(_ feature: BinnedFeature) {
    guard feature.isNumeric, feature.count > 0 else { return nil }
    // The outer bins are empty in the reference; half a value each keeps their scores finite.
    let counts = feature.counts.enumerated().map { index, count in
      count == 0 && (index == 0 || index == feature.counts.count - 1) ? 0.5 : Double(count)
    }
    let total = counts.reduce(0, +)
    var below = 0.0
    scores = counts.map { count in
      let (low, high) = (below / total, Swift.min(1, (below + count) / total))
      below += count
      guard high > low else { return NormalDistribution.quantile(low) ?? (low < 0.5 ? -4 : 4) }
      return (Self.density(low) - Self.density(high)) / (high - low)
    }
  }

  /// - Parameter code: of the feature; NaN for the codes beyond its bins.
  @inline(__always)
  public func score(of code: UInt8) -> Double {
    Int(code) < scores.count ? scores[Int(code)] : .nan
  }

  /// Of the standard normal at a quantile.
  private static func density(_ probability: Double) -> Double {
    guard let quantile = NormalDistribution.quantile(probability) else { return 0 }
    return exp(-quantile * quantile / 2) / (2 * Double.pi).squareRoot()
  }
}
