/// A sum that keeps what rounding takes from it.
///
/// - Reference: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974),
///   doi:10.1002/zamm.19740540106. An overflow drops the correction, as Prometheus does.
struct NeumaierSum {
  /// The plain sum.
  private(set) var sum = 0.0
  /// What rounding took.
  private(set) var compensation = 0.0

  init(_ sum: Double = 0, compensation: Double = 0) {
    self.sum = sum
    self.compensation = compensation
  }

  @inline(__always)
  mutating func add(_ value: Double) {
    let total = sum + value
    if total.isInfinite {
      compensation = 0
    } else if sum.magnitude >= value.magnitude {
      compensation += (sum - total) + value
    } else {
      compensation += (value - total) + sum
    }
    sum = total
  }

  var value: Double { sum + compensation }
}
