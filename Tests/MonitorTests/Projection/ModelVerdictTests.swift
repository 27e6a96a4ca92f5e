import Predictions
import Telemetry
import Testing

@testable import Monitor

/// Verdicts alone are those of a snapshot.
@Suite struct ModelVerdictTests {
  private struct Verdict: Equatable {
    var identity: ModelIdentity
    var health: ModelSummary.Health
    var drift: DriftSummary?
  }

  private static let window = WindowSpan.duration(.seconds(1_800))

  private func expectSame(_ state: MonitorState) {
    var request = SnapshotRequest(window: Self.window)
    request.bucketCount = 1
    let summaries = state.snapshot(request).models.map {
      Verdict(identity: $0.identity, health: $0.health, drift: $0.drift)
    }
    var cache = SnapshotCache()
    let verdicts = state.verdicts(over: Self.window, &cache).map {
      Verdict(identity: $0.identity, health: $0.health, drift: $0.drift)
    }
    #expect(verdicts == summaries)
  }

  @Test(arguments: [false, true]) func theyFollowASessionAsItsSnapshotsDo(withScrapes: Bool) {
    var traffic = WatchedTraffic()
    traffic.run(minutes: 22)
    var fault = WatchedTraffic.Fault()
    (fault.drifts, fault.isWrong) = (true, true)
    traffic.run(minutes: 18, fault)
    var (state, clocks, healths) = (WatchedTraffic.initialState, 0, Set<ModelSummary.Health>())
    expectSame(state)
    for event in traffic.told {
      if case .scrape = event, !withScrapes { continue }
      state.apply(event)
      guard case .clock = event else { continue }
      clocks += 1
      guard clocks % 8 == 0 else { continue }
      expectSame(state)
      var cache = SnapshotCache()
      healths.formUnion(state.verdicts(over: Self.window, &cache).map(\.health))
    }
    #expect(healths.count > 1)
  }
}
