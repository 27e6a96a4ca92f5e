import Predictions
import Telemetry
import TestSupport
import Testing

/// Where a log is cut into batches makes no difference to any figure.
@Suite struct CutInvarianceTests {
  /// What can be asked of a state, rounded where sums are added in another order.
  private struct Figures: Equatable {
    var lines: [String] = []

    init(_ state: PredictionState) {
      for model in state.models {
        lines.append(
          "\(model.identity) \(model.task) \(model.recordCount) \(model.hasStatus) \(model.hasLatency) \(model.hasScores)"
        )
        add(model.everything())
        for (start, end, window) in model.reportWindows {
          lines.append("window \(start) \(end)")
          add(window)
        }
      }
      lines.append("\(state.waiting) \(String(describing: state.lastTime))")
    }

    private mutating func add(_ window: WindowAggregate) {
      lines.append("\(window.recordCount) \(window.labelledCount) \(window.classes) \(window.positiveClass ?? "–")")
      lines.append("\(window.cells.sorted { $0.key < $1.key })")
      lines += window.metrics.map { "\($0.id) \(rounded($0.value)) \($0.reason ?? "")" }
      let times = window.timeRange.map { "\($0)" } ?? "–"
      lines.append("\(times) \(rounded(window.errorRatio)) \(rounded(window.latencySeconds(quantile: 0.9)))")
      lines += window.fields().map { field in
        "\(field.name) \(field.isNumber) \(field.count) \(field.missing) \(rounded(field.mean)) \(rounded(field.variance)) "
          + "\(rounded(field.min)) \(rounded(field.max)) \(rounded(field.median)) \(rounded(field.p99)) \(field.top)"
      }
    }

    /// To ten significant digits.
    private func rounded(_ value: Double?) -> String {
      guard let value else { return "–" }
      guard value != 0 else { return "0" }
      var (scaled, exponent) = (abs(value), 0)
      while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
      while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
      return "\(value < 0 ? "-" : "")\((scaled * 1e9).rounded())e\(exponent)"
    }
  }

  private struct RandomLog {
    var generator: SeededGenerator
    let isRegression: Bool

    mutating func chance(_ probability: Double) -> Bool { generator.uniform() < probability }

    mutating func records(_ count: Int) -> [Record] {
      (0..<count).map { number in
        if chance(0.1) {
          return .label(label(number, count), id: UInt64.random(in: 1...UInt64(count), using: &generator))
        }
        return record(number, count)
      }
    }

    /// Numbers with a fraction turn up in the middle of a regression's log.
    private mutating func label(_ number: Int, _ count: Int) -> String {
      let whole = Int.random(in: 0...(isRegression ? 9 : 2), using: &generator)
      return isRegression && number > count / 2
        ? "\(whole).5" : ["\(whole)", "\(whole)", "\(whole).0"].randomElement(using: &generator) ?? "0"
    }

    private mutating func record(_ number: Int, _ count: Int) -> Record {
      var record = Record()
      record.model = chance(0.7) ? "main" : "other"
      record.version = chance(0.2) ? "v2" : nil
      if chance(0.9) { record.time = 1_000 + Double(number) / 4 + (chance(0.1) ? -30 : 0) }
      if chance(0.7) { record.actual = label(number, count) }
      if chance(0.8) { record.predicted = label(number, count) }
      if !isRegression, chance(0.5) { record.score = Double.random(in: 0...1, using: &generator) }
      if !isRegression, record.model == "other", chance(0.5) {
        let first = Double.random(in: 0...1, using: &generator)
        record.probabilities = ["0": first, "1": (1 - first) / 2, "2": (1 - first) / 2]
      }
      if chance(0.2) { record.weight = [0.5, 2, 3.25].randomElement(using: &generator) }
      if chance(0.8) { record.id = UInt64(number + 1) }
      if chance(0.3) { record.latencySeconds = Double.random(in: 0...2, using: &generator) }
      if chance(0.1) { record.isError = chance(0.5) }
      if chance(0.6) { record.numbers["n"] = Double.random(in: -5...5, using: &generator) }
      if chance(0.3) { record.texts["t"] = "v\(Int.random(in: 0...60, using: &generator))" }
      if record.model == "other", chance(0.02) { record.numbers["rare"] = 1 }
      if chance(0.03) { record.kind = .generic }
      return record
    }
  }

  private static let windowings: [MonitorSettings.Windowing] = [.whole, .live, .count(50), .duration(.seconds(20))]

  @Test(arguments: 0..<8)
  func anyCutsGiveTheSameFigures(seed: Int) {
    var log = RandomLog(generator: SeededGenerator(seed: UInt64(seed)), isRegression: seed % 2 == 1)
    let records = log.records(600)
    var settings = MonitorSettings(windowing: Self.windowings[seed % 4])
    settings.pendingLimit = 60
    var whole = PredictionState(settings: settings)
    whole.apply(PredictionBatch(records))
    let expected = Figures(whole)
    #expect(whole.models.count > 2)
    for longest in [1, 2, 7, 40, 300] {
      var state = PredictionState(settings: settings)
      var start = 0
      while start < records.count {
        let end = min(records.count, start + Int.random(in: 1...longest, using: &log.generator))
        state.apply(PredictionBatch(Array(records[start..<end])))
        start = end
      }
      let found = Figures(state)
      for (line, expectedLine) in zip(found.lines, expected.lines) { #expect(line == expectedLine, "\(longest)") }
      #expect(found.lines.count == expected.lines.count)
    }
  }

  @Test func slicesOfABatchAddUpToIt() {
    var log = RandomLog(generator: SeededGenerator(seed: 99), isRegression: false)
    let batch = PredictionBatch(log.records(300))
    var (whole, sliced) = (
      PredictionState(settings: .init(windowing: .whole)), PredictionState(settings: .init(windowing: .whole))
    )
    whole.apply(batch)
    for start in stride(from: 0, to: 300, by: 7) { sliced.apply(batch.slice(start..<min(300, start + 7))) }
    #expect(Figures(sliced) == Figures(whole))
  }

  @Test func sortingTheScoresChangesNoFigure() async {
    var log = RandomLog(generator: SeededGenerator(seed: 98), isRegression: false)
    var state = PredictionState(settings: .init(windowing: .count(100)))
    state.apply(PredictionBatch(log.records(500)))
    let before = Figures(state)
    await state.settle { boxes in for box in boxes { box.sort() } }
    #expect(Figures(state) == before)
  }
}
