/// The sum, with what rounding lost added back.
struct SumFold: SeriesFold {
  private var sums: [Double]
  private var lost: [Double]

  init(stepCount: Int) {
    sums = [Double](repeating: StepSeries.absent, count: stepCount)
    lost = [Double](repeating: 0, count: stepCount)
  }

  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    sums.withUnsafeMutableBufferPointer { sums in
      lost.withUnsafeMutableBufferPointer { lost in
        for step in 0..<sums.count where !StepSeries.isAbsent(values[step]) {
          if StepSeries.isAbsent(sums[step]) {
            sums[step] = values[step]
          } else {
            var sum = CompensatedSum(sum: sums[step], lost: lost[step])
            sum.add(values[step])
            (sums[step], lost[step]) = (sum.sum, sum.lost)
          }
        }
      }
    }
  }

  consuming func finish() -> [Double] {
    for step in sums.indices where !StepSeries.isAbsent(sums[step]) { sums[step] += lost[step] }
    return sums
  }
}
