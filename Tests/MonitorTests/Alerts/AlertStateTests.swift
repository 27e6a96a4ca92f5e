import Alerting
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct AlertStateTests {
  private static func settings() throws -> AlertSettings {
    let text = "queue > 5"
    let rule = Rule(
      .alerting(Rule.Hold()), name: "Queue", expression: try Expression(parsing: text), expressionText: text)
    return AlertSettings(groups: [RuleGroup(name: "g", interval: .seconds(10), rules: [rule])])
  }

  @Test func takesWhatAnotherEvaluatorFoundAndForgetsItWhenItIsOver() throws {
    let labels = Labels([Label("alertname", "A")])
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(labels), activeAt: MarchSeries.time(0)),
      origin: Episode.Origin(file: "", group: "g", rule: "A", expression: "x"), labels: labels, state: .resolved,
      value: 1, lastEvaluation: MarchSeries.time(60))
    (episode.firedAt, episode.resolvedAt) = (MarchSeries.time(0), MarchSeries.time(60))
    var state = AlertState()
    var telemetry = TelemetryState()
    state.take(.episodes([episode]))
    _ = state.advance(to: MarchSeries.time(60), &telemetry)
    #expect(state.book.entries(at: MarchSeries.time(60)).count == 1)
    _ = state.advance(to: MarchSeries.time(3_600 + 61), &telemetry)
    #expect(state.book.isEmpty)
  }

  /// Alerts whose values stay the same give no events, yet somebody evaluates them.
  @Test func anAlertThatIsEvaluatedHereIsNeverStale() throws {
    var state = AlertState(try Self.settings())
    var telemetry = TelemetryState()
    for seconds in stride(from: 0, through: 600, by: 5) {
      _ = telemetry.withStore { store in
        store.append(
          Sample(milliseconds: MarchSeries.time(seconds).milliseconds, value: 7),
          to: store.series(Labels(name: "queue", [Label("model", "m")])))
      }
      _ = state.advance(to: MarchSeries.time(seconds), &telemetry)
    }
    #expect(state.book.entries(at: MarchSeries.time(600)).count == 1)
    for entry in state.book.entries(at: MarchSeries.time(600)) {
      #expect(entry.standing == .firing && entry.staleSince == nil)
    }
  }
}
