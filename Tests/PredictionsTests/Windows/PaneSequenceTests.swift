import TestSupport
import Testing

@testable import Predictions

@Suite struct PaneSequenceTests {
  private static let layout = PaneLayout(widths: [1, 5, 30, 120, 600], panesPerWidth: 8, slack: 3)
  private static let limits = AggregateLimits(exactQuantileCount: 4, categoryCount: 4)

  /// A sequence that takes positions one by one.
  private struct Filled {
    var panes: PaneSequence
    var positions: [Int64] = []

    init(_ layout: PaneLayout = PaneSequenceTests.layout) {
      panes = PaneSequence(layout: layout, limits: PaneSequenceTests.limits)
    }

    mutating func take(_ position: Int64) {
      let index = panes.index(for: position)
      #expect(panes.panes[index].contains(position))
      panes.update(index) { $0.recordCount += 1 }
      positions.append(position)
    }

    /// What every sequence keeps, whatever came.
    func check(_ location: SourceLocation = #_sourceLocation) {
      let list = panes.panes
      for (pane, next) in zip(list, list.dropFirst()) {
        #expect(pane.end <= next.start, "overlap or disorder", sourceLocation: location)
      }
      for pane in list {
        #expect(floored(pane.start, pane.width) == pane.start, "not aligned", sourceLocation: location)
        #expect(panes.layout.widths.contains(pane.width), sourceLocation: location)
      }
      #expect(
        list.reduce(0) { $0 + $1.aggregate.recordCount } == positions.count, "not conserved", sourceLocation: location)
    }

    /// Each pane holds exactly the records that lie in it.
    func checkEveryPane(_ location: SourceLocation = #_sourceLocation) {
      for pane in panes.panes {
        #expect(pane.aggregate.recordCount == positions.count { pane.contains($0) }, sourceLocation: location)
      }
    }
  }

  @Test func aRisingStreamIsFineAtItsEndAndCoarseAtItsBeginning() {
    var filled = Filled()
    for position in 0..<3_000 { filled.take(Int64(position)) }
    filled.check()
    filled.checkEveryPane()
    let widths = filled.panes.panes.map(\.width)
    #expect(widths == widths.sorted(by: >))
    #expect(Set(widths) == [1, 5, 30, 120, 600])
    #expect(filled.panes.panes.suffix(8).allSatisfy { $0.width == 1 })
  }

  @Test(arguments: 0..<12)
  func lateAndDisorderedRecordsNeitherOverlapNorGetLost(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var filled = Filled()
    var now: Int64 = Int64.random(in: -2_000...2_000, using: &generator)
    let lateShare = [0, 0.05, 0.3, 0.9][seed % 4]
    for step in 0..<2_000 {
      // Now and then a gap, which is where late records make panes of their own.
      now +=
        generator.uniform() < 0.02
        ? Int64.random(in: 10...400, using: &generator) : Int64.random(in: 0...3, using: &generator)
      let isLate = generator.uniform() < lateShare
      filled.take(isLate ? now - Int64.random(in: 0...3_000, using: &generator) : now)
      if step % 100 == 0 { filled.check() }
    }
    filled.check()
    filled.checkEveryPane()
  }

  @Test(arguments: 0..<4)
  func theNumberOfPanesIsBounded(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var filled = Filled()
    for _ in 0..<5_000 { filled.take(Int64.random(in: 0..<20_000, using: &generator)) }
    filled.check()
    for (level, width) in Self.layout.widths.dropLast().enumerated() {
      let count = filled.panes.panes.count { $0.width == width }
      let perNext = Int(Self.layout.widths[level + 1] / width)
      #expect(count <= Self.layout.panesPerWidth + Self.layout.slack + perNext, "\(width)")
    }
    #expect(filled.panes.panes.count < 120)
  }

  @Test func aMergeOfAllPanesIsEverything() {
    var filled = Filled()
    for position in 0..<1_000 { filled.take(Int64(position)) }
    #expect(filled.panes.merged(from: .min, to: .max).recordCount == 1_000)
    // The young end is exact to one position.
    #expect(filled.panes.merged(from: 995, to: .max).recordCount == 5)
    #expect(filled.panes.merged(from: 995, to: 998).recordCount == 3)
    #expect(filled.panes.merged(from: 2_000, to: 3_000).recordCount == 0)
  }

  @Test func panesOfAReportAreAllKept() {
    var filled = Filled(.fixed(10))
    for position in stride(from: Int64(0), to: 50_000, by: 5) { filled.take(position) }
    #expect(filled.panes.panes.count == 5_000)
    #expect(filled.panes.panes.allSatisfy { $0.width == 10 && $0.aggregate.recordCount == 2 })
  }

  @Test func onePaneHoldsTimesAndRecordNumbersOfAnySize() {
    var filled = Filled(.whole)
    for position in [Int64(0), 1, 1_772_323_200_000_000_000, 7_258_118_399_999_999_999] { filled.take(position) }
    #expect(filled.panes.panes.count <= 4)
    filled.check()
  }

  @Test func everyWidthOfALayoutDividesTheNext() {
    for layout in [PaneLayout.live, .liveCount, .fixed(7), .whole] {
      for (width, next) in zip(layout.widths, layout.widths.dropFirst()) { #expect(next % width == 0) }
    }
    #expect(PaneLayout.fixed(0).widths == [1])
  }

  @Test(
    arguments: [(7, 5, 5), (5, 5, 5), (-1, 5, -5), (-5, 5, -5), (0, 5, 0), (-6, 5, -10)] as [(Int64, Int64, Int64)])
  func roundsDownAlsoBelowZero(position: Int64, width: Int64, expected: Int64) {
    #expect(floored(position, width) == expected)
  }
}
