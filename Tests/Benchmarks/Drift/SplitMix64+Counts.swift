internal import Analysis
internal import Glibc

extension SplitMix64 {
  /// How many of `trials` succeed.
  ///
  /// - Complexity: O(1) on average, O(expected count) below ten.
  /// - Reference: Hörmann, "The Generation of Binomial Random Variates", doi:10.1080/00949659308811496, its algorithm BTRS.
  mutating func binomial(_ trials: Int, _ share: Double) -> Int {
    if trials == 0 || share <= 0 { return 0 }
    if share >= 1 { return trials }
    if share > 0.5 { return trials - binomial(trials, 1 - share) }
    return Double(trials) * share < 10 ? sparse(trials, share) : rejected(trials, share)
  }

  /// Counts in bins of the given shares; the last bin takes what rounding leaves.
  mutating func multinomial(_ trials: Int, _ shares: [Double]) -> [Int] {
    var (left, open) = (trials, 1.0)
    return shares.indices.map { index in
      if index == shares.count - 1 { return left }
      let count = open > 0 ? binomial(left, Swift.min(shares[index] / open, 1)) : 0
      left -= count
      open -= shares[index]
      return count
    }
  }

  /// By the gaps between successes.
  private mutating func sparse(_ trials: Int, _ share: Double) -> Int {
    let unit = log1p(-share)
    var (count, place) = (0, 0.0)
    while true {
      place += (log(1 - uniform()) / unit).rounded(.down) + 1
      if place > Double(trials) { return count }
      count += 1
    }
  }

  private mutating func rejected(_ trials: Int, _ share: Double) -> Int {
    let n = Double(trials)
    let spread = (n * share * (1 - share)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * share
    let (c, quick) = (n * share + 0.5, 0.92 - 4.2 / b)
    let alpha = (2.83 + 5.1 / b) * spread
    let mode = ((n + 1) * share).rounded(.down)
    let height = lgamma(mode + 1) + lgamma(n - mode + 1)
    while true {
      let u = uniform() - 0.5
      let v = 1 - uniform()
      let depth = 0.5 - abs(u)
      let k = ((2 * a / depth + b) * u + c).rounded(.down)
      if depth >= 0.07, v <= quick { return Int(k) }
      if k < 0 || k > n { continue }
      let bound = height - lgamma(k + 1) - lgamma(n - k + 1) + (k - mode) * log(share / (1 - share))
      if log(v * alpha / (a / (depth * depth) + b)) <= bound { return Int(k) }
    }
  }
}
