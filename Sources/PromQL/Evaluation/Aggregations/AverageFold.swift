/// The mean: the sum divided by the count, or from the step on where the sum would overflow a running mean.
struct AverageFold: SeriesFold {
  private var means: [RunningMean]

  init(stepCount: Int) {
    means = [RunningMean](repeating: RunningMean(), count: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    means.withUnsafeMutableBufferPointer { means in
      for step in 0..<means.count where !StepSeries.isAbsent(values[step]) { means[step].add(values[step]) }
    }
  }

  consuming func finish() -> [Double] {
    means.map { $0.value ?? StepSeries.absent }
  }
}

struct RunningMean {
  /// Of the values, or their mean once ``isIncremental``.
  private var sum = CompensatedSum(sum: 0)
  private var count = 0.0
  private var isIncremental = false

  /// `nil` without any values.
  var value: Double? {
    if count == 0 { return nil }
    return isIncremental ? sum.value : sum.sum / count + sum.lost / count
  }

  @inline(__always)
  mutating func add(_ value: Double) {
    count += 1
    if count == 1 {
      sum.sum = value
      return
    }
    if !isIncremental {
      var new = sum
      new.add(value)
      if !new.sum.isInfinite {
        sum = new
        return
      }
      isIncremental = true
      sum = CompensatedSum(sum: sum.sum / (count - 1), lost: sum.lost / (count - 1))
    }
    addIncrementally(value)
  }

  private mutating func addIncrementally(_ value: Double) {
    if sum.sum.isInfinite {
      // The mean stays as infinite as it is, unless the opposite infinity or NaN comes.
      if value.isInfinite ? value == sum.sum : !value.isNaN { return }
    }
    let share = (count - 1) / count
    var new = CompensatedSum(sum: share * sum.sum, lost: share * sum.lost)
    new.add(value / count)
    sum = new
  }
}
