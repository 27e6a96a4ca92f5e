import Analysis
import TestSupport
import Testing

@Suite("The highest score that a box of rows can have")
struct IsolationForestBoxTests {
  private func forest(columnCount: Int) throws -> IsolationForest {
    var parameters = IsolationForest.Parameters()
    parameters.margin = 0.5
    return try IsolationForest(fitting: FeatureMatrix(rows: seededRows(600, columnCount: columnCount)), parameters)
  }

  @Test func noRowOfABoxExceedsIt() throws {
    let forest = try forest(columnCount: 3)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let box = (0..<3).map { _ in
        let low = generator.uniform() * 10 - 5
        return low...low + generator.uniform() * 2
      }
      var rows = [box.map(\.lowerBound), box.map(\.upperBound)]
      for _ in 0..<50 {
        rows.append(box.map { $0.lowerBound + generator.uniform() * ($0.upperBound - $0.lowerBound) })
      }
      let bound = forest.scoreBound(within: box)
      #expect(forest.scores(FeatureMatrix(rows: rows)).allSatisfy { $0.map { $0 <= bound } ?? false })
    }
  }

  @Test func ofAPointItIsTheScore() throws {
    let forest = try forest(columnCount: 4)
    let rows = seededRows(200, columnCount: 4, seed: 9)
    let bounds = rows.map { row in forest.scoreBound(within: row.map { $0...$0 }) }
    #expect(forest.scores(FeatureMatrix(rows: rows)) == bounds)
  }

  @Test func aWiderBoxHasNoLowerOne() throws {
    let forest = try forest(columnCount: 2)
    let bounds = [0.01, 0.1, 1, 4, 100].map { forest.scoreBound(within: [-$0...$0, -$0...$0]) }
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 })
    // Of a box that holds all rows it is far above that of the middle.
    #expect(bounds[4] > bounds[0] + 0.2)
  }
}
