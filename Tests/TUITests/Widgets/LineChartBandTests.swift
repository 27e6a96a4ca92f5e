import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The band of a chart")
struct LineChartBandTests {
  /// A wave with a spike, in a band that is wider than the axis at its right end.
  private var series: SeriesProjection {
    var values: [Double?] = (0..<80).map { 20 + Double($0 % 5) }
    values[50] = 40
    for bucket in 30...32 { values[bucket] = nil }
    var series = SeriesProjection(
      id: "x", title: "requests/s", unit: .perSecond, axis: .count(start: 0, step: 10), values: values)
    var band = [ClosedRange<Double>?](repeating: nil, count: 80)
    for bucket in 20..<80 {
      let low = 14 - Double(bucket) / 10
      let high = 30 + Double(bucket) / 5
      band[bucket] = low...high
    }
    series.band = band
    return series
  }

  private func grid(_ series: SeriesProjection, height: Int, unicode: Bool) -> Grid {
    var grid = Grid(width: 60, height: height)
    LineChart(series: series, unicode: unicode).draw(into: &grid, rect: grid.bounds)
    if !unicode { grid.reduceToASCII() }
    return grid
  }

  @Test(arguments: [true, false]) func looksAsRecorded(unicode: Bool) throws {
    try GoldenFile.expect(
      grid(series, height: 11, unicode: unicode), equals: "chart-band-60x11-\(unicode ? "utf8" : "ascii")")
  }

  @Test(arguments: [true, false]) func neitherHidesTheLineNorMovesTheAxis(unicode: Bool) {
    var plain = series
    plain.band = nil
    let (with, without) = (
      grid(series, height: 11, unicode: unicode), grid(plain, height: 11, unicode: unicode)
    )
    for y in 0..<11 {
      for x in 0..<60 where without[x, y].role == .graphLine || without[x, y].role == .graphAxis {
        #expect(with[x, y] == without[x, y] || with[x, y].role == .graphMarker)
      }
    }
  }

  @Test(arguments: [true, false]) func aValueOutsideHasASign(unicode: Bool) {
    var series = series
    series.band?[50] = 10...30
    #expect(grid(series, height: 11, unicode: unicode).cells.count { $0.role == .graphMarker } == 1)
  }

  @Test func aLowChartHasNone() {
    #expect(grid(series, height: 4, unicode: true).cells.allSatisfy { $0.role != .graphReference })
    #expect(grid(series, height: 5, unicode: true).cells.contains { $0.role == .graphReference })
  }

  @Test func theNewestBucketIsNotJudgedYet() {
    var series = series
    series.values[50] = 22
    series.values[79] = 60
    series.band?[79] = 10...30
    #expect(grid(series, height: 11, unicode: true).cells.allSatisfy { $0.role != .graphMarker })
  }
}
