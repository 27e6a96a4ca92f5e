import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The strangest records")
struct StrangerTableTests {
  private var detail: OutlierDetail {
    let share = SeriesProjection(
      id: "outliers", title: "outliers", unit: .ratio, axis: .count(start: 0, step: 10), values: [])
    var detail = OutlierDetail(share: share, fit: "1,000 rows of first 1,000 records, 12 features")
    (detail.scoredCount, detail.outlierCount, detail.expectedShare) = (4_052, 97, 0.00999)
    var first = OutlierDetail.Stranger(
      time: SampleSnapshots.time, id: "r-10042", score: 0.7214,
      reasons: ["amount 9,120: above all of the reference", "country = XX: never seen"])
    (first.predicted, first.modelScore, first.recordNumber) = ("fraud", 0.97, 18_204)
    var second = OutlierDetail.Stranger(
      time: nil, id: nil, score: 0.681, reasons: ["age missing: 0.1 % of the reference"])
    second.recordNumber = 17_911
    detail.strangers = [first, second]
    return detail
  }

  private func grid(_ detail: OutlierDetail, _ width: Int, _ height: Int, unicode: Bool = true) -> Grid {
    var grid = Grid(width: width, height: height)
    StrangerTable(detail: detail).draw(into: &grid, rect: grid.bounds)
    if !unicode { grid.reduceToASCII() }
    return grid
  }

  @Test(arguments: [(80, true), (80, false), (160, true)])
  func looksAsRecorded(width: Int, unicode: Bool) throws {
    var detail = detail
    detail.hasTooMany = width > 100
    try GoldenFile.expect(
      grid(detail, width, 5, unicode: unicode), equals: "strangers-\(width)x5-\(unicode ? "utf8" : "ascii")")
  }

  @Test func saysWhyNothingIsScored() {
    var detail = detail
    detail.strangers = []
    detail.absence = "99 rows are needed"
    #expect(GridText.plain(grid(detail, 60, 3)).contains("◌ not scored: 99 rows are needed"))
    detail.absence = nil
    #expect(GridText.plain(grid(detail, 60, 3)).contains("No record of this window is an outlier."))
    detail.scoredCount = 0
    #expect(GridText.plain(grid(detail, 60, 3)).contains("◌ no record of this window has been scored"))
  }

  @Test func fitsAnySize() {
    for width in 0...90 { for height in 0...6 { _ = grid(detail, width, height) } }
  }
}
