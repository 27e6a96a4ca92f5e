import Monitor

// What stands in a chart beside its line.
extension LineChart {
  /// Every so many buckets of the other series have a dot.
  private static let dotDistance = 2

  /// The other series as faint dots, which the line is drawn over.
  func drawOthers(into grid: inout Grid, rect: Rect, range: ClosedRange<Double>) {
    guard !others.isEmpty else { return }
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    for other in others {
      let layout = BucketLayout(series: other, cells: rect.width)
      for (bucket, value) in other.values.enumerated() where (other.firstBucket &+ bucket) % Self.dotDistance == 0 {
        guard let value, value.isFinite else { continue }
        let height = Double(canvas.dotHeight - 1)
        canvas.set(
          x: layout.dot(of: bucket) + layout.dotsPerBucket / 2,
          y: ScreenInt.rounded(height * (1 - AxisRange.fraction(of: value, in: range))))
      }
    }
    canvas.draw(into: &grid, rect: rect, role: .graphReference, unicode: unicode)
  }

  /// Values that no axis holds: the infinities at its ends, and NaN, which is a value and no gap.
  func drawSpecialValues(into grid: inout Grid, rect: Rect, layout: BucketLayout) {
    for (bucket, value) in series.values.enumerated() {
      guard let value, !value.isFinite, rect.height > 0 else { continue }
      let x = (layout.dot(of: bucket) + layout.dotsPerBucket / 2) / 2
      let sign = value.isNaN ? "×" : value > 0 ? "▴" : "▾"
      let y = value == .infinity ? 0 : rect.height - 1
      grid.place(TextLine(sign, .graphMarker), x: x, y: y, in: rect)
    }
  }
}
