/// How many series have a value.
struct CountFold: SeriesFold {
  private var counts: [Double]

  init(stepCount: Int) {
    counts = [Double](repeating: StepSeries.absent, count: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    for step in counts.indices where !StepSeries.isAbsent(values[step]) {
      counts[step] = StepSeries.isAbsent(counts[step]) ? 1 : counts[step] + 1
    }
  }

  consuming func finish() -> [Double] { counts }
}

/// 1 where any series has a value.
struct PresenceFold: SeriesFold {
  private var ones: [Double]

  init(stepCount: Int) {
    ones = [Double](repeating: StepSeries.absent, count: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    for step in ones.indices where !StepSeries.isAbsent(values[step]) { ones[step] = 1 }
  }

  consuming func finish() -> [Double] { ones }
}
