internal import Analysis

extension CurveProjection {
  private static let pointLimit = 400
  private static let histogramLimit = 32

  /// The curves over the bins in which a server counted its scores.
  ///
  /// - Parameter figures: those of the same scores; areas that are not among them are undefined.
  init(_ scores: BinnedOutcomes, figures: [Figure], threshold: Double) {
    func figure(_ id: String) -> Figure {
      figures.first { $0.id == id } ?? Figure(id: id, title: FigureTitles.title(of: id), value: nil)
    }
    let bounds = scores.upperBounds.filter(\.isFinite)
    let range = min(0, bounds.first ?? 0)...max(1, bounds.last ?? 1)
    let bound = scores.bound(nearestTo: threshold)
    self.init(
      rocAUC: figure("roc_auc"), averagePrecision: figure("average_precision"), threshold: threshold,
      atThreshold: scores.counts(above: bound ?? .infinity), scoreRange: range)
    countedThreshold = bound == threshold ? nil : bound
    binningError = scores.aucBinningError
    if let curve = scores.rocCurve(limit: Self.pointLimit) {
      roc = zip(curve.fpr, curve.tpr).map { Point(x: $0, y: $1) }
    }
    if let curve = scores.precisionRecallCurve(limit: Self.pointLimit) {
      precisionRecall = zip(curve.recall, curve.precision).map { Point(x: $0, y: $1) }.reversed()
    }
    negativeHistogram = Self.histogram(scores.negatives, scores.upperBounds, range)
    positiveHistogram = Self.histogram(scores.positives, scores.upperBounds, range)
  }

  /// Equal bins over the range, the counts of each given bin spread evenly over the part of the range that it covers.
  private static func histogram(_ counts: [Double], _ bounds: [Double], _ range: ClosedRange<Double>) -> [Double] {
    let binCount = min(histogramLimit, bounds.count)
    // Halved, since the distance of two bounds can lie beyond the largest double.
    let length = range.upperBound / 2 - range.lowerBound / 2
    func place(_ bound: Double) -> Double {
      let clipped = min(max(bound, range.lowerBound), range.upperBound)
      return (clipped / 2 - range.lowerBound / 2) / length * Double(binCount)
    }
    var bins = Array(repeating: 0.0, count: binCount)
    for (index, count) in counts.enumerated() where count > 0 {
      let start = index == 0 ? 0 : place(bounds[index - 1])
      let end = place(bounds[index])
      // Bounds that are not quite the edges they stand for shall leave nothing in the neighbour.
      let first = min(binCount - 1, Int((start + 1e-9).rounded(.down)))
      let last = min(binCount - 1, max(first, Int((end - 1e-9).rounded(.down))))
      guard last > first else {
        bins[first] += count
        continue
      }
      for bin in first...last {
        let overlap = min(end, Double(bin + 1)) - max(start, Double(bin))
        bins[bin] += count * max(0, overlap) / (end - start)
      }
    }
    return bins
  }
}
