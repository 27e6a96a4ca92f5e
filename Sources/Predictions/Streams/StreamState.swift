internal import Analysis
internal import Telemetry

/// Stream detectors over a model's errors, scores and latency, from the freeze of its reference on.
///
/// Each has its share of the false-alarm budget, in values of its stream. Errors come in the order of their labels.
struct StreamState: Sendable, Codable {
  /// What of the model's budget all its streams together may spend; the rest is for the features.
  static let budgetShare = 0.1
  /// Events that are remembered.
  static let eventLimit = 100

  private(set) var events: [StreamEvent] = []
  let averageRunLength: Double
  private(set) var actualClasses: ActualClasses
  private var errors: ErrorStream
  /// Of a regression.
  private var errorSizes: NumberStream?
  private var score: NumberStream?
  private var latency: NumberStream?
  private var counters: StreamCounters
  /// The first record that is watched; `nil` before it came.
  private var firstOrdinal: Int?

  /// - Parameter isLive: whether only the newest labels count for the share of each class.
  init(_ reference: Reference, _ settings: WatchSettings, _ identity: ModelIdentity, isLive: Bool) {
    averageRunLength = Self.averageRunLength(reference, settings.budget)
    actualClasses = ActualClasses(keepsAll: !isLive)
    errors = ErrorStream(averageRunLength: averageRunLength)
    counters = StreamCounters(identity)
    let profile = reference.profile
    let scores = reference.features.first { $0.role == .score }?.bins ?? BinnedFeature(scoresOf: profile)
    score = scores.flatMap { NumberStream("score", $0, averageRunLength) }
    let latencies = BinnedFeature(sketch: profile.aggregate.latencySeconds, missingCount: 0)
    latency = NumberStream("latency", latencies, averageRunLength)
    if profile.isRegression {
      errorSizes = BinnedFeature(errorsOf: profile).flatMap { NumberStream(ErrorStream.name, $0, averageRunLength) }
    }
    counters.add(ErrorStream.name, profile.isRegression ? NumberStream.detector : ErrorStream.detector)
    if score != nil { counters.add("score", NumberStream.detector) }
    if latency != nil { counters.add("latency", NumberStream.detector) }
  }

  mutating func take(
    _ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState,
    _ samples: inout [WatchedSample]
  ) {
    if firstOrdinal == nil { firstOrdinal = facts.first?.ordinal }
    let positive = model.classes.positive(wanted: model.settings.positive)
    let scores = score?.codes(of: facts.map(\.score)[...])
    let latencies = batch.latencySeconds.flatMap { latency?.codes(of: $0[rows]) }
    for (place, fact) in facts.enumerated() {
      if let scores, let direction = score?.take(code: scores[place]) {
        note(fact.time, "score", NumberStream.detector, direction, score?.valueCount ?? 0, &samples)
      }
      if let latencies, let direction = latency?.take(code: latencies[place]) {
        note(fact.time, "latency", NumberStream.detector, direction, latency?.valueCount ?? 0, &samples)
      }
      if fact.actual != nil { takeError(fact, model.settings.threshold, positive, at: fact.time, &samples) }
      counters.tick(fact.time, &samples)
    }
  }

  mutating func label(_ late: LateRecord, of model: ModelState, _ samples: inout [WatchedSample]) {
    guard let firstOrdinal, late.facts.ordinal >= firstOrdinal else { return }
    let positive = model.classes.positive(wanted: model.settings.positive)
    takeError(late.facts, model.settings.threshold, positive, at: late.labelTime, &samples)
  }

  private mutating func takeError(
    _ facts: RecordFacts, _ threshold: Double, _ positive: Int?, at time: Int64, _ samples: inout [WatchedSample]
  ) {
    if let actual = facts.actual?.classIndex, actual >= 0 { actualClasses.add(actual) }
    if let size = facts.errorSize, facts.actual?.classIndex ?? 0 < 0 {
      guard let direction = errorSizes?.take(size) else { return }
      note(time, ErrorStream.name, NumberStream.detector, direction, errorSizes?.valueCount ?? 0, &samples)
    } else if let isError = facts.isError(threshold: threshold, positive: positive),
      let direction = errors.take(isError: isError)
    {
      note(time, ErrorStream.name, ErrorStream.detector, direction, errors.valueCount, &samples)
    }
  }

  private mutating func note(
    _ time: Int64, _ stream: String, _ detector: String, _ direction: ShiftDirection, _ count: Int,
    _ samples: inout [WatchedSample]
  ) {
    if events.count == Self.eventLimit { events.removeFirst() }
    events.append(
      StreamEvent(
        time: time == PredictionBatch.noTime ? nil : Timestamp(nanoseconds: time), stream: stream, detector: detector,
        verdict: .drift, direction: direction, valueCount: count))
    counters.count(stream, at: time, &samples)
  }

  /// Values of one stream between two false alarms.
  private static func averageRunLength(_ reference: Reference, _ budget: FalseAlarmBudget) -> Double {
    let records = Double(max(1, reference.recordCount))
    let span: Double
    switch budget.span {
    case .records(let count): span = count
    // How long the log goes on is not known when the reference is complete.
    case .report: span = 100 * records
    case .seconds(let seconds):
      let stretch = reference.profile.aggregate.timeRange.map { Double($0.upperBound - $0.lowerBound) / 1e9 } ?? 0
      span = stretch > 0 ? seconds * records / stretch : 100 * records
    }
    return min(1e12, max(1_000, span / (budget.alerts * budgetShare / 3)))
  }
}
