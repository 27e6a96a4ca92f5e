import Telemetry
import TestSupport
import Testing

@testable import Predictions

@Suite struct MaturityStateTests {
  private func state(
    _ reference: Int = 200, _ change: (inout MonitorSettings) -> Void = { _ in }
  ) -> PredictionState {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(reference))
    change(&settings)
    return PredictionState(settings: settings)
  }

  /// A record every ten seconds whose score is its chance of being positive; labels up to a row.
  private func records(_ rows: Range<Int>, labelledBelow labelled: Int) -> [Record] {
    rows.map { row in
      let score = Double(row * 37 % 100) / 100 + 0.005
      let isPositive = Double(row * 61 % 97) / 97 < score
      var record = Record()
      record.model = "m"
      record.time = 6_000 + Double(row) * 10
      record.score = score
      record.predicted = score >= 0.5 ? "1" : "0"
      if row < labelled { record.actual = isPositive ? "1" : "0" }
      record.id = UInt64(row + 1)
      return record
    }
  }

  private func label(_ row: Int, after seconds: Double, _ value: String = "1") -> Record {
    var label = Record.label(value, id: UInt64(row + 1))
    label.time = 6_000 + Double(row) * 10 + seconds
    return label
  }

  private func samples(_ state: inout PredictionState, _ name: String) -> [Sample] {
    state.takeSamples().filter { $0.labels[Labels.metricNameLabel] == name }.map(\.sample)
  }

  @Test func estimatesDoNotDependOnHowRecordsWereCut() throws {
    let all = records(0..<900, labelledBelow: 200)
    var (whole, cut) = (state(), state())
    whole.apply(PredictionBatch(all))
    for start in stride(from: 0, to: 900, by: 7) {
      cut.apply(PredictionBatch(Array(all[start..<min(900, start + 7)])))
    }
    let (left, right) = (try #require(whole.models.first), try #require(cut.models.first))
    #expect(left.everything().estimatedCount == 700)
    #expect(left.everything().estimate == right.everything().estimate)
    #expect(left.watch?.estimatedLoss == right.watch?.estimatedLoss)
    let names: Set = ["ml_label_coverage_ratio", "ml_estimated_quality", "ml_realised_quality", "ml_quality_loss"]
    let series = [whole.takeSamples(), cut.takeSamples()].map { samples in
      samples.filter { names.contains($0.labels[Labels.metricNameLabel] ?? "") }
    }
    #expect(!series[0].isEmpty && series[0] == series[1])
  }

  @Test func seriesComeOnceAMinuteOfEventTime() throws {
    var state = state()
    state.apply(PredictionBatch(records(0..<900, labelledBelow: 200)))
    let coverage = samples(&state, "ml_label_coverage_ratio")
    // 900 records in 150 minutes, the first 33 of which are the reference's; the last has not ended.
    #expect(coverage.count == 116)
    #expect(zip(coverage, coverage.dropFirst()).allSatisfy { $1.milliseconds - $0.milliseconds == 60_000 })
    #expect(coverage.last?.value == 0)
  }

  @Test func aLossIsASeriesOfItsOwnOnceItIsCertain() throws {
    var state = state()
    var generator = SeededGenerator(seed: 3)
    // From the 900th record on every answer is wrong, and says of itself that it is a guess.
    let all = records(0..<1_800, labelledBelow: 0).enumerated().map { row, record in
      var record = record
      let score = generator.uniform()
      record.actual = generator.uniform() < score ? "1" : "0"
      record.score = row < 900 ? score : 0.5
      record.predicted = row < 900 ? (score >= 0.5 ? "1" : "0") : record.actual == "1" ? "0" : "1"
      return record
    }
    state.apply(PredictionBatch(all))
    let losses = state.takeSamples().filter { $0.labels[Labels.metricNameLabel] == "ml_quality_loss" }
    for basis in ["estimated", "realised"] {
      let course = losses.filter { $0.labels["basis"] == basis && $0.labels["metric"] == "accuracy" }
        .map(\.sample.value)
      #expect(course.count > 200)
      #expect(course.prefix(110).allSatisfy { $0 == 0 })
      #expect(course.suffix(60).allSatisfy { $0 > 0 }, "\(basis)")
    }
    #expect(losses.allSatisfy { $0.labels["model"] == "m" })
  }

  @Test func aLabelRaisesTheCoverageOfItsMinute() throws {
    var state = state()
    state.apply(PredictionBatch(records(0..<600, labelledBelow: 200)))
    _ = state.takeSamples()
    state.apply(PredictionBatch((570..<600).map { label($0, after: 30) }))
    state.apply(PredictionBatch(records(600..<607, labelledBelow: 0)))
    let all = state.takeSamples()
    func value(_ name: String) -> Double? { all.last { $0.labels[Labels.metricNameLabel] == name }?.sample.value }
    let coverage = try #require(value("ml_label_coverage_ratio"))
    #expect(abs(coverage - 30.0 / 360) < 0.002)
    #expect(value("ml_label_delay_seconds") == 30)
    #expect(value("ml_realised_quality") != nil)
    #expect(value("ml_estimated_quality") != nil)
  }

  @Test func aClockThatJumpsAheadOnceDoesNotEndTheSeries() {
    var state = state()
    var all = records(0..<900, labelledBelow: 200)
    all[500].time = 4e9
    state.apply(PredictionBatch(all))
    let times = samples(&state, "ml_label_coverage_ratio").map(\.milliseconds)
    #expect(times.count > 100)
    #expect(times.allSatisfy { $0 < 20_000_000 })
  }

  @Test func anUnlabelledReferenceGivesNoEstimateAndNoLoss() throws {
    var state = state()
    state.apply(PredictionBatch(records(0..<900, labelledBelow: 0)))
    let view = try #require(state.models.first)
    #expect(view.everything().estimate == nil)
    #expect(view.watch?.estimatedLoss == nil && view.watch?.realisedLoss == nil)
    #expect(view.watch?.labelDelay == nil)
  }

  @Test func contradictionsAndEarlyLabelsAreToldOfTheirModel() throws {
    var state = state()
    state.apply(PredictionBatch(records(0..<300, labelledBelow: 200)))
    let labels = [
      label(250, after: 5, "1"), label(250, after: 6, "0"), label(250, after: 7, "1.0"), label(251, after: -5),
      label(252, after: 40 * 86_400), label(253, after: 4_000 * 86_400),
    ]
    state.apply(PredictionBatch(labels))
    #expect(
      state.models.first?.labelNotes == [
        "1 label contradicts an earlier one for the same id; the first stands",
        "1 label came twice and counts once",
        "1 label is dated before its prediction; it counts",
        "1 label came more than 30 days after its prediction and does not count",
        "1 label lies so far from its prediction that a clock must have jumped",
      ])
    #expect(state.models.first?.everything().labelledCount == 202)
  }

  @Test func regressionHasARealisedLossOnly() throws {
    var state = state(200) { $0.task = .regression }
    let all = (0..<600).map { row in
      var record = Record()
      (record.model, record.time) = ("m", 6_000 + Double(row))
      let error = (row < 200 ? 0.5 : 2.5) + 0.01 * Double(row % 7)
      (record.actual, record.predicted) = ("\(row % 10)", "\(Double(row % 10) + error)")
      return record
    }
    state.apply(PredictionBatch(all))
    let watch = try #require(state.models.first?.watch)
    #expect(watch.estimatedLoss == nil)
    let loss = try #require(watch.realisedLoss)
    #expect(loss.figure == "mae" && loss.isCertain)
  }
}
