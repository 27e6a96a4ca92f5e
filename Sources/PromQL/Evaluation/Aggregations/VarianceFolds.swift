/// The variance of the whole population; NaN with a NaN or an infinity among the values.
///
/// - Reference: Welford, Note on a method for calculating corrected sums of squares and products (1962),
///   doi:10.1080/00401706.1962.10490022.
struct VarianceFold: SeriesFold {
  private struct Moments {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0
  }

  private var moments: [Moments]

  init(stepCount: Int) {
    moments = [Moments](repeating: Moments(), count: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    for step in moments.indices where !StepSeries.isAbsent(values[step]) {
      let value = values[step]
      moments[step].count += 1
      guard moments[step].count > 1 else {
        moments[step].mean = value
        moments[step].squares = value.isFinite ? 0 : .nan
        continue
      }
      let distance = value - moments[step].mean
      moments[step].mean += distance / moments[step].count
      moments[step].squares += distance * (value - moments[step].mean)
    }
  }

  consuming func finish() -> [Double] {
    moments.map { $0.count == 0 ? StepSeries.absent : $0.squares / $0.count }
  }
}

/// The square root of the variance.
struct DeviationFold: SeriesFold {
  private var variance: VarianceFold

  init(stepCount: Int) {
    variance = VarianceFold(stepCount: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) { variance.add(values) }

  consuming func finish() -> [Double] {
    variance.finish().map { StepSeries.isAbsent($0) ? $0 : $0.squareRoot() }
  }
}
