internal import Glibc

/// What a chart does whose mean and deviation come from a reference period and are off by chance.
///
/// A mean off by a tenth of a deviation makes some charts alarm ten times as often: what counts is the rate of false
/// alarms averaged over what the reference period may have been.
/// - Reference: Jensen, Jones-Farmer, Champ, Woodall, doi:10.1080/00224065.2006.11918623.
struct ReferenceError {
  /// Values of the reference period.
  var length: Double

  /// Mean of a rate over the errors of both figures, for normal values and a rate that is symmetric in the mean's.
  ///
  /// - Parameter rate: of a mean that is off by so many deviations, and of a deviation that is off by a factor.
  func meanRate(_ rate: (_ shift: Double, _ factor: Double) -> Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    // The trapezoidal rule is as good as exact for such smooth, quickly falling functions.
    for meanStep in 0...6 {
      for deviationStep in -3...3 {
        let (z, y) = (Double(meanStep), Double(deviationStep))
        let weight = exp(-(z * z + y * y) / 2) * (meanStep == 0 ? 1 : 2)
        let factor = Swift.max(0.2, 1 + y / (2 * (length - 1)).squareRoot())
        sum += weight * rate(z / length.squareRoot(), factor)
        total += weight
      }
    }
    return sum / total
  }

  /// The reference period that a chart takes for an average run length: a tenth of it, from 100 to 1,000 values.
  static func length(averageRunLength: Double) -> Int {
    Int(Swift.min(1_000, Swift.max(100, averageRunLength / 10)))
  }
}
