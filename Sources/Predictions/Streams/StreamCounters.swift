internal import Telemetry

/// `ml_stream_drift_total{model,version,stream,detector}`: drifts that stream detectors found, a sample a minute of
/// event time and one at each drift.
struct StreamCounters: Sendable, Codable {
  private static let interval: Int64 = 60_000_000_000

  private var totals: [Total] = []
  private var latest = PredictionBatch.noTime
  private let identity: ModelIdentity

  private struct Total: Sendable, Codable {
    var stream: String
    var labels: Labels
    var count: Double
  }

  init(_ identity: ModelIdentity) {
    self.identity = identity
  }

  /// Counts from 0 on, so that the first drift is a rise.
  mutating func add(_ stream: String, _ detector: String) {
    var labels = [
      Label("stream", stream), Label("detector", detector), Label("model", identity.model),
    ]
    if let version = identity.version { labels.append(Label("version", version)) }
    totals.append(Total(stream: stream, labels: Labels(name: "ml_stream_drift_total", labels), count: 0))
  }

  mutating func count(_ stream: String, at time: Int64, _ samples: inout [WatchedSample]) {
    guard let place = totals.firstIndex(where: { $0.stream == stream }) else { return }
    totals[place].count += 1
    latest = max(latest, time)
    emit(place, &samples)
  }

  /// Takes the time of a record; one that lies behind brings nothing.
  mutating func tick(_ time: Int64, _ samples: inout [WatchedSample]) {
    guard time > latest else { return }
    let isNewMinute = latest == PredictionBatch.noTime || time / Self.interval > latest / Self.interval
    latest = time
    guard isNewMinute else { return }
    for place in totals.indices { emit(place, &samples) }
  }

  private func emit(_ place: Int, _ samples: inout [WatchedSample]) {
    guard latest != PredictionBatch.noTime else { return }
    let sample = Sample(milliseconds: Timestamp(nanoseconds: latest).milliseconds, value: totals[place].count)
    samples.append(WatchedSample(labels: totals[place].labels, sample: sample))
  }
}
