internal import Glibc
import TestSupport
import Testing

/// The standard profile of the Numenta Anomaly Benchmark 1.1, for one threshold over a whole corpus.
///
/// Written from the papers' definition (Lavin, Ahmad, doi:10.1109/ICMLA.2015.141); agrees with the benchmark's own
/// figures as the scorer in ../shared/data/tools does.
struct NumentaScore {
  /// A detection within a window earns up to 1, a missed window costs 1, a false positive up to this.
  private static let falsePositiveCost = 0.11

  private var earned = 0.0
  private(set) var windowCount = 0
  private(set) var foundCount = 0
  private(set) var falsePositiveCount = 0

  /// 0 for a detector that says nothing, 100 for one that marks the first row of every window and no other.
  var value: Double { 100 * (earned + Double(windowCount)) / (2 * Double(windowCount)) }

  /// - Parameter windows: rows from the first to the last, in order.
  mutating func add(scores: [Double], windows: [ClosedRange<Int>], threshold: Double) {
    windowCount += windows.count
    var best = Array(repeating: -1.0, count: windows.count)
    let unscored = min(Double(scores.count * 15 / 100), 750)
    for row in scores.indices where Double(row) >= unscored && scores[row] >= threshold {
      if let window = windows.firstIndex(where: { $0.contains(row) }) {
        let width = Double(windows[window].count)
        let place = -Double(windows[window].upperBound - row + 1) / width
        best[window] = max(best[window], sigmoid(place) / sigmoid(-1))
      } else {
        falsePositiveCount += 1
        let last = windows.last { $0.upperBound < row }
        let place = last.map { Double(row - $0.upperBound) / Double($0.count - 1) }
        earned += Self.falsePositiveCost * (place.map(sigmoid) ?? -1)
      }
    }
    earned += best.reduce(0, +)
    foundCount += best.count { $0 > -1 }
  }

  private func sigmoid(_ place: Double) -> Double {
    place > 3 ? -1 : 2 / (1 + exp(5 * place)) - 1
  }
}

@Suite struct NumentaScoreTests {
  @Test func silenceIsNothingAndPerfectionAHundred() {
    var silent = NumentaScore()
    silent.add(scores: Array(repeating: 0, count: 1000), windows: [300...399, 600...699], threshold: 0.5)
    #expect(silent.value == 0)
    var perfect = NumentaScore()
    var scores = Array(repeating: 0.0, count: 1000)
    scores[300] = 1
    scores[600] = 1
    perfect.add(scores: scores, windows: [300...399, 600...699], threshold: 0.5)
    #expect(perfect.value == 100)
  }

  @Test func aFalseAlarmCostsElevenHundredths() {
    var score = NumentaScore()
    var scores = Array(repeating: 0.0, count: 1000)
    scores[100] = 1
    scores[200] = 1
    score.add(scores: scores, windows: [300...399], threshold: 0.5)
    #expect(score.falsePositiveCount == 1)
    #expect(isClose(score.value, -5.5))
  }
}
