/// A running sum and the part of it that rounding cut off.
///
/// - Reference: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (1974),
///   doi:10.1002/zamm.19740540106. An overflow drops what was cut off, as in Prometheus.
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
