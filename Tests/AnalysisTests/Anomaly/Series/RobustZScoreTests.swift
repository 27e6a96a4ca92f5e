import Analysis
import Testing

@Suite struct RobustZScoreTests {
  private func detector(window: Int, warmStart: Int) -> RobustZScore {
    var parameters = RobustZScore.Parameters()
    parameters.window = window
    parameters.warmStart = warmStart
    return RobustZScore(parameters)
  }

  @Test func agreesWithSciPyInEveryRow() {
    var detector = detector(window: 12, warmStart: 5)
    let scores = detector.scores(of: SeriesReference.noise).compactMap { $0 }
    #expect(areClose(scores, SeriesReference.noiseRobustZ, tolerance: 1e-13))
  }

  @Test func anyOtherValueIsFullyAnomalousWhenMostWereEqual() {
    var detector = detector(window: 50, warmStart: 3)
    let values = Array(repeating: 4.0, count: 20) + [4.000001, 4]
    let scores = detector.scores(of: values)
    #expect(scores == Array(repeating: 0, count: 20) + [1, 0])
  }

  @Test func anOutlierDoesNotHideItself() {
    var detector = RobustZScore()
    for value in [1.0, 2, 3, 2, 1, 2, 3, 2, 1, 2] { _ = detector.update(value) }
    let score = detector.update(60)
    #expect(score == 1)
  }

  @Test func oldValuesLeaveTheWindow() {
    var moved = detector(window: 20, warmStart: 5)
    var fresh = moved
    for index in 0..<100 { _ = moved.update(Double(index % 7) * 1000) }
    for index in 0..<20 {
      _ = moved.update(Double(index % 5))
      _ = fresh.update(Double(index % 5))
    }
    let scores = [moved.update(7), fresh.update(7)]
    #expect(scores[0] == scores[1])
  }

  @Test func missingValuesTeachNothing() {
    var gaps = detector(window: 12, warmStart: 5)
    var whole = gaps
    var scores: [Double?] = []
    for value in SeriesReference.noise {
      let missing = gaps.update(.nan)
      #expect(missing == nil)
      scores.append(gaps.update(value))
    }
    let wholeScores = whole.scores(of: SeriesReference.noise)
    #expect(scores == wholeScores)
  }
}
