import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite struct WindowChoiceTests {
  private let start = Timestamp(seconds: 1_772_323_200)
  private let hour = WindowSpan.duration(.seconds(3_600))

  private func snapshot(log: SourceHealth.State?, isLive: Bool, hasTargets: Bool) -> Snapshot {
    var snapshot = Snapshot(time: start, window: hour)
    snapshot.isLive = isLive
    if let log { snapshot.sources = [SourceHealth(name: "a.jsonl", state: log)] }
    if hasTargets {
      snapshot.targets = [
        TargetHealth(url: "http://a", job: "a", instance: "a", interval: .seconds(2), timeout: .seconds(2))
      ]
    }
    return snapshot
  }

  @Test func growsWithTheTimeThatMetricsWereWatched() {
    var choice = WindowChoice(isOpen: true, at: start)
    let metrics = snapshot(log: nil, isLive: true, hasTargets: true)
    #expect(choice.next(after: metrics, at: start) == .duration(.seconds(300)))
    #expect(choice.next(after: metrics, at: start + .seconds(299)) == nil)
    #expect(choice.next(after: metrics, at: start + .seconds(300)) == .duration(.seconds(900)))
    #expect(choice.next(after: metrics, at: start + .seconds(900)) == hour)
    #expect(choice.next(after: metrics, at: start + .seconds(9_000)) == nil)
  }

  @Test func waitsUntilALogIsReadAndThenDecidesOnce() {
    var choice = WindowChoice(isOpen: true, at: start)
    #expect(choice.next(after: snapshot(log: .reading, isLive: false, hasTargets: true), at: start) == nil)
    #expect(choice.next(after: snapshot(log: .following, isLive: false, hasTargets: false), at: start) == .everything)
    #expect(choice.next(after: snapshot(log: .following, isLive: true, hasTargets: false), at: start) == nil)
  }

  @Test func aLiveLogHasAnHour() {
    var choice = WindowChoice(isOpen: true, at: start)
    #expect(choice.next(after: snapshot(log: .following, isLive: true, hasTargets: true), at: start) == hour)
  }

  @Test func keepsWhatWasAskedFor() {
    var choice = WindowChoice(isOpen: false, at: start)
    #expect(choice.next(after: snapshot(log: nil, isLive: true, hasTargets: true), at: start) == nil)
  }
}
