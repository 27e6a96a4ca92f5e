import Predictions
import Telemetry
import TestSupport
import Testing

/// Models that take turns in a batch come to what they come to row by row.
@Suite struct ModelsInTurnsTests {
  private static func records(_ count: Int) -> [Record] {
    var generator = SeededGenerator(seed: 17)
    return (0..<count).map { number in
      var record = Record()
      // The shares differ, so that each gets its reference at another time.
      record.model = ["a", "b", "a", "c", "a", "b"][number % 6]
      record.time = 1_000 + Double(number) / 4
      let score = generator.uniform()
      record.score = score
      record.predicted = score > 0.5 ? "1" : "0"
      record.actual = generator.uniform() < score ? "1" : "0"
      record.id = UInt64(number + 1)
      record.numbers["n"] = generator.uniform() * (number > count * 2 / 3 ? 9 : 5)
      record.texts["t"] = "v\(Int.random(in: 0...3, using: &generator))"
      return record
    }
  }

  private static func settings(_ reference: ReferenceChoice) -> MonitorSettings {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: reference)
    settings.watch?.windows = [.seconds(60), .seconds(300)]
    return settings
  }

  /// Samples in a common order, to nine digits: sums are added in another order.
  private static func samples(of records: [Record], _ settings: MonitorSettings, batchSize: Int) -> [String] {
    var (state, lines) = (PredictionState(settings: settings), [String]())
    for start in stride(from: 0, to: records.count, by: batchSize) {
      state.apply(PredictionBatch(Array(records[start..<min(records.count, start + batchSize)])))
      lines += state.takeSamples().map { sample in
        "\(sample.labels) \(sample.sample.milliseconds) \((sample.sample.value * 1e9).rounded())"
      }
    }
    for model in state.models {
      lines.append("\(model.identity) \(model.recordCount) \(model.watch?.reference?.recordCount ?? 0)")
    }
    return lines.sorted()
  }

  @Test(arguments: [48, 200]) func severalTasksComeToTheSame(batchSize: Int) async throws {
    let (records, settings) = (Self.records(2_400), Self.settings(.first(230)))
    var (alone, together) = (PredictionState(settings: settings), PredictionState(settings: settings))
    for start in stride(from: 0, to: records.count, by: batchSize) {
      var batch = PredictionBatch(Array(records[start..<min(records.count, start + batchSize)]))
      // Some labels come later.
      if start >= 1_200 { batch.actual = nil }
      alone.apply(batch)
      await together.applyConcurrently(batch)
      #expect(together.takeSamples() == alone.takeSamples())
    }
    #expect(alone.waiting.predictions > 500)
    #expect(together.waiting == alone.waiting)
    for (one, other) in zip(together.models, alone.models) {
      #expect(one.everything().labelledCount == other.everything().labelledCount)
    }
  }

  @Test func outliersKeepTheirIds() throws {
    var records = Self.records(1_200)
    for row in 1_100..<1_130 { records[row].numbers["n"] = 900 }
    var batch = PredictionBatch(records)
    batch.tail = (1_080..<1_200).map { RecordText(row: $0, id: "r\($0)", text: "") }
    var state = PredictionState(settings: Self.settings(.first(230)))
    state.apply(batch.slice(0..<1_050))
    state.apply(batch.slice(1_050..<1_200))
    let ids = state.models.flatMap { $0.watch?.outliers()?.strangers.compactMap(\.id) ?? [] }
    #expect(!ids.isEmpty)
  }

  /// Of a number of records, of a stretch of time, and none at all.
  private static let choices: [ReferenceChoice] = [
    .first(230), .range(Timestamp(seconds: 1_000), Timestamp(seconds: 1_157)), .profiles,
  ]

  @Test(arguments: choices.indices, [7, 64, 500])
  func batchesDoNotMatterWhileReferencesAreTaken(choice: Int, batchSize: Int) {
    let (records, settings) = (Self.records(2_400), Self.settings(Self.choices[choice]))
    let apart = Self.samples(of: records, settings, batchSize: 1)
    #expect(apart.contains { $0.contains("ml_features_drifting") } == (choice < 2))
    #expect(Self.samples(of: records, settings, batchSize: batchSize) == apart)
  }
}
