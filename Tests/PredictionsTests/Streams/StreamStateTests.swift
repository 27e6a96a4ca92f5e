import Analysis
import Telemetry
import Testing

@testable import Predictions

@Suite struct StreamStateTests {
  /// A model's records every second, whose errors, scores and latencies may change after a while.
  private struct Log {
    var errorRate = 0.1
    var score = 0.0
    var latencyFactor = 1.0
    var generator = SplitMix64(seed: 21)

    /// - Parameter quiet: records before anything changes.
    mutating func records(_ count: Int, quiet: Int, late: Bool = false) -> [Record] {
      (0..<count).map { number in
        let isQuiet = number < quiet
        var record = Record(model: "m", version: "2", time: 1_767_225_600 + Double(number))
        record.predicted = generator.uniform() < 0.4 ? "yes" : "no"
        let isError = generator.uniform() < (isQuiet ? 0.1 : errorRate)
        if !late { record.actual = (record.predicted == "yes") == isError ? "no" : "yes" }
        let drawn = generator.standardNormal()
        record.score = 0.5 + 0.1 * (drawn + (isQuiet ? 0 : score))
        // Far from normal: the logarithm of a uniform number.
        record.latencySeconds = (isQuiet ? 1 : latencyFactor) / (0.01 + generator.uniform())
        record.numbers = ["x": generator.uniform()]
        return record
      }
    }
  }

  private func state(_ records: [Record], cut: Int = 1_000, budget: FalseAlarmBudget = .onePerWeek)
    throws -> (view: WatchView, samples: [WatchedSample])
  {
    var settings = MonitorSettings(windowing: .live)
    var watch = WatchSettings(reference: .first(1_000))
    watch.budget = budget
    settings.watch = watch
    var state = PredictionState(settings: settings)
    var samples: [WatchedSample] = []
    for start in stride(from: 0, to: records.count, by: cut) {
      state.apply(PredictionBatch(Array(records[start..<min(records.count, start + cut)])))
      samples += state.takeSamples()
    }
    return (try #require(state.models.first?.watch), samples.filter { $0.labels.metricName == "ml_stream_drift_total" })
  }

  @Test func aStreamWithoutAChangeIsQuiet() throws {
    var log = Log()
    let (view, samples) = try state(log.records(8_000, quiet: 8_000))
    #expect(view.streamEvents.isEmpty)
    // Counters of errors, score and latency, every minute from zero on.
    #expect(Set(samples.map(\.labels)).count == 3)
    #expect(samples.allSatisfy { $0.sample.value == 0 })
    #expect(samples.count == 3 * (7_999 / 60 - 1_000 / 60 + 1))
  }

  @Test func eachStreamTellsItsOwnShift() throws {
    var slow = Log()
    slow.latencyFactor = 3
    let latency = try state(slow.records(3_000, quiet: 2_000))
    #expect(latency.view.streamEvents.map(\.stream) == ["latency"])
    let event = try #require(latency.view.streamEvents.first)
    #expect(event.direction == .up)
    #expect(event.detector == "cusum")
    let second = try #require(event.time).seconds - 1_767_225_600
    #expect((2_000..<2_100).contains(second), "\(second)")
    #expect(latency.samples.last { $0.labels["stream"] == "latency" }?.sample.value == 1)
    #expect(latency.samples.last { $0.labels["stream"] == "score" }?.sample.value == 0)
    #expect(latency.samples.last?.labels["version"] == "2")

    var low = Log()
    low.score = -1.5
    let scores = try state(low.records(3_000, quiet: 2_000)).view.streamEvents
    #expect(scores.map(\.stream) == ["score"])
    #expect(scores.map(\.direction) == [.down])

    var wrong = Log()
    wrong.errorRate = 0.5
    let errors = try state(wrong.records(3_000, quiet: 2_000)).view.streamEvents
    #expect(errors.map(\.stream) == ["errors"])
    #expect(errors.map(\.direction) == [.up])
  }

  /// After a shift that stays, the new level is what later values are held against.
  @Test func aLevelThatStaysIsSaidOnce() throws {
    var log = Log()
    log.latencyFactor = 5
    #expect(try state(log.records(9_000, quiet: 2_000)).view.streamEvents.count == 1)
  }

  @Test func errorsComeWithTheirLabels() throws {
    var log = Log()
    log.errorRate = 0.6
    var records = log.records(3_000, quiet: 2_000, late: true)
    for index in records.indices { records[index].id = UInt64(index + 1) }
    var generator = SplitMix64(seed: 4)
    let labels = records.indices.map { index in
      let isError = generator.uniform() < (index < 2_000 ? 0.1 : 0.6)
      return Record.label((records[index].predicted == "yes") == isError ? "no" : "yes", id: UInt64(index + 1))
    }
    #expect(try state(records).view.streamEvents.isEmpty)
    let labelled = try state(records + labels).view.streamEvents
    #expect(labelled.map(\.stream) == ["errors"])
    // Labels of the reference's records are no part of the stream.
    #expect((1_000..<1_200).contains(try #require(labelled.first).valueCount))
  }

  @Test func howRecordsAreCutMakesNoDifference() throws {
    var log = Log()
    (log.latencyFactor, log.score, log.errorRate) = (2, 1, 0.4)
    let records = log.records(3_000, quiet: 1_700)
    let whole = try state(records, cut: 3_000)
    #expect(whole.view.streamEvents.count >= 3)
    for cut in [1, 7, 999] {
      let parts = try state(records, cut: cut)
      #expect(parts.view.streamEvents == whole.view.streamEvents)
      #expect(parts.samples == whole.samples)
    }
  }

  @Test func theBudgetIsCountedInValuesOfTheStream() throws {
    var log = Log()
    let records = log.records(1_100, quiet: 1_100)
    // A tenth of the budget, a third of that each; 1,000 records in 999 seconds.
    let week = try #require(try state(records).view.streamRunLength)
    #expect(abs(week / (604_800 * 1_000 / 999 * 30) - 1) < 1e-9)
    let counted = try state(records, budget: FalseAlarmBudget(alerts: 2, per: .records(10_000))).view.streamRunLength
    #expect(abs(try #require(counted) - 150_000) < 1e-6)
  }

  @Test func sharesOfActualClassesAreCountedOnBothSides() throws {
    var log = Log()
    let classes = try #require(try state(log.records(3_500, quiet: 3_500)).view.actualClasses)
    #expect(classes.reference.reduce(0, +) == 1_000)
    // The newest block and the one before.
    #expect(classes.current.reduce(0, +) == 1_500)
    #expect(Set(classes.labels) == ["yes", "no"])
  }
}
