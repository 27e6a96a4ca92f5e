internal import Analysis
internal import Telemetry

/// A model's traffic as series, also without a reference: a sample each at the end of a minute of event time.
///
/// - `ml_predictions_total{model, version}`, and where the log tells them `ml_prediction_errors_total` and
///   `ml_labels_total`: counters, which go on in minutes without records, so that silence can be seen.
/// - `ml_prediction_latency_seconds{model, version, quantile}`: the median and the 99th percentile of the last five
///   minutes; absent with too few values.
///
/// How records were cut into batches makes no difference.
struct TrafficState: Sendable, Codable {
  private static let nanoseconds: Int64 = 60_000_000_000
  /// Minutes without records that are told after the next one: a day.
  private static let gapLimit: Int64 = 1_440
  /// A record so many minutes ahead is believed only with others: clocks err.
  private static let leap: Int64 = 5
  private static let confirmation = 10

  private let series: TrafficSeries
  /// Number of the minute that is going on since the epoch; `nil` before the first record with a time.
  private var minute: Int64?
  private var aheadCount = 0
  private var predictionCount = 0
  private var errorCount: Int?
  private var labelCount: Int?
  private var latency = RecentLatency()
  private var samples: [WatchedSample] = []

  init(_ identity: ModelIdentity) {
    series = TrafficSeries(identity)
  }

  /// Takes records in their order.
  ///
  /// - Complexity: O(rows).
  mutating func take(_ batch: PredictionBatch, _ rows: Range<Int>) {
    var start = rows.lowerBound
    for row in rows {
      guard let minute = passed(to: batch.arrivalTime(row)) else { continue }
      count(batch, start..<row)
      turn(to: minute)
      start = row
    }
    count(batch, start..<rows.upperBound)
  }

  /// Takes a label that came after its record.
  mutating func takeLabel() {
    labelCount = (labelCount ?? 0) + 1
  }

  /// Tells what time it is: what records do not show by themselves is that none come.
  mutating func advance(to time: Timestamp) {
    guard let minute else { return }
    let now = floored(time.nanoseconds, Self.nanoseconds) / Self.nanoseconds
    if now > minute {
      turn(to: now)
    } else if minute > now + Self.leap {
      // The log's clock was wrong; its series go on when that time has come.
      self.minute = now
    }
  }

  mutating func takeSamples() -> [WatchedSample] {
    defer { samples = [] }
    return samples
  }

  // MARK: Minutes

  /// - Returns: the minute of a record, if it begins one.
  private mutating func passed(to time: Int64) -> Int64? {
    guard time != PredictionBatch.noTime else { return nil }
    let number = floored(time, Self.nanoseconds) / Self.nanoseconds
    guard let minute else {
      begin(number)
      return nil
    }
    guard number > minute else {
      aheadCount = 0
      return nil
    }
    guard number > minute + Self.leap else { return number }
    aheadCount += 1
    guard aheadCount >= Self.confirmation else { return nil }
    aheadCount = 0
    return number
  }

  private mutating func begin(_ number: Int64) {
    minute = number
    // From zero, so that the records of the first minute are an increase.
    samples.append(series.sample(series.predictions, 0, at: number))
  }

  private mutating func turn(to next: Int64) {
    guard let minute else { return }
    reportCounts(at: minute + 1)
    for percentile in series.latency {
      guard let value = latency.quantile(percentile.quantile) else { continue }
      samples.append(series.sample(percentile.labels, value, at: minute + 1))
    }
    for quiet in max(minute + 1, next - Self.gapLimit)..<max(minute + 1, next) { reportCounts(at: quiet + 1) }
    latency.turn(by: next - minute)
    self.minute = next
  }

  private mutating func reportCounts(at end: Int64) {
    samples.append(series.sample(series.predictions, Double(predictionCount), at: end))
    if let errorCount { samples.append(series.sample(series.errors, Double(errorCount), at: end)) }
    if let labelCount { samples.append(series.sample(series.labels, Double(labelCount), at: end)) }
  }

  private mutating func count(_ batch: PredictionBatch, _ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    predictionCount += rows.count
    if let isError = batch.isError {
      let states = isError[rows].compactMap { $0 }
      if !states.isEmpty { errorCount = (errorCount ?? 0) + states.count { $0 } }
    }
    if let actual = batch.actual {
      let count = actual.texts[rows].count { $0 != TextTable.missing }
      if count > 0 { labelCount = (labelCount ?? 0) + count }
    }
    if let seconds = batch.latencySeconds { latency.add(seconds[rows]) }
  }
}

extension PredictionBatch {
  /// A row's own time, else its arrival's; ``noTime`` where neither is known.
  fileprivate func arrivalTime(_ row: Int) -> Int64 {
    times[row] != Self.noTime ? times[row] : receivedAt?.nanoseconds ?? Self.noTime
  }
}
