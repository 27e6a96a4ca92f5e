import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct WindowPlanTests {
  private func model(_ state: MonitorState, _ window: WindowSpan, buckets: Int = 60) throws -> ModelSummary {
    try #require(state.snapshot(SnapshotRequest(window: window, bucketCount: buckets)).models.first)
  }

  private func seconds(_ axis: SeriesProjection.Axis) -> (start: Int, step: Int)? {
    guard case .time(let start, let step) = axis else { return nil }
    return (Int(start.seconds) - march, Int(step.inSeconds))
  }

  @Test func bucketsOfTimeHoldTheirRecords() throws {
    // Two a second for half a minute, nothing for ten seconds, then one a second.
    let text = (0..<60).map { line($0 / 2) } + (40...60).map { line($0) }
    let model = try self.model(MonitorState(.live, text.joined()), .duration(.seconds(60)))
    let axis = try #require(seconds(model.traffic.axis))
    #expect(axis == (0, 1))
    #expect(model.traffic.values.count == 61)
    #expect(model.traffic.values[0..<30].allSatisfy { $0 == 2 })
    #expect(model.traffic.values[30..<40].allSatisfy { $0 == nil })
    #expect(model.traffic.values[40...].allSatisfy { $0 == 1 })
    #expect(model.recordCount == 81)
  }

  @Test func aBucketKeepsItsPlaceWhileTimeGoesOn() throws {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    var known: [Int: Double] = [:]
    for second in 0..<400 {
      state.advance(to: Timestamp(seconds: Int64(march + second)))
      state.apply(batch(String(repeating: line(second), count: 1 + second / 15 % 5)))
      let model = try self.model(state, .duration(.seconds(600)), buckets: 40)
      let (start, step) = try #require(seconds(model.traffic.axis))
      #expect(step == 15)
      #expect(start % step == 0)
      // All buckets but the last are full, and say the same from then on.
      for (index, value) in model.traffic.values.dropLast().enumerated() {
        guard let value else { continue }
        #expect(known[start + index * step].map { $0 == value } ?? true)
        known[start + index * step] = value
      }
    }
    #expect(known.count == 26)
  }

  @Test func aWindowByTimeForgetsWhatIsOlder() throws {
    let text = (0..<300).map { line($0) }.joined()
    let model = try self.model(MonitorState(.live, text), .duration(.seconds(60)))
    #expect(model.recordCount == 61)
  }

  @Test func aWindowByCountHoldsAtLeastSoMany() throws {
    let text = (0..<300).map { line($0) }.joined()
    let byTime = try model(MonitorState(.live, text), .count(100))
    #expect((100...110).contains(byTime.recordCount))
    let timeless = String(repeating: "{\"y_true\":1,\"y_pred\":1}\n", count: 300)
    let byNumber = try model(MonitorState(.live, timeless), .count(100))
    #expect((100...110).contains(byNumber.recordCount))
    guard case .count(let start, let step) = byNumber.traffic.axis else {
      Issue.record("\(byNumber.traffic.axis)")
      return
    }
    #expect(step == 10 && start % 10 == 0)
  }

  @Test(arguments: [1, 2, 7, 20, 60, 200])
  func everythingIsEverythingHoweverLongTheLog(buckets: Int) throws {
    let day = 86_400
    for spread in [1, 61, 3_601, day, 30 * day, 400 * day, 1_500 * day, 9_000 * day] {
      let text = (0..<100).map { line($0 * spread / 99 - 9_500 * day) }.joined()
      let model = try self.model(MonitorState(.live, text), .everything, buckets: buckets)
      #expect(model.recordCount == 100, "\(spread)")
      #expect(model.traffic.values.count <= buckets + 1)
    }
  }

  @Test(arguments: [1, 7, 20, 60, 200])
  func everythingOfALogWithoutTimesIsEverything(buckets: Int) throws {
    for count in [1, 9, 61, 609, 615, 1_299, 3_001] {
      let text = String(repeating: "{\"y_true\":1,\"y_pred\":1}\n", count: count)
      let model = try self.model(MonitorState(.live, text), .everything, buckets: buckets)
      #expect(model.recordCount == count)
      #expect(model.traffic.values.compactMap { $0 }.reduce(0, +) == Double(count))
    }
  }

  @Test func windowsOfAnyLengthAreAnswered() throws {
    let state = MonitorState(.live, line(0) + line(1))
    for window in [
      WindowSpan.duration(.seconds(Int64.max)), .duration(.zero), .duration(.seconds(-5)), .count(0), .count(.max),
    ] {
      #expect(try model(state, window).recordCount >= 1, "\(window)")
    }
    #expect(try model(state, .everything, buckets: 0).recordCount == 2)
  }
}
