import Monitor

/// A quality figure over time as it matures: dotted where it is estimated from scores, rings where only a part of the
/// labels has come, a line where they are there; under it how many of them that is.
struct CourseChart {
  var course: QualityCourse
  var unicode: Bool

  /// The legend in the first row, the labels' share in the last, the plot between.
  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.height > 2 else { return grid.place(title(width: rect.width), x: 0, y: 0, in: rect) }
    let plot = rect.part(x: LineChart.axisWidth, y: 1, height: rect.height - 2)
    let range = AxisRange.of(values, unit: .plain)
    LineChart(series: axisSeries, unicode: unicode)
      .drawAxis(into: &grid, rect: rect.part(y: 1, width: LineChart.axisWidth, height: plot.height), range: range)
    grid.place(title(width: rect.width), x: 0, y: 0, in: rect)
    let layer = CourseLayer(
      layout: BucketLayout(series: axisSeries, cells: plot.width), range: range, unicode: unicode)
    if let reference = course.reference {
      layer.level(reference, into: &grid, rect: plot)
    }
    layer.edges(course.points.map { $0?.estimatedInterval }, into: &grid, rect: plot)
    layer.dots(course.points.map { $0?.estimated }, into: &grid, rect: plot)
    layer.line(course.points.map { $0?.isMature == true ? $0?.realised : nil }, into: &grid, rect: plot)
    layer.rings(course.points.map { $0?.isMature == false ? $0?.realised : nil }, into: &grid, rect: plot)
    drawCoverage(into: &grid, rect: rect.part(y: rect.height - 1, height: 1), layer: layer)
  }

  /// The course as buckets of one series, for the axis under the charts.
  var axisSeries: SeriesProjection {
    SeriesProjection(
      id: course.id, title: course.title, unit: .plain, axis: course.axis,
      values: course.points.map { $0?.realised ?? $0?.estimated })
  }

  /// What the axis must hold; the edges of a wide interval may leave it.
  private var values: [Double] {
    var values = course.points.flatMap { [$0?.estimated, $0?.realised].compactMap { $0 } }
    if let reference = course.reference { values.append(reference) }
    return values.filter(\.isFinite)
  }

  /// Names of what is drawn, as long as the width allows.
  private struct Words {
    var estimated = "estimated"
    /// `nil` leaves it out of the legend.
    var range: String? = "its range"
    var reference = "reference"

    static let all = [
      Words(), Words(estimated: "est", range: "range", reference: "ref"),
      Words(estimated: "est", range: nil, reference: "ref"),
    ]
  }

  private func title(width: Int) -> TextLine {
    let lines = Words.all.map(title)
    return lines.first { $0.width <= width } ?? (lines.last ?? TextLine()).cut(to: width)
  }

  private func title(_ words: Words) -> TextLine {
    var line = TextLine(" \(course.title)", .text)
    let last = course.points.last { $0?.realised != nil || $0?.estimated != nil } ?? nil
    if let realised = last?.realised {
      line.add("  " + NumberText.plain(realised), .strong)
      line.add(last?.isMature == true ? " latest" : " so far", .dim)
    } else if let estimated = last?.estimated {
      line.add("  est " + NumberText.plain(estimated), .strong)
      line.add(" latest", .dim)
    }
    let points = course.points.compactMap { $0 }
    line.add(" ")
    if points.contains(where: { $0.isMature && $0.realised != nil }) {
      legend(unicode ? "⠒" : "-", .graphLine, "realised", &line)
    }
    if points.contains(where: { !$0.isMature && $0.realised != nil }) {
      legend(CourseLayer.ring(unicode), .graphMarker, "partial", &line)
    }
    if points.contains(where: { $0.estimated != nil }) {
      legend(unicode ? "⠂" : ":", .graphReference, words.estimated, &line)
    }
    if let range = words.range, points.contains(where: { $0.estimatedInterval != nil }) {
      legend(unicode ? "⠐" : ".", .graphAxis, range, &line)
    }
    if let reference = course.reference {
      let text = "\(words.reference) \(NumberText.plain(reference))"
      legend(CourseLayer.level(unicode), .graphAxis, text, &line)
    }
    return line
  }

  private func legend(_ sign: String, _ role: Role, _ text: String, _ line: inout TextLine) {
    line.add(" ")
    line.add(sign, role)
    line.add(" " + text, .dim)
  }

  private func drawCoverage(into grid: inout Grid, rect: Rect, layer: CourseLayer) {
    var line = TextLine("labels", .graphAxis).fitted(to: LineChart.axisWidth - 2, .right)
    line.add("  ")
    for cell in 0..<max(0, rect.width - LineChart.axisWidth) {
      line.add(layer.block(course.points.map { $0?.coverage }, cell: cell))
    }
    grid.place(line, x: 0, y: 0, in: rect)
  }
}
