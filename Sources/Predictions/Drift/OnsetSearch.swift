internal import Analysis

/// When a feature began to differ, as far as a window's panes show.
///
/// Among all stretches that end now, the one whose counts differ most from the reference's (χ² less its degrees of
/// freedom): what came before the change would only dilute it.
enum OnsetSearch {
  /// - Returns: where the stretch begins; `nil` where nothing differs.
  /// - Complexity: O(panes · bins).
  static func onset(of feature: Int, _ bins: BinnedFeature, in window: SlidingWindow, _ layout: BinLayout) -> Int64? {
    let groups = bins.groupOfBin
    // Unseen, foreign and missing values are three groups more.
    let groupCount = (groups.last ?? -1) + 4
    let size = Double(bins.count + bins.missingCount) + 0.5 * Double(groupCount)
    var expected = [Double](repeating: 0.5 / size, count: groupCount)
    for (bin, group) in groups.enumerated() { expected[group] += Double(bins.counts[bin]) / size }
    expected[groupCount - 1] += Double(bins.missingCount) / size

    var (found, total) = ([Double](repeating: 0, count: groupCount), 0.0)
    var best: (gain: Double, start: Int64)?
    for (start, pane) in window.stretches.reversed() where pane.recordCount > 0 {
      let counts = pane.counts(ofFeature: feature, layout)
      for (bin, group) in groups.enumerated() { found[group] += Double(counts.counts[bin]) }
      found[groupCount - 3] += Double(counts.unseenCount)
      found[groupCount - 2] += Double(counts.foreignCount)
      found[groupCount - 1] += Double(counts.missingCount)
      total += Double(pane.recordCount)
      var gain = 1 - Double(groupCount)
      for (count, share) in zip(found, expected) {
        let mean = total * share
        gain += (count - mean) * (count - mean) / mean
      }
      if gain > best?.gain ?? 0 { best = (gain, start) }
    }
    return best?.start
  }
}
