import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Sparklines and buckets")
struct SparklineTests {
  private func series(_ values: [Double?], firstBucket: Int = 0) -> SeriesProjection {
    SeriesProjection(
      id: "x", title: "x", unit: .plain,
      axis: .time(start: Timestamp(seconds: Int64(firstBucket) * 60), step: .seconds(60)), values: values)
  }

  private func text(_ line: TextLine) -> String {
    line.cells.map { String(Character($0.character)) }.joined()
  }

  @Test func levelsRiseFromOneDotToFour() {
    let line = Sparkline(series([0, 1, 2, 3]), range: 0...3).line(width: 2, unicode: true)
    // U+28E0 is dots 6–8: left one high, right two; U+28FE left three, right four.
    #expect(text(line) == "⣠⣾")
  }

  @Test func aMeasuredZeroDiffersFromAGap() {
    let line = Sparkline(series([0, 0, nil, nil]), range: 0...1).line(width: 2, unicode: true)
    #expect(text(line) == "⣀┄")
    #expect(line.cells[1].role == .missing)
  }

  @Test func asciiHasOneLevelACell() {
    #expect(text(Sparkline(series([0, 0, 1, 1, 2, 2, 3, 3]), range: 0...3).line(width: 4, unicode: false)) == "_-=#")
  }

  @Test func cellsMoveOnOnlyByWholeCells() {
    let all: [Double?] = (0..<40).map { Double($0 * 7 % 5) }
    func picture(firstBucket: Int) -> [Cell] {
      let part = Array(all[firstBucket..<firstBucket + 20])
      return Sparkline(series(part, firstBucket: firstBucket), range: 0...4).line(width: 10, unicode: true).cells
    }
    // Two buckets later everything stands one cell further left.
    #expect(picture(firstBucket: 4).dropFirst() == picture(firstBucket: 6).dropLast())
    // One bucket later the cells that are full have not changed.
    #expect(picture(firstBucket: 4).dropFirst().dropLast() == picture(firstBucket: 5).dropLast(2))
  }

  @Test func everyBucketFindsItsOwnDots() {
    for count in [1, 7, 20, 33, 60] {
      for first in [0, 1, 2, 17] {
        let layout = BucketLayout(series: series(Array(repeating: 1, count: count), firstBucket: first), cells: 16)
        for bucket in 0..<count where layout.dot(of: bucket) >= 0 {
          #expect(layout.bucket(at: layout.dot(of: bucket)) == bucket)
        }
      }
    }
  }

  @Test func histogramsKeepEmptyBinsEmpty() {
    #expect(text(HistogramLine.line([0, 1, 7], width: 3, role: .classA, unicode: true)) == " ▂█")
    #expect(HistogramLine.line([0, 0], width: 3, role: .classA, unicode: true).isEmpty)
  }

  @Test func axesBeginAtZeroForRatesAndNearTheDataForQuality() {
    #expect(AxisRange.of([31, 41], unit: .perSecond) == 0...60)
    let quality = AxisRange.of([0.82, 0.94], unit: .plain)
    #expect(quality.lowerBound > 0.7 && quality.upperBound <= 1)
    #expect(AxisRange.of([], unit: .plain) == 0...1)
  }
}
