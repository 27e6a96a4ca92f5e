import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite struct CourseChartTests {
  /// Realised, then partly so, then only estimated; nothing came in between.
  private var course: QualityCourse {
    var course = QualityCourse(id: "roc_auc", title: "AUC", axis: .count(start: 0, step: 10))
    course.points = (0..<40).map { bucket in
      if (8..<10).contains(bucket) { return nil }
      let value = 0.93 - Double(bucket) * 0.002
      var point = QualityCourse.Point(coverage: bucket < 20 ? 1 : bucket < 30 ? 0.5 : 0)
      point.estimated = value + 0.01
      point.estimatedInterval = value - 0.01...value + 0.03
      if bucket < 30 { point.realised = value }
      return point
    }
    course.reference = 0.94
    return course
  }

  private func rows(_ course: QualityCourse, unicode: Bool, width: Int = 60, height: Int = 8) -> [String] {
    var grid = Grid(width: width, height: height)
    CourseChart(course: course, unicode: unicode).draw(into: &grid, rect: grid.bounds)
    if !unicode { grid.reduceToASCII() }
    return (0..<height).map { y in
      String(String.UnicodeScalarView((0..<width).map { grid[$0, y].character }))
    }
  }

  @Test func stretchesDifferWithoutColour() {
    let rows = rows(course, unicode: true, width: 100)
    #expect(rows[0].contains("realised") && rows[0].contains("◦ partial") && rows[0].contains("⠂ est"))
    #expect(rows[0].contains("AUC  est"))
    #expect(rows[1..<7].joined().contains("◦"))
    #expect(rows[1..<7].joined().contains("╌"))
    #expect(rows[7].contains("█") && rows[7].contains("▅") && rows[7].contains("·"))
  }

  @Test func everythingIsASCIIWithoutUnicode() {
    let rows = rows(course, unicode: false)
    let plot = rows[1..<7].joined()
    #expect(plot.contains("o") && plot.contains(":"))
    #expect(!rows.joined().contains("?"))
  }

  @Test(arguments: [0, 1, 2, 3, 9], [0, 1, 7, 9, 40])
  func anySizeDraws(height: Int, width: Int) {
    _ = rows(course, unicode: true, width: width, height: height)
    _ = rows(QualityCourse(id: "mae", title: "MAE", axis: .count(start: 0, step: 1)), unicode: true, width: width)
  }

  @Test func anEstimateIsWrittenWithItsMargin() {
    let line = EstimateText.line(QualityEstimate(id: "roc_auc", title: "AUC", value: 0.9612, margin: 0.004))
    var grid = Grid(width: 20, height: 1)
    grid.place(line, x: 0, y: 0, in: grid.bounds)
    let text = String(String.UnicodeScalarView((0..<20).map { grid[$0, 0].character }))
    #expect(text.hasPrefix("est .96 ±.01"))
  }
}
