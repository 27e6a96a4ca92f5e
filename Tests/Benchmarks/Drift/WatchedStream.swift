internal import Analysis
internal import Predictions
internal import Telemetry

/// A model's records, one a second, on their way through the very watch that the program runs: the first are the
/// reference, the others slide through windows of ten minutes and of an hour, under one budget.
///
/// One feature's values are given from outside, those of the steady ones are drawn.
struct WatchedStream {
  /// An alert of a feature; seconds since the first record.
  struct Alert: Hashable {
    var feature: String
    var start: Int
  }

  static let changing = "changing"
  static let budget = FalseAlarmBudget.onePerWeek
  /// An alert lasts at least as long as the shorter window, so none is missed between two of these.
  private static let recordsPerBatch = 600

  private let first: Population
  private let steady: [Population]
  private var generator: SplitMix64
  private var state: PredictionState
  /// Records so far.
  private(set) var seconds = 0
  private(set) var alerts: Set<Alert> = []

  /// - Parameter first: what the values from outside look like.
  init(_ first: Population, beside steady: [Population], referenceSize: Int, seed: UInt64) {
    self.first = first
    self.steady = steady
    generator = SplitMix64(seed: seed)
    var watch = WatchSettings(reference: .first(referenceSize))
    watch.budget = Self.budget
    var settings = MonitorSettings(windowing: .live)
    settings.watch = watch
    state = PredictionState(settings: settings)
  }

  /// The sliding windows, each with the level of its checks.
  var windows: [(seconds: Int, level: Double)] {
    state.models.first?.watch?.driftFindings().map { (Int(($0.end - $0.start) / 1_000_000_000), $0.level) } ?? []
  }

  /// Passes a record for each value.
  mutating func pass(_ values: ArraySlice<Double>) {
    var rest = values
    while !rest.isEmpty { passBatch(&rest) }
  }

  /// Passes records until an alert begins for the feature that is given, or there are no more.
  ///
  /// - Returns: the seconds to the alert; `nil` without one.
  mutating func secondsToAlert(_ values: ArraySlice<Double>) -> Int? {
    let start = seconds
    var rest = values
    while !rest.isEmpty {
      passBatch(&rest)
      let own = alerts.filter { $0.feature.utf8.elementsEqual(Self.changing.utf8) && $0.start > start }
      if let alert = own.map(\.start).min() { return alert - start }
    }
    return nil
  }

  private mutating func passBatch(_ values: inout ArraySlice<Double>) {
    state.apply(batch(values.prefix(Self.recordsPerBatch)))
    values = values.dropFirst(Self.recordsPerBatch)
    for finding in state.models.first?.watch?.driftFindings().flatMap(\.findings) ?? [] {
      guard let start = finding.alertStart else { continue }
      alerts.insert(Alert(feature: finding.name, start: Int(start.nanoseconds / 1_000_000_000)))
    }
  }

  private mutating func batch(_ values: ArraySlice<Double>) -> PredictionBatch {
    var batch = PredictionBatch()
    batch.rowCount = values.count
    batch.kinds = Array(repeating: .prediction, count: values.count)
    batch.identities = [ModelIdentity(model: "simulated")]
    batch.identityOfRow = Array(repeating: 0, count: values.count)
    batch.times = (seconds..<seconds + values.count).map { Int64($0) * 1_000_000_000 }
    batch.fields = [Self.field(Self.changing, first, Array(values), &batch.texts)]
    for (number, population) in steady.enumerated() {
      let drawn = population.values(values.count, &generator)
      batch.fields.append(Self.field("steady \(number)", population, drawn, &batch.texts))
    }
    seconds += values.count
    return batch
  }

  private static func field(
    _ name: String, _ population: Population, _ values: [Double], _ texts: inout TextTable
  ) -> PredictionBatch.FieldColumn {
    guard !population.isNumeric else {
      return PredictionBatch.FieldColumn(path: name, name: name, role: .feature, numbers: values, texts: nil)
    }
    let numbers = (0...Int(values.max() ?? 0)).map { texts.insert("category \($0)") }
    return PredictionBatch.FieldColumn(
      path: name, name: name, role: .feature, numbers: nil, texts: values.map { numbers[Int($0)] })
  }
}
