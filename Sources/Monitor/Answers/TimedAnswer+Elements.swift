internal import PromQL
internal import Telemetry

extension TimedAnswer {
  /// The elements of a vector; nothing for any other answer.
  var vector: [QueryValue.VectorElement] {
    if case .vector(let elements)? = value { elements } else { [] }
  }

  /// The elements of a matrix; nothing for any other answer.
  var matrix: [QueryValue.MatrixElement] {
    if case .matrix(let elements)? = value { elements } else { [] }
  }

  /// The samples of a matrix in the buckets that end with its steps.
  ///
  /// A bucket that had not ended when the question was asked holds only part of what will be counted in it: such buckets
  /// show the latest figure.
  func values(_ samples: [Sample], _ grid: BucketGrid, latest: Double?) -> [Double?] {
    let known = time.milliseconds
    var values = (0..<grid.count).map { grid.start(of: $0 + 1) > known ? latest : nil }
    for sample in samples where sample.value.isFinite && sample.milliseconds <= known {
      let (bucket, rest) = (sample.milliseconds - grid.start).quotientAndRemainder(dividingBy: grid.step)
      guard rest == 0, bucket > 0, bucket <= grid.count else { continue }
      values[Int(bucket) - 1] = sample.value
    }
    return values
  }
}
