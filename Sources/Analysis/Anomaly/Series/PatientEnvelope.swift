/// A range that takes records in only by steps.
///
/// A figure that moves by small amounts, as an average or the length of a run does, breaks each record by next to nothing
/// and drags its range along: it would creep to any distance without ever being news. Here the range stays where it is
/// until the figure lies a whole step outside, which is news once, or has come back in, which is none; then it takes in
/// how far the figure went.
struct PatientEnvelope: Sendable, Equatable, Codable {
  /// In widths of the range.
  let step: Double
  private var envelope = NoveltyEnvelope()
  /// What was reached outside since the figure left the range.
  private var reached: ClosedRange<Double>?

  init(step: Double) {
    self.step = step
  }

  mutating func excess(of value: Double, _ pace: NoveltyEnvelope.Pace) -> Double {
    let distance = envelope.distance(of: value)
    if distance > 0, distance < step {
      reached = min(value, reached?.lowerBound ?? value)...max(value, reached?.upperBound ?? value)
      envelope.age(pace)
      return 0
    }
    if distance == 0, let reached {
      envelope.widen(with: reached.lowerBound)
      envelope.widen(with: reached.upperBound)
    }
    reached = nil
    return envelope.excess(of: value, pace)
  }

  /// See `NoveltyEnvelope.restart`.
  mutating func restart(at value: Double) {
    envelope.restart(at: value)
  }
}
