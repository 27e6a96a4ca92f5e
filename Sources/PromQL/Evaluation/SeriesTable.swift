internal import Telemetry

/// Series by their labels: those with equal ones become one when they have no step in common.
struct SeriesTable {
  private(set) var series: [StepSeries] = []
  private var places: [Labels: Int] = [:]

  /// - Throws: when a series with the same labels has a value at the same step.
  mutating func add(_ new: StepSeries) throws(QueryError) {
    guard let place = places[new.labels] else {
      places[new.labels] = series.count
      series.append(new)
      return
    }
    for step in new.values.indices where !StepSeries.isAbsent(new.values[step]) {
      guard StepSeries.isAbsent(series[place].values[step]) else { throw QueryError.sameLabelset }
      series[place].values[step] = new.values[step]
    }
  }
}

extension QueryError {
  static let sameLabelset = QueryError("vector cannot contain metrics with the same labelset")
}
