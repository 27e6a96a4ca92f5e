import Testing

@testable import Predictions

@Suite struct GravityHistoryTests {
  private func history(_ count: Int, _ gravity: (Int) -> DriftGravity) -> GravityHistory {
    var history = GravityHistory()
    for look in 0..<count {
      history.append(.init(start: Int64(look) * 10, end: Int64(look) * 10 + 10, gravities: [gravity(look).rawValue]))
    }
    return history
  }

  @Test func bucketsShowTheGravestOfTheirLooks() {
    let history = history(6) { $0 == 3 ? .drift : .stable }
    #expect(
      history.gravities(ofFeature: 0, from: -20, step: 20, count: 5) == [nil, .stable, .drift, .stable, nil])
    #expect(history.gravities(ofFeature: 0, from: 30, step: 5, count: 3) == [.drift, .drift, .stable])
  }

  @Test func memoryIsBoundedAndNothingGraveIsForgotten() {
    let history = history(100_000) { $0 == 5 ? .strongDrift : .stable }
    #expect(history.entries.count <= GravityHistory.limit)
    #expect(history.gravities(ofFeature: 0, from: 0, step: 1_000_000, count: 1) == [.strongDrift])
    // The young ones are as fine as they came.
    #expect(history.entries.suffix(100).allSatisfy { $0.end - $0.start == 10 })
  }

  @Test func whenTimeMovesBackWhatWasLaterIsVoid() {
    var history = history(10) { _ in .drift }
    history.append(.init(start: 40, end: 50, gravities: [DriftGravity.stable.rawValue]))
    #expect(history.gravities(ofFeature: 0, from: 0, step: 10, count: 10).compactMap { $0 }.count == 5)
  }
}
