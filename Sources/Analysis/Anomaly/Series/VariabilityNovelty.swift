internal import Glibc

/// Novelty of how much a series jumps from value to value, upwards and downwards.
///
/// Three exponential averages (10, 25 and 62 values) of the absolute difference, on a logarithmic scale: a series that has
/// gone unusually quiet leaves the range as one does that became wild.
struct VariabilityNovelty: Sendable, Equatable, Codable {
  private static let reaches = [10.0, 25, 62.5]
  /// Values before an average says something.
  private static let firstValues = 30
  /// Part of the range of the differences that counts as no variability at all, else the logarithm would make much of
  /// nothing.
  private static let floor = 0.001

  private var count = 0
  private var averages = Array(repeating: 0.0, count: Self.reaches.count)
  private var envelopes = Array(repeating: PatientEnvelope(step: 0.3), count: Self.reaches.count)

  /// - Parameter range: width of the range of all differences before this one.
  mutating func excess(of difference: Double, range: Double, _ pace: NoveltyEnvelope.Pace) -> Double {
    count += 1
    var largest = 0.0
    for index in averages.indices {
      averages[index] += (abs(difference) - averages[index]) / min(Self.reaches[index], Double(count))
      let variability = averages[index] + Self.floor * range
      guard variability > 0 else { continue }
      if count <= Self.firstValues {
        envelopes[index].restart(at: log(variability))
      } else {
        largest = max(largest, envelopes[index].excess(of: log(variability), pace))
      }
    }
    return largest
  }
}
