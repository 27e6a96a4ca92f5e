internal import Telemetry

/// A series with its value at each step of a grid.
///
/// Where there is none stands ``Staleness/marker``, which is never a value in a result.
struct StepSeries {
  var labels: Labels
  var values: [Double]
  /// The metric's name no longer fits the values. It is taken off at the end only, so that an aggregation can still go
  /// by it.
  var dropsName = false

  static let absent = Staleness.marker

  static func isAbsent(_ value: Double) -> Bool { Staleness.isMarker(value) }
}
