import Monitor
import Telemetry

/// One model over the window: charts at the left, its figures at the right, its fields below.
struct ModelView {
  var summary: ModelSummary?
  var detail: ModelDetail
  var time: Timestamp?
  var unicode: Bool
  /// The first row of the left part that is shown.
  var scroll: Int
  var pinned: PinnedModel?

  func draw(into grid: inout Grid, rect: Rect) {
    let areas = Self.areas(of: rect)
    let figures = FiguresPanel(summary: summary, detail: detail, time: time, pinned: pinned)
    if let side = areas.side {
      let isCut = scroll < scrollLimit(in: rect)
      figures.draw(into: &grid, rect: side.part(height: side.height - (isCut ? 1 : 0)))
      if isCut { grid.place(TextLine("▾ \(below)", .dim), x: 0, y: side.height - 1, in: side) }
    } else {
      figures.drawStrip(into: &grid, rect: areas.strip)
    }
    let contentHeight = contentHeight(in: areas.main)
    var content = Grid(width: areas.main.width, height: max(contentHeight, areas.main.height))
    drawContent(into: &content, height: areas.main.height)
    let limit = max(0, contentHeight - areas.main.height)
    grid.copyRows(of: content, from: min(scroll, limit), into: areas.main)
  }

  func scrollLimit(in rect: Rect) -> Int {
    let main = Self.areas(of: rect).main
    return max(0, contentHeight(in: main) - main.height)
  }

  static func bucketCount(in rect: Rect) -> Int {
    LineChart.bucketCount(width: areas(of: rect).main.width)
  }

  private static let sideWidth = 32

  private static func areas(of rect: Rect) -> (main: Rect, side: Rect?, strip: Rect) {
    guard rect.width < 72 else {
      let mainWidth = rect.width - sideWidth - 2
      return (rect.part(width: mainWidth), rect.part(x: mainWidth + 2), rect.part(height: 0))
    }
    let stripHeight = rect.height > 6 ? 2 : 0
    return (rect.part(y: stripHeight), nil, rect.part(height: stripHeight))
  }
}

// The left part, from top to bottom: charts and their axis, class shares, fields.
extension ModelView {
  private static let lowestChart = 4
  private static let highestChart = 10

  private func contentHeight(in rect: Rect) -> Int {
    let charts = courseHeight(available: rect.height) + chartHeight(available: rect.height) * plainSeries.count
    return charts + (chartCount == 0 ? 0 : 1) + sectionHeight(sharesCount) + sectionHeight(detail.fields.count)
  }

  /// A blank row, a title and the rows.
  private func sectionHeight(_ rows: Int) -> Int {
    rows == 0 ? 0 : rows + 2
  }

  private var below: String {
    let parts = [sharesCount > 0 ? "shares" : nil, detail.fields.isEmpty ? nil : "fields"].compactMap { $0 }
    return (parts.isEmpty ? "more" : parts.joined(separator: " and ")) + " below"
  }

  private var sharesCount: Int {
    detail.classShares.count
  }

  private var chartCount: Int { plainSeries.count + (detail.course == nil ? 0 : 1) }

  /// What is drawn as a plain line: all but the quality, where its course is known.
  private var plainSeries: ArraySlice<SeriesProjection> {
    guard detail.course != nil, let first = detail.series.first else { return detail.series[...] }
    let isQuality = ["accuracy", "mae", detail.course?.id].contains(first.id)
    return isQuality ? detail.series.dropFirst() : detail.series[...]
  }

  /// The course holds several lines, the others one.
  private func courseHeight(available: Int) -> Int {
    guard detail.course != nil else { return 0 }
    let share = plainSeries.isEmpty ? available - 1 : available / 3
    return min(Self.highestChart, max(Self.lowestChart, share))
  }

  /// Charts take the room that the sections below leave, or fill the screen when these must be scrolled to anyway.
  private func chartHeight(available: Int) -> Int {
    guard !plainSeries.isEmpty else { return 0 }
    let below = sectionHeight(sharesCount) + sectionHeight(detail.fields.count)
    let (count, room) = (plainSeries.count, available - 1 - courseHeight(available: available))
    let besideAll = (room - below) / count
    let alone = room / count
    return min(Self.highestChart, max(Self.lowestChart, besideAll >= Self.lowestChart + 1 ? besideAll : alone))
  }

  private func drawContent(into grid: inout Grid, height: Int) {
    let rect = grid.bounds
    guard chartCount > 0 || sharesCount > 0 || !detail.fields.isEmpty else {
      grid.place(TextLine(" Nothing to draw in this window yet.", .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
      return
    }
    var y = 0
    let chartHeight = chartHeight(available: height)
    let course = detail.course.map { CourseChart(course: $0, unicode: unicode) }
    if let course {
      let courseHeight = courseHeight(available: height)
      course.draw(into: &grid, rect: rect.part(y: y, height: courseHeight))
      y += courseHeight
    }
    for series in plainSeries {
      LineChart(series: series, unicode: unicode).draw(into: &grid, rect: rect.part(y: y, height: chartHeight))
      y += chartHeight
    }
    if let series = course?.axisSeries ?? detail.series.first {
      let axis = rect.part(x: LineChart.axisWidth, y: y, height: 1)
      grid.place(TextLine("└", .graphAxis), x: LineChart.axisWidth - 1, y: y, in: rect)
      BucketAxis(series: series).draw(into: &grid, rect: axis)
      y += 1
    }
    if sharesCount > 0 {
      drawShares(into: &grid, rect: rect.part(y: y + 1))
      y += sectionHeight(sharesCount)
    }
    FieldTable(fields: detail.fields).draw(into: &grid, rect: rect.part(y: y + 1))
  }

  /// One sparkline a class, each from zero to its own highest share, which would be flat on a scale that all share.
  private func drawShares(into grid: inout Grid, rect: Rect) {
    let labels = detail.classShares.enumerated().map { index, series in
      TextLine(index < detail.classes.count ? detail.classes[index] : series.title)
    }
    let labelWidth = min(max(6, rect.width / 4), labels.map(\.width).max() ?? 0)
    grid.place(TextLine(" SHARE OF PREDICTIONS", .header).cut(to: rect.width), x: 0, y: 0, in: rect)
    for (index, series) in detail.classShares.enumerated() {
      var line = TextLine(" ")
      line.add(labels[index].fitted(to: labelWidth))
      line.add(TextLine(NumberText.percent(series.latest ?? .nan)).fitted(to: 7, .right))
      line.add("  ")
      let range = 0...max(series.measured.max() ?? 1, 1e-9)
      line.add(Sparkline(series, range: range).line(width: rect.width - line.width, unicode: unicode))
      grid.place(line, x: 0, y: index + 1, in: rect)
    }
  }
}
