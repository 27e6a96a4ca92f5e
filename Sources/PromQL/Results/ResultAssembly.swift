internal import Telemetry

/// Puts a result together: series that have the same labels become one when they have no time in common.
struct ResultAssembly {
  private(set) var elements: [QueryValue.MatrixElement] = []
  private var places: [Labels: Int] = [:]

  /// - Parameter samples: rising in time, not empty.
  /// - Throws: when a series with the same labels has a sample at the same time.
  mutating func add(_ labels: Labels, _ samples: [Sample]) throws(QueryError) {
    guard let place = places[labels] else {
      places[labels] = elements.count
      elements.append(QueryValue.MatrixElement(labels: labels, samples: samples))
      return
    }
    let merged = (elements[place].samples + samples).sorted { $0.milliseconds < $1.milliseconds }
    for (earlier, later) in zip(merged, merged.dropFirst()) where earlier.milliseconds == later.milliseconds {
      throw QueryError.sameLabelset
    }
    elements[place].samples = merged
  }
}
