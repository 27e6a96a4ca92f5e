internal import Glibc

extension BinnedFeature {
  /// Population stability index over tenths of the reference, or over its categories, unseen ones together one more;
  /// `nil` where either side has no value.
  ///
  /// Half a value is added to every count, so that an empty bin stays finite.
  /// - Complexity: O(bins).
  /// - Reference: Siddiqi, *Credit Risk Scorecards* (2006).
  public func populationStability(of current: BinnedCounts) -> Double? {
    guard count > 0, current.count > 0 else { return nil }
    let groups = groupOfBin
    let groupCount = (groups.last ?? 0) + 1 + (current.unseenCount > 0 ? 1 : 0)
    var (expected, found) = ([Double](repeating: 0.5, count: groupCount), [Double](repeating: 0.5, count: groupCount))
    for (bin, group) in groups.enumerated() {
      expected[group] += Double(counts[bin])
      found[group] += Double(current.counts[bin])
    }
    if current.unseenCount > 0 { found[groupCount - 1] += Double(current.unseenCount) }
    let added = 0.5 * Double(groupCount)
    let (size, currentSize) = (Double(count) + added, Double(current.count) + added)
    return zip(expected, found).reduce(0) { sum, pair in
      let (p, q) = (pair.0 / size, pair.1 / currentSize)
      return sum + (q - p) * log(q / p)
    }
  }

  /// Largest difference of the cumulated shares at the edges of the bins; `nil` where either side has no value.
  ///
  /// - Precondition: the feature is numeric.
  public func kolmogorovSmirnov(of current: BinnedCounts) -> Double? {
    guard count > 0, current.count > 0 else { return nil }
    let (size, currentSize) = (Double(count), Double(current.count))
    var (sums, largest) = ((0, 0), 0.0)
    for (p, q) in zip(counts, current.counts) {
      sums.0 += p
      sums.1 += q
      largest = max(largest, abs(Double(sums.0) / size - Double(sums.1) / currentSize))
    }
    return largest
  }

  /// Largest difference of a category's share; `nil` where either side has no value.
  public func largestShareDifference(of current: BinnedCounts) -> Double? {
    guard count > 0, current.count > 0 else { return nil }
    let (size, currentSize) = (Double(count), Double(current.count))
    return zip(counts, current.counts).reduce(Double(current.unseenCount) / currentSize) {
      max($0, abs(Double($1.0) / size - Double($1.1) / currentSize))
    }
  }

  /// The group of each bin when numbers are put into tenths of the reference; categories stay apart.
  public var groupOfBin: [Int] {
    guard isNumeric, count > 0 else { return Array(counts.indices) }
    let size = count
    var (before, groups) = (0, [Int]())
    for bin in counts {
      // Where the bin's middle lies; rounding down leaves the last, which is empty, with its neighbour.
      let tenth = min(9, (2 * before + bin) * 5 / size)
      groups.append(tenth)
      before += bin
    }
    return groups.numberedFromZero
  }
}

extension [Int] {
  /// Ascending numbers without gaps.
  fileprivate var numberedFromZero: [Int] {
    var (last, number) = (first ?? 0, 0)
    return map { group in
      if group != last { (last, number) = (group, number + 1) }
      return number
    }
  }
}
