import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct MonitorStateTests {
  private func time(_ seconds: Int) -> Timestamp { Timestamp(seconds: Int64(march + seconds)) }

  private func snapshot(_ state: MonitorState, _ window: WindowSpan = .everything) -> Snapshot {
    state.snapshot(SnapshotRequest(window: window))
  }

  // MARK: Time

  @Test func withoutAClockTheLogIsHistoryAndStandsAtItsEnd() {
    let state = MonitorState(.live, line(0) + line(50) + line(20))
    #expect(snapshot(state).time == time(50))
    #expect(!snapshot(state).isLive)
    #expect(snapshot(MonitorState(settings: MonitorSettings(windowing: .live))).time == nil)
  }

  @Test func eventsAtThePaceOfTheClockAreLive() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.advance(to: time(100))
    state.apply(batch(line(95)))
    #expect(snapshot(state).isLive)
    #expect(snapshot(state).time == time(100))
    state.advance(to: time(160))
    #expect(snapshot(state).time == time(160))
    // The clock does not run backwards, and events may be ahead of it.
    state.advance(to: time(10))
    #expect(snapshot(state).time == time(160))
    state.apply(batch(line(170)))
    #expect(snapshot(state).time == time(170))
  }

  @Test func aLogOfLongAgoIsHistoryWhateverTheClockSays() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.advance(to: time(86_400))
    state.apply(batch(line(0) + line(1)))
    #expect(!snapshot(state).isLive)
    #expect(snapshot(state).time == time(1))
  }

  @Test func whatWasLiveOnceStaysSo() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.advance(to: time(5))
    state.apply(batch(line(0)))
    state.advance(to: time(50_000))
    state.apply(batch(line(10)))
    #expect(snapshot(state).isLive)
    #expect(snapshot(state).time == time(50_000))
  }

  @Test func anEventOfTheFutureNeitherMakesALogLiveNorMovesThePresent() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.advance(to: time(0))
    state.apply(batch(line(900_000)))
    #expect(!snapshot(state).isLive)
    var live = MonitorState(settings: MonitorSettings(windowing: .live))
    live.advance(to: time(0))
    live.apply(batch(line(0)))
    live.apply(batch(line(900_000)))
    #expect(snapshot(live).isLive)
    #expect(snapshot(live).time == time(0))
  }

  @Test func aModelThatStopsIsSilentAfterTenUsualGapsAndAMinute() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    state.advance(to: time(100))
    let lines = (0...100).map { line($0) }.joined()
    state.apply(batch(lines, receivedAt: time(100)))
    state.advance(to: time(155))
    #expect(snapshot(state).models.first?.health == .ok)
    state.advance(to: time(165))
    #expect(snapshot(state).models.first?.health == .silent(since: time(100)))
    state.apply(batch(line(165), receivedAt: time(165)))
    #expect(snapshot(state).models.first?.health == .ok)
  }

  @Test func historyIsNeverSilent() {
    var state = MonitorState(.live, (0...100).map { line($0) }.joined())
    state.advance(to: time(90_000))
    #expect(snapshot(state).models.first?.health == .ok)
  }

  // MARK: Health

  @Test func fewLabelsAreToldApartFromNone() {
    #expect(snapshot(MonitorState(.live, line(0))).models.map(\.health) == [.tooFew(need: 30)])
    #expect(snapshot(MonitorState(.live, #"{"y_pred":1}"#)).models.map(\.health) == [.unlabelled])
    #expect(snapshot(MonitorState(.live, #"{"latency_ms":1}"#)).models.map(\.health) == [.ok])
    #expect(snapshot(MonitorState(.live, (0..<30).map { line($0) }.joined())).models.map(\.health) == [.ok])
  }

  @Test func modelsComeInTheOrderOfTheirIdentity() {
    let text = ["b", "a", "c", "a"].map { "{\"model\":\"\($0)\",\"y_pred\":1}" }.joined(separator: "\n")
    let models = snapshot(MonitorState(.live, text)).models
    #expect(models.map(\.identity.model) == ["a", "b", "c"])
    #expect(models.map(\.recordCount) == [2, 1, 1])
  }

  @Test func theOverviewHasTheFiguresOfTheWindow() throws {
    let text = (0..<60).map {
      line($0, 1, $0 < 45 ? 1 : 0, ",\"latency_ms\":\($0),\"status\":\($0 % 4 == 0 ? 500 : 200)")
    }.joined()
    let model = try #require(snapshot(MonitorState(.live, text)).models.first)
    #expect(model.quality?.id == "accuracy")
    #expect(model.quality?.value == 0.75)
    #expect(model.errorRatio == 0.25)
    #expect(model.recordsPerSecond.map { abs($0 - 60.0 / 59) < 1e-12 } == true)
    let p99 = try #require(model.latencyP99Seconds)
    #expect(p99 > 0.056 && p99 < 0.061)
    let plain = try #require(snapshot(MonitorState(.live, line(0))).models.first)
    #expect(plain.errorRatio == nil)
    #expect(plain.latencyP99Seconds == nil)
  }

  // MARK: Records and sources

  @Test func theLastRecordsAreKeptAsTheyWere() throws {
    let text = (0..<400).map { line($0, 1, 0, ",\"id\":\"r\($0)\",\"score\":0.25,\"latency_ms\":5") }
    var state = MonitorState(settings: MonitorSettings(windowing: .live))
    for start in stride(from: 0, to: 400, by: 20) { state.apply(batch(text[start..<(start + 20)].joined())) }
    #expect(state.snapshot(SnapshotRequest(window: .everything)).records == nil)
    let list = try #require(state.snapshot(SnapshotRequest(window: .everything, includesRecords: true)).records)
    #expect(list.last.count == 200)
    #expect(list.last.map(\.id) == (200..<400).map { "r\($0)" })
    let record = try #require(list.last.last)
    #expect(record.time == time(399))
    #expect([record.actual, record.predicted] == ["1", "0"])
    #expect([record.score, record.latencySeconds] == [0.25, 0.005])
    #expect(record.text + "\n" == text[399])
  }

  @Test func malformedLinesOfAllSourcesAreTogether() throws {
    var state = MonitorState(.live, line(0))
    for source in [1, 0] {
      var health = SourceHealth(name: "s\(source)")
      (health.malformedCount, health.otherCount) = (3, 2)
      health.malformedExamples = [.init(path: "s\(source)", line: 7, reason: "r", text: "t")]
      state.report(health, source: source)
    }
    let list = try #require(state.snapshot(SnapshotRequest(window: .everything, includesRecords: true)).records)
    #expect(list.malformed.map(\.path) == ["s0", "s1"])
    #expect(list.malformedCount == 6)
    #expect(list.otherCount == 4)
    #expect(state.sourceList.map(\.name) == ["s0", "s1"])
  }

  @Test func linesWithNumbersAreOtherLinesOnceThereIsAPrediction() {
    var state = MonitorState(.live, "{\"rows\":1}\n{\"rows\":2}\n")
    var health = SourceHealth(name: "s")
    health.recordCount = 2
    state.report(health, source: 0)
    #expect(state.sourceList.map(\.recordCount) == [2])
    state.apply(batch(line(0)))
    health.recordCount = 3
    state.report(health, source: 0)
    #expect(state.sourceList.map(\.recordCount) == [1])
    #expect(state.sourceList.map(\.otherCount) == [2])
  }

  @Test func theSameBatchesAndTimesGiveTheSameSnapshots() {
    func state() -> MonitorState {
      var state = MonitorState(settings: MonitorSettings(windowing: .live))
      for second in 0..<100 {
        state.advance(to: time(second))
        state.apply(
          batch(
            line(second, second % 2, second % 3 == 0 ? 1 : 0, ",\"score\":0.\(second + 10),\"c\":\"v\(second % 7)\"")))
      }
      return state
    }
    let request = SnapshotRequest(
      window: .duration(.seconds(60)), parts: [.series, .confusion, .curves, .fields], includesRecords: true)
    #expect(state().snapshot(request) == state().snapshot(request))
  }

  @Test func theVersionTellsWhetherAnythingChanged() {
    var state = MonitorState(.live, line(0))
    let version = state.version
    // A clock that runs on changes nothing in history.
    state.advance(to: time(900_000))
    #expect(state.version == version)
    state.apply(batch(line(1)))
    #expect(state.version != version)
  }
}
