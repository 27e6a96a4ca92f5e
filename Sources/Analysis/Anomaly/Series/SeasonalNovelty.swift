/// Novelty of a value for its time of day: at once, and averaged over six and over 24 values.
struct SeasonalNovelty: Sendable, Equatable, Codable {
  private static let reaches = [1.0, 6, 24]
  /// The profile itself is still settling while its first residuals come in.
  private static let apprenticeship = 200

  private var profile = DailyProfile()
  private var averages = Array(repeating: 0.0, count: Self.reaches.count)
  private var envelopes = Array(repeating: NoveltyEnvelope(), count: Self.reaches.count)

  /// The largest excess; 0 where the time of day is not known yet.
  mutating func excess(of value: Double, at time: Double, _ pace: NoveltyEnvelope.Pace) -> Double {
    let residual = profile.residual(of: value, at: time)
    var largest = 0.0
    for index in averages.indices {
      averages[index] += ((residual ?? 0) - averages[index]) / Self.reaches[index]
      guard residual != nil else { continue }
      let excess = envelopes[index].excess(of: averages[index], pace, apprenticeship: Self.apprenticeship)
      largest = max(largest, excess)
    }
    return largest
  }
}
