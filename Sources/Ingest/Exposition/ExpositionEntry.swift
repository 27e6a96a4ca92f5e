internal import Telemetry

/// One line of an exposition that says something, as places in its bytes.
enum ExpositionEntry {
  case sample(ExpositionSample)
  case type(name: Range<Int>, MetricMetadata.Kind)
  case help(name: Range<Int>, text: Range<Int>)
  case unit(name: Range<Int>, unit: Range<Int>)
}

/// A sample line. The labels of the last sample stand in the parser.
struct ExpositionSample {
  /// Metric name and labels as written: the same series is mostly written the same way at the next scrape.
  var series: Range<Int>
  var value: Double
  /// `nil` without a time stamp.
  var milliseconds: Int64?
  var hasExemplar = false
}

/// What is wrong with an exposition, and where.
public struct ExpositionError: Error, Hashable {
  /// 1-based.
  public var line: Int
  /// 1-based, in bytes.
  public var column: Int
  public var reason: String
  /// The line, at most 120 bytes, as it stands: clean it before it is shown.
  public var text: String

  public init(line: Int, column: Int, reason: String, text: String) {
    self.line = line
    self.column = column
    self.reason = reason
    self.text = text
  }
}
