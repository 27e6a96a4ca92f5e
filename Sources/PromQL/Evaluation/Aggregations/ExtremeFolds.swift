/// The smallest value; NaN only when there is nothing else.
struct MinimumFold: SeriesFold {
  private var values: [Double]

  init(stepCount: Int) {
    values = [Double](repeating: StepSeries.absent, count: stepCount)
  }

  mutating func add(_ new: UnsafeMutableBufferPointer<Double>) {
    // An absent value is a NaN, which anything replaces.
    for step in values.indices where !StepSeries.isAbsent(new[step]) {
      if values[step].isNaN || new[step] < values[step] { values[step] = new[step] }
    }
  }

  consuming func finish() -> [Double] { values }
}

/// The largest value; NaN only when there is nothing else.
struct MaximumFold: SeriesFold {
  private var values: [Double]

  init(stepCount: Int) {
    values = [Double](repeating: StepSeries.absent, count: stepCount)
  }

  mutating func add(_ new: UnsafeMutableBufferPointer<Double>) {
    for step in values.indices where !StepSeries.isAbsent(new[step]) {
      if values[step].isNaN || new[step] > values[step] { values[step] = new[step] }
    }
  }

  consuming func finish() -> [Double] { values }
}
