/// The sum, with what rounding lost added back.
///
/// - Reference: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (1974),
///   doi:10.1002/zamm.19740540106.
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

/// A running sum and the part of it that rounding cut off.
struct CompensatedSum {
  var sum: Double
  var lost = 0.0

  var value: Double { sum + lost }

  @inline(__always)
  mutating func add(_ value: Double) {
    let new = sum + value
    if new.isInfinite {
      lost = 0
    } else if sum.magnitude >= value.magnitude {
      lost += (sum - new) + value
    } else {
      lost += (value - new) + sum
    }
    sum = new
  }
}
