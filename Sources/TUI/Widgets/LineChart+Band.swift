import Monitor

// Where each value was to be expected, and those that were not.
extension LineChart {
  /// Rows of a plot below which a band would stand in its line.
  private static let lowestPlotWithBand = 4
  /// Every so many buckets an edge of the band has a dot.
  private static let dotDistance = 2

  private var band: [ClosedRange<Double>?]? {
    // Beside other series its edges would be taken for one of them.
    guard others.isEmpty, let band = series.band, band.count == series.values.count else { return nil }
    return band
  }

  /// The edges of the band as faint dots, as far as they lie on the axis: it is the line's.
  func drawBand(into grid: inout Grid, rect: Rect, range: ClosedRange<Double>) {
    guard let band, rect.height >= Self.lowestPlotWithBand else { return }
    let layout = BucketLayout(series: series, cells: rect.width)
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    for (bucket, expected) in band.enumerated() where (series.firstBucket &+ bucket) % Self.dotDistance == 0 {
      guard let expected else { continue }
      let x = layout.dot(of: bucket) + layout.dotsPerBucket / 2
      for edge in [expected.lowerBound, expected.upperBound] where range.contains(edge) {
        let y = dotRow(of: edge, range: range, height: canvas.dotHeight)
        canvas.set(x: x, y: y)
        // A single dot in ASCII looks like a piece of the line.
        if !unicode, x >= 0 { grid.place(TextLine(".", .graphReference), x: x / 2, y: y / 4, in: rect) }
      }
    }
    if unicode { canvas.draw(into: &grid, rect: rect, role: .graphReference, unicode: true) }
  }

  /// A sign on each value outside the band; the newest bucket is still filling, and may yet come back.
  func drawUnexpected(into grid: inout Grid, rect: Rect, range: ClosedRange<Double>) {
    guard let band, rect.height >= Self.lowestPlotWithBand else { return }
    let layout = BucketLayout(series: series, cells: rect.width)
    for bucket in series.values.indices.dropLast() {
      guard let value = series.values[bucket], value.isFinite, let expected = band[bucket],
        !expected.contains(value)
      else { continue }
      let x = layout.dot(of: bucket) + layout.dotsPerBucket / 2
      guard x >= 0 else { continue }
      let y = dotRow(of: value, range: range, height: rect.height * 4)
      grid.place(TextLine(unicode ? "●" : "*", .graphMarker), x: x / 2, y: y / 4, in: rect)
    }
  }

  private func dotRow(of value: Double, range: ClosedRange<Double>, height: Int) -> Int {
    ScreenInt.rounded(Double(height - 1) * (1 - AxisRange.fraction(of: value, in: range)))
  }
}
