internal import Glibc

/// How likely a number of values is in a window, of categories that stand in the reference less often than a cut-off.
///
/// With the cut-off 1 these are the categories that the reference has not shown at all. Good and Turing's argument says
/// how many to expect: as many as the reference has in categories that would not be known, were one of their values
/// away. That number varies more than independent values would, since a category comes with all of its values.
///
/// Let a category have λ values in the reference on average and tλ in the window, both by Poisson, and R be the window's
/// values in the categories with less than c in the reference, which has r of them. For any s the mean of
/// e^(aR) · (1 − s)^r · ∏ P(at least c of the Kᵢ values stay when each is lost with chance s), over the categories with
/// Kᵢ ≥ c and with a = ln(1 + s/t), is 1 whatever the λ are, for each category by itself. So minus the logarithm of
/// all but the first factor is taken as R's cumulant generating function, which gives its tail at the saddle point. One
/// value more in r makes up for what the reference's own chance adds: without rare categories, of k new values all are
/// the window's with chance (t / (1 + t))ᵏ, which is exact.
/// - Complexity: O(different counts) a step.
/// - Reference: Good, "The Population Frequencies of Species", doi:10.1093/biomet/40.3-4.237; Good, Toulmin,
///   doi:10.1093/biomet/43.1-2.45; the tail is Barndorff-Nielsen's, doi:10.1093/biomet/73.2.307, with the correction for
///   whole numbers by Daniels, doi:10.2307/1403269.
struct RareCategoryTail {
  /// Known categories by their count in the reference, ascending.
  private let groups: [Group]
  private let restCount: Double
  /// Values of the window for one of the reference.
  private let growth: Double

  init(counts: [Int], known: KnownCategories, growth: Double) {
    var groups: [Group] = []
    for count in counts.sorted() where count > 0 {
      if groups.last?.count == Double(count) {
        groups[groups.count - 1].categories += 1
      } else {
        // Among categories with equal counts some may be known and some not; those above may belong to the latter.
        let isTied = known.hasRest && count > known.cutoff
        groups.append(Group(count: count, cutoff: known.cutoff + (isTied ? 1 : 0)))
      }
    }
    self.groups = groups
    restCount = Double(known.restCount)
    self.growth = growth
  }

  /// Values of the reference in categories that would not be known, were one of their values away.
  var expectedInReference: Double {
    groups.reduce(restCount) { $1.count == $1.cutoff ? $0 + $1.categories * $1.count : $0 }
  }

  /// The chance of `count` values or more.
  func pValue(_ count: Int) -> Double {
    // A whole number owns half a unit on either side.
    let point = Double(count) - 0.5
    guard point > moments(0).mean else { return 1 }
    let shift = bisect { moments($0).mean > point }
    return NormalDistribution.tail(deviate(shift))
  }

  /// The smallest number of values with a chance of at most `level`.
  func count(at level: Double) -> Int {
    guard let quantile = NormalDistribution.quantile(level) else { return .max }
    let shift = bisect { deviate($0) > -quantile }
    let count = (moments(shift).mean + 0.5).rounded(.up)
    return count < 1e15 ? Int(count) : .max
  }

  private func bisect(_ isBeyond: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if isBeyond(middle) { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  /// Of a normal distribution with the same tail beyond the mean at `shift`.
  private func deviate(_ shift: Double) -> Double {
    let moments = moments(shift)
    let tilt = log1p(shift / growth)
    let root = (2 * Swift.max(tilt * moments.mean - moments.cumulant, 0)).squareRoot()
    let scale = 2 * sinh(tilt / 2) * moments.variance.squareRoot()
    guard root > 1e-3, scale > 0 else { return 0 }
    return root + log(scale / root) / root
  }

  /// Of the tilted number of values.
  private func moments(_ shift: Double) -> (cumulant: Double, mean: Double, variance: Double) {
    let values = restCount + 1
    let stay = 1 - shift
    var cumulant = -values * log(stay)
    var (first, second) = (values / stay, values / (stay * stay))
    for group in groups {
      let kept = group.kept(stay)
      cumulant -= group.categories * kept.logarithm
      first += group.categories * kept.slope
      second += group.categories * kept.curvature
      // The larger ones are certain to stay.
      if kept.slope < 1e-12, group.count * stay > group.cutoff { break }
    }
    let mean = first * (growth + shift)
    return (cumulant, mean, second * (growth + shift) * (growth + shift) + mean)
  }

  /// Categories with one count, each of which stays known while it keeps `cutoff` values.
  private struct Group {
    let count: Double
    let cutoff: Double
    var categories = 1.0
    /// ln(n · C(n − 1, c − 1)).
    private let choices: Double

    init(count: Int, cutoff: Int) {
      (self.count, self.cutoff) = (Double(count), Double(cutoff))
      choices = cutoff > 0 ? lgamma(self.count + 1) - lgamma(self.cutoff) - lgamma(self.count - self.cutoff + 1) : 0
    }

    /// The logarithm of the chance that a category stays known where each value stays with chance `stay`, its derivative
    /// by that chance, and the second with its sign turned.
    func kept(_ stay: Double) -> (logarithm: Double, slope: Double, curvature: Double) {
      let lost = 1 - stay
      guard cutoff > 0, lost > 0 else {
        // At no loss only a category at the cut-off is in danger, and the next one by two losses.
        let (first, second) = (count == cutoff ? count : 0, count == cutoff + 1 ? count * cutoff : 0)
        return (0, cutoff > 0 ? first : 0, cutoff > 0 ? first + second : 0)
      }
      // The smaller side's terms, from the cut-off away, over the density of a loss that decides.
      let isEnough = count * stay < cutoff
      var sum = 0.0
      var term = isEnough ? stay / cutoff : lost / (count - cutoff + 1)
      var kept = isEnough ? cutoff : cutoff - 1
      while term > sum * 1e-16, kept >= 0, kept <= count {
        sum += term
        term *= isEnough ? (count - kept) / (kept + 1) * stay / lost : kept / (count - kept + 1) * lost / stay
        kept += isEnough ? 1 : -1
      }
      let density = choices + (cutoff - 1) * log(stay) + (count - cutoff) * log(lost)
      let logarithm = isEnough ? density + log(sum) : log1p(-Swift.min(exp(density) * sum, 1))
      let slope = isEnough ? 1 / sum : exp(density - logarithm)
      return (logarithm, slope, slope * slope - slope * ((cutoff - 1) / stay - (count - cutoff) / lost))
    }
  }
}
