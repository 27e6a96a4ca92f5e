import Monitor

/// A curve in the unit square: ROC or precision–recall, with its reference line and the working point.
struct CurvePlot {
  var points: [CurveProjection.Point]
  /// Where a model without skill would run.
  var reference: (from: CurveProjection.Point, to: CurveProjection.Point)?
  var marker: CurveProjection.Point?
  var unicode: Bool
  /// The curve of another time, in rings under the present one.
  var then: [CurveProjection.Point] = []

  static let axisWidth = 7
  /// The axis and its labels.
  static let axisHeight = 2

  func draw(into grid: inout Grid, rect: Rect) {
    let plot = rect.part(
      x: Self.axisWidth, width: rect.width - Self.axisWidth, height: max(0, rect.height - Self.axisHeight))
    guard !plot.isEmpty else { return }
    drawAxes(into: &grid, rect: rect, plot: plot)
    if let reference { drawReference(reference, into: &grid, rect: plot) }
    drawThen(into: &grid, rect: plot)
    canvas(of: points, plot).draw(into: &grid, rect: plot, role: .graphLine, unicode: unicode)
    guard let marker, marker.x.isFinite, marker.y.isFinite else { return }
    let dot = Self.dot(marker, BrailleCanvas(columns: plot.width, rows: plot.height))
    grid.place(TextLine("◆", .graphMarker), x: dot.x / 2, y: dot.y / 4, in: plot)
  }

  private func canvas(of points: [CurveProjection.Point], _ plot: Rect) -> BrailleCanvas {
    var canvas = BrailleCanvas(columns: plot.width, rows: plot.height)
    var previous: (x: Int, y: Int)?
    for point in points where point.x.isFinite && point.y.isFinite {
      let dot = Self.dot(point, canvas)
      canvas.line(from: previous ?? dot, to: dot)
      previous = dot
    }
    return canvas
  }

  private func drawThen(into grid: inout Grid, rect: Rect) {
    guard !then.isEmpty else { return }
    let canvas = canvas(of: then, rect)
    for row in 0..<canvas.rows {
      for column in 0..<canvas.columns where canvas.character(column: column, row: row, unicode: unicode) != nil {
        grid.place(TextLine(CourseLayer.ring(unicode), .graphMarker), x: column, y: row, in: rect)
      }
    }
  }

  private static func dot(_ point: CurveProjection.Point, _ canvas: BrailleCanvas) -> (x: Int, y: Int) {
    let x = min(1, max(0, point.x))
    let y = min(1, max(0, point.y))
    return (
      ScreenInt.rounded(x * Double(canvas.dotWidth - 1)), ScreenInt.rounded((1 - y) * Double(canvas.dotHeight - 1))
    )
  }

  /// Every fourth dot only, so that the reference stays behind the curve.
  private func drawReference(
    _ reference: (from: CurveProjection.Point, to: CurveProjection.Point), into grid: inout Grid, rect: Rect
  ) {
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    let steps = max(1, canvas.dotWidth / 4)
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      let point = CurveProjection.Point(
        x: reference.from.x + (reference.to.x - reference.from.x) * part,
        y: reference.from.y + (reference.to.y - reference.from.y) * part)
      let dot = Self.dot(point, canvas)
      canvas.set(x: dot.x, y: dot.y)
    }
    canvas.draw(into: &grid, rect: rect, role: .graphReference, unicode: unicode)
  }

  private func drawAxes(into grid: inout Grid, rect: Rect, plot: Rect) {
    for y in 0..<plot.height {
      let label = yLabel(y, height: plot.height)
      var line = TextLine(label ?? "", .graphAxis).fitted(to: Self.axisWidth - 2, .right)
      line.add(label == nil ? " │" : " ┤", .graphAxis)
      grid.place(line, x: 0, y: y, in: rect)
    }
    var axis = TextLine("└", .graphAxis)
    axis.add(Cell("─", .graphAxis), count: plot.width)
    grid.place(axis, x: Self.axisWidth - 1, y: plot.height, in: rect)
    let labels =
      plot.width >= 24 ? [(0.0, "0"), (0.25, ".25"), (0.5, ".5"), (0.75, ".75"), (1, "1")] : [(0, "0"), (1, "1")]
    for (value, text) in labels {
      let x = Self.axisWidth + ScreenInt.rounded(value * Double(plot.width - 1))
      grid.place(TextLine("┬", .graphAxis), x: x, y: plot.height, in: rect)
      grid.place(TextLine(text, .graphAxis), x: value == 0 ? x : x - text.count / 2, y: plot.height + 1, in: rect)
    }
  }

  private func yLabel(_ y: Int, height: Int) -> String? {
    let marks: [(Double, String)] =
      height >= 9 ? [(1, "1"), (0.75, ".75"), (0.5, ".5"), (0.25, ".25"), (0, "0")] : [(1, "1"), (0, "0")]
    return marks.first { ScreenInt.rounded((1 - $0.0) * Double(height - 1)) == y }?.1
  }
}
