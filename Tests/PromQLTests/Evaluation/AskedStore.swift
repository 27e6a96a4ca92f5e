import PromQL
import Telemetry

/// A store of a few series, to be asked.
struct AskedStore {
  private(set) var store = SeriesStore()

  /// - Parameter samples: seconds and values; `nil` marks the end of the series.
  mutating func add(_ labels: Labels, _ samples: [(seconds: Double, value: Double?)]) {
    let series = store.series(labels)
    for (seconds, value) in samples {
      store.append(
        Sample(milliseconds: Int64((seconds * 1_000).rounded()), value: value ?? Staleness.marker), to: series)
    }
  }

  mutating func add(_ name: String, _ samples: [(seconds: Double, value: Double?)]) {
    add(Labels(name: name), samples)
  }

  func instant(
    _ query: String, at seconds: Double, _ options: EvaluationOptions = EvaluationOptions()
  ) throws -> QueryValue {
    let time = QueryTimes.instant(milliseconds: Int64((seconds * 1_000).rounded()))
    return try Expression(parsing: query).evaluate(over: store, at: time, options: options).value
  }

  /// The only series of a vector.
  func value(
    _ query: String, at seconds: Double, _ options: EvaluationOptions = EvaluationOptions()
  ) throws -> Double? {
    switch try instant(query, at: seconds, options) {
    case .scalar(let sample): return sample.value
    case .vector(let elements) where elements.count == 1: return elements[0].sample.value
    default: return nil
    }
  }

  /// From 0 in steps, the values of each series by its labels.
  func range(_ query: String, through end: Int64, step: Int64) throws -> [String: [Double?]] {
    let grid = StepGrid(from: 0, through: end * 1_000, step: step * 1_000)
    let answer = try Expression(parsing: query).evaluate(over: store, at: .range(grid))
    guard case .matrix(let elements) = answer.value else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: elements.map { element in
        let values = (0..<grid.count).map { step in
          element.samples.first { $0.milliseconds == grid[step] }?.value
        }
        return (element.labels.description, values)
      })
  }

  /// What is said of a query that has no answer.
  func failure(_ query: String, at seconds: Double = 0, _ options: EvaluationOptions = EvaluationOptions()) -> String? {
    do {
      _ = try instant(query, at: seconds, options)
      return nil
    } catch let error as QueryError {
      return error.message
    } catch {
      return "\(error)"
    }
  }
}
