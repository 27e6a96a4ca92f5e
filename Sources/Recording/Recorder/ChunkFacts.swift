internal import Monitor
internal import Telemetry

/// What is known of a stretch of a recording without reading it.
struct ChunkFacts: Sendable {
  /// Beats that ended before it.
  var firstBeat: Int64
  /// Beats that end within it.
  var beats: Int64 = 0
  /// The clock's, before its first event; `nil` before the clock was told first.
  var firstTime: Timestamp?
  var lastTime: Timestamp?
  /// Whether it begins with what was known already, so that reading may begin here.
  var restates = false
  var records = 0
  var samples = 0

  mutating func take(_ event: SessionEvent, records newRecords: Int) {
    records += newRecords
    switch event {
    case .clock(let time):
      beats += 1
      firstTime = firstTime ?? time
      lastTime = max(lastTime ?? time, time)
    case .scrape(let batch): samples += batch.samples.count
    default: break
    }
  }
}
