public import Analysis
public import Telemetry

/// A drift that a stream detector found in a model's errors, scores or latency.
public struct StreamEvent: Sendable, Equatable, Codable {
  /// `nil` where neither the record nor its label had a time.
  public var time: Timestamp?
  /// "errors", "score" or "latency".
  public var stream: String
  /// As on the command line: "cusum".
  public var detector: String
  public var verdict: Verdict
  /// Where the values went; `nil` where the detector does not say.
  public var direction: ShiftDirection?
  /// Values of the stream up to this one.
  public var valueCount: Int

  public init(
    time: Timestamp?, stream: String, detector: String, verdict: Verdict, direction: ShiftDirection?, valueCount: Int
  ) {
    self.time = time
    self.stream = stream
    self.detector = detector
    self.verdict = verdict
    self.direction = direction
    self.valueCount = valueCount
  }
}

extension WatchView {
  /// The latest drifts of the model's streams, at most 100, oldest first.
  public var streamEvents: [StreamEvent] { watch.streams?.events ?? [] }

  /// Values of a stream between two false alarms, as the budget has it; `nil` while there is no reference.
  public var streamRunLength: Double? { watch.streams?.averageRunLength }
}
