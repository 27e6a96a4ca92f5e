import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The heat map")
struct HeatMapTests {
  private func text(_ line: TextLine) -> String {
    var text = String.UnicodeScalarView()
    for cell in line.cells { text.append(cell.character) }
    return String(text)
  }

  /// Six buckets of a minute; the first begins at a whole number of `first` minutes.
  private func map(_ cells: Int, _ count: Int = 6, first: Int64 = 0, unicode: Bool = true) -> HeatMap {
    HeatMap(
      axis: .time(start: Timestamp(seconds: first * 60), step: .seconds(60)), bucketCount: count, cells: cells,
      unicode: unicode)
  }

  private static let steps: [FeatureDrift.Severity?] = [nil, .tooFew, .stable, .note, .drift, .strongDrift]

  @Test(arguments: [true, false])
  func tellsEveryStepApartWithoutColour(unicode: Bool) {
    let line = text(map(Self.steps.count, unicode: unicode).line(Self.steps))
    #expect(Set(line).count == Self.steps.count)
    #expect(line == (unicode ? " ┄·░▒█" : " .-+%#"))
  }

  @Test func theNewestStandsAtTheRight() {
    #expect(text(map(8).line(Self.steps)) == "   ┄·░▒█")
    #expect(text(map(12).line(Self.steps)) == "  ┄┄··░░▒▒██")
    #expect(text(map(4, 4).line([.drift])) == "   ▒")
    #expect(text(map(0).line(Self.steps)).isEmpty)
  }

  @Test func aCellOfSeveralBucketsShowsTheGravest() {
    #expect(text(map(3).line(Self.steps)) == "┄░█")
    #expect(text(map(3).line([.drift, .stable, nil, nil, .tooFew, nil])) == "▒ ┄")
  }

  @Test func whichBucketsShareACellFollowsFromTheAxis() {
    // Minutes 0…5 are three cells of two; minutes 1…6 begin in the middle of a cell and end in the middle of one.
    let history: [FeatureDrift.Severity?] = [.drift, .stable, .stable, .stable, .note, .stable, .stable]
    #expect(text(map(3).line(Array(history.prefix(6)))) == "▒·░")
    #expect(text(map(3, first: 1).line(Array(history.suffix(6)))) == "·░·")
  }

  @Test func aNewBucketMovesTheOthersByItsOwnCells() {
    let before = map(12).line(Self.steps).cells
    let after = map(12, first: 1).line(Self.steps.dropFirst() + [.stable]).cells
    #expect(Array(before.dropFirst(2)) == Array(after.dropLast(2)))
  }

  @Test func aNarrowAxisHasItsEndsAndAWideOneTicks() {
    var narrow = Grid(width: 20, height: 1)
    map(20).drawAxis(into: &narrow, rect: narrow.bounds)
    #expect(GridText.plain(narrow) == "  00:00 ────── 00:06\n")
    var wide = Grid(width: 60, height: 1)
    map(60, 60).drawAxis(into: &wide, rect: wide.bounds)
    #expect(GridText.plain(wide).contains("┴00:30 "))
  }
}
