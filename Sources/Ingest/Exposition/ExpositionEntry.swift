package import Telemetry

/// One line of an exposition that says something, as places in its bytes.
package enum ExpositionEntry {
  case sample(ExpositionSample)
  case type(name: Range<Int>, MetricMetadata.Kind)
  case help(name: Range<Int>, text: Range<Int>)
  case unit(name: Range<Int>, unit: Range<Int>)
}

/// A sample line. The labels of the last sample stand in the parser.
package struct ExpositionSample {
  /// Metric name and labels as written: the same series is mostly written the same way at the next scrape.
  package var series: Range<Int>
  package var value: Double
  /// `nil` without a time stamp. Not checked against any calendar: a server may write any 64-bit number.
  package var milliseconds: Int64?
  package var hasExemplar = false
}

/// A label as written, without its quotes; escapes still stand in it.
package struct ExpositionLabel {
  package var name: Range<Int>
  package var value: Range<Int>
}

/// An example that a histogram's bucket or a counter points at, as OpenMetrics writes it.
package struct ExpositionExemplar {
  package var labels: [Label]
  package var value: Double
  package var milliseconds: Int64?
}
