import Alerting
import Predictions
import Telemetry
import Testing

@testable import Monitor

/// A state that is told everything, and one that is written and read again in between and told the same.
struct CheckpointedState {
  private(set) var straight: MonitorState
  private(set) var restored: MonitorState

  init(_ state: MonitorState) {
    (straight, restored) = (state, state)
  }

  mutating func tell(_ event: SessionEvent) {
    straight.apply(event)
    restored.apply(event)
    if case .clock = event { #expect(straight.takeAlertEvents() == restored.takeAlertEvents()) }
  }

  /// Writes the state and goes on from what is read; it must give the same bytes again.
  mutating func checkpoint(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let encoded = try restored.encoded()
    let before = restored
    restored = try MonitorState(decoding: encoded)
    let isSame = try restored.encoded() == encoded
    #expect(isSame, "\(Difference.first(before, restored) ?? "")", sourceLocation: sourceLocation)
  }

  /// Both know the same, and every view shows the same of it.
  func expectSame(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let isSame = try straight.encoded() == restored.encoded()
    #expect(isSame, "\(Difference.first(straight, restored) ?? "")", sourceLocation: sourceLocation)
    for request in requests {
      let (snapshot, other) = (straight.snapshot(request), restored.snapshot(request))
      // Looked into, since a figure that is NaN is not equal to itself.
      #expect(Difference.first(snapshot, other) == nil, sourceLocation: sourceLocation)
    }
    let reports = [
      await Report.make(straight, options: ReportOptions()), await Report.make(restored, options: ReportOptions()),
    ]
    #expect(reports[0].json.text == reports[1].json.text, sourceLocation: sourceLocation)
  }

  private var requests: [SnapshotRequest] {
    var requests = [SnapshotRequest(window: .duration(.seconds(900)))]
    var alerts = SnapshotRequest(window: .duration(.seconds(3_600)), includesRecords: true)
    alerts.includesAlerts = true
    alerts.alert = straight.alerts.book.entries(at: straight.now ?? Timestamp(seconds: 0)).first?.episode.id
    alerts.series = SeriesListRequest()
    alerts.expression = ExpressionRequest(text: "sum by (job) (up) + count({__name__=~\".+\"})")
    requests.append(alerts)
    for model in straight.predictions.models {
      for window in [WindowSpan.duration(.seconds(1_800)), .count(500), .everything] {
        requests.append(
          SnapshotRequest(
            window: window, model: model.identity,
            parts: [.series, .confusion, .curves, .fields, .drift, .slices, .outliers, .course]))
      }
    }
    for server in straight.snapshot(requests[0]).servers {
      var request = SnapshotRequest(window: .duration(.seconds(900)))
      request.server = server.identity
      requests.append(request)
    }
    return requests
  }
}
