/// The samples of one series that lie in one window, oldest first, without staleness markers; never empty.
///
/// For an anchored reading the newest sample at or before `start` stands before them when the look-back reaches it; for a
/// smoothed one that too, and the oldest after `end`.
///
/// The memory is the evaluation's and is valid for the call it is handed to only.
struct SampleWindow {
  /// Milliseconds.
  let times: UnsafeBufferPointer<Int64>
  let values: UnsafeBufferPointer<Double>
  /// The window is what lies after `start`, up to and including `end`.
  let start: Int64
  let end: Int64
  /// The time of evaluation, which is `end` without offset and `@`.
  let time: Int64
  let reading: VectorSelector.Reading
  /// False when no value is less than the one before it, so that a counter was not reset.
  var mayFall = true
  /// Whether a sample exactly on `start` is among them, as before Prometheus 3.
  var isClosed = false

  var count: Int { times.count }
}
