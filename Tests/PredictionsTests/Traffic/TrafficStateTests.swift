import Telemetry
import Testing

@testable import Predictions

@Suite struct TrafficStateTests {
  private func state() -> PredictionState { PredictionState(settings: MonitorSettings(windowing: .live)) }

  /// Ten records a minute; every fourth fails, every other has a label.
  private func records(_ rows: Range<Int>) -> [Record] {
    rows.map { row in
      var record = Record()
      record.model = "m"
      record.version = "2"
      record.time = 6_000 + Double(row) * 6
      record.predicted = "1"
      record.isError = row % 4 == 0
      record.latencySeconds = Double(row % 10 + 1) / 10
      if row % 2 == 0 { record.actual = "1" }
      return record
    }
  }

  private func values(_ samples: [WatchedSample], _ name: String, _ quantile: String? = nil) -> [Double] {
    samples.filter { $0.labels.metricName == name && $0.labels["quantile"] == quantile }.map(\.sample.value)
  }

  @Test func countersComeOnceAMinuteWithoutAReference() {
    var state = state()
    state.apply(PredictionBatch(records(0..<35)))
    let samples = state.takeSamples()
    #expect(values(samples, "ml_predictions_total") == [0, 10, 20, 30])
    #expect(values(samples, "ml_prediction_errors_total") == [3, 5, 8])
    #expect(values(samples, "ml_labels_total") == [5, 10, 15])
    let predictions = samples.filter { $0.labels.metricName == "ml_predictions_total" }
    #expect(predictions.map(\.sample.milliseconds) == [6_000_000, 6_060_000, 6_120_000, 6_180_000])
    #expect(
      predictions[0].labels == Labels(name: "ml_predictions_total", [Label("model", "m"), Label("version", "2")]))
  }

  @Test func latenciesAreThoseOfFiveMinutesWithEnoughValues() {
    var state = state()
    state.apply(PredictionBatch(records(0..<45)))
    #expect(values(state.takeSamples(), "ml_prediction_latency_seconds", "0.5") == [0.55, 0.55, 0.55])
    #expect(values(state.takeSamples(), "ml_prediction_latency_seconds", "0.99") == [])
    var slow = records(45..<200)
    for row in slow.indices { slow[row].latencySeconds = 3 }
    state.apply(PredictionBatch(slow))
    // The minute that was half over, then those in which what was slow outweighs, then no other.
    #expect(values(state.takeSamples(), "ml_prediction_latency_seconds", "0.5").last == 3)
  }

  @Test(arguments: [1, 7, 10, 33]) func howRecordsAreCutMakesNoDifference(size: Int) {
    let all = records(0..<300)
    var (whole, cut) = (state(), state())
    whole.apply(PredictionBatch(all))
    for start in stride(from: 0, to: 300, by: size) {
      cut.apply(PredictionBatch(Array(all[start..<min(300, start + size)])))
    }
    #expect(whole.takeSamples() == cut.takeSamples())
  }

  @Test func countersGoOnWhileNothingComes() {
    var state = state()
    state.apply(PredictionBatch(records(0..<25)))
    _ = state.takeSamples()
    state.advance(to: Timestamp(seconds: 6_125))
    #expect(state.takeSamples().isEmpty)
    state.advance(to: Timestamp(seconds: 6_301))
    #expect(values(state.takeSamples(), "ml_predictions_total") == [25, 25, 25])
    state.apply(PredictionBatch(records(60..<65)))
    state.advance(to: Timestamp(seconds: 6_421))
    #expect(values(state.takeSamples(), "ml_predictions_total") == [25, 30])
  }

  @Test func aGapInTheLogIsFilledWhenItIsOver() {
    var state = state()
    state.apply(PredictionBatch(records(0..<15) + records(600..<615)))
    // The tenth record that is so far ahead is believed.
    #expect(values(state.takeSamples(), "ml_predictions_total").count == 62)
  }

  @Test func oneClockThatIsAheadDoesNotEndTheSeries() {
    var state = state()
    var all = records(0..<60)
    all[20].time = 4e9
    state.apply(PredictionBatch(all))
    // It counts where it came, before the record that begins the next minute.
    #expect(values(state.takeSamples(), "ml_predictions_total") == [0, 10, 21, 30, 40, 50])
  }

  @Test func aReportMakesNoSeries() {
    var state = PredictionState(settings: MonitorSettings(windowing: .whole))
    state.apply(PredictionBatch(records(0..<100)))
    #expect(state.takeSamples().isEmpty)
  }
}
