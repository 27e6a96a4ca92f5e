import Analysis
import TestSupport
import Testing

@testable import Predictions

@Suite struct ClassPairCountsTests {
  /// The same counts kept plainly.
  private struct Plain: Hashable {
    var actual: Int
    var predicted: Int
  }

  private func entries(_ counts: ClassPairCounts) -> [Plain: Double] {
    Dictionary(
      uniqueKeysWithValues: counts.entries.map { (Plain(actual: $0.actual, predicted: $0.predicted), $0.weight) })
  }

  @Test(arguments: [3, 63, 64, 65, 500])
  func countsPairsOfFewAndOfManyClasses(classCount: Int) {
    var generator = SeededGenerator(seed: UInt64(classCount))
    var (counts, other) = (ClassPairCounts(), ClassPairCounts())
    var plain: [Plain: Double] = [:]
    for step in 0..<4_000 {
      // Classes turn up one after the other.
      let known = min(classCount, 1 + step / 4)
      let (actual, predicted) = (
        Int.random(in: 0..<known, using: &generator), Int.random(in: 0..<known, using: &generator)
      )
      if step % 3 == 0 {
        other.add(actual: actual, predicted: predicted, weight: 2)
      } else {
        counts.add(actual: actual, predicted: predicted, weight: 2)
      }
      plain[Plain(actual: actual, predicted: predicted), default: 0] += 2
    }
    counts.merge(other)
    #expect(entries(counts) == plain)
  }

  @Test func theMatrixFollowsTheOrderOfTheClasses() {
    var counts = ClassPairCounts()
    counts.add(actual: 0, predicted: 1, weight: 1)
    counts.add(actual: 2, predicted: 0, weight: 5)
    let matrix = counts.matrix(order: [2, 0, 1])
    #expect(matrix[1, 2] == 1)
    #expect(matrix[0, 1] == 5)
    #expect(matrix.total == 6)
  }
}
