internal import Glibc

/// Novelty of how long a series stays above its level, below it, or at one value.
///
/// A missing peak, a night that does not end and a sensor that hangs change no extreme; what they do change is how long
/// nothing happens. Lengths are compared as log(8 + length), so that a run twice as long as any before it is a record of
/// like weight for short runs and long ones.
struct RunNovelty: Sendable, Equatable, Codable {
  private static let shortest = 8.0

  private var above = Run(step: 0.3)
  private var below = Run(step: 0.3)
  private var constant = Run(step: 0.5)
  private var previous: Double?

  /// - Returns: the larger excess of the runs above and below the level, and that of the run of equal values.
  mutating func excess(
    of value: Double, level: Double, _ pace: NoveltyEnvelope.Pace
  ) -> (side: Double, constant: Double) {
    let isFirst = previous == nil
    above.length = value >= level ? above.length + 1 : 0
    below.length = value >= level ? 0 : below.length + 1
    constant.length = value == previous ? constant.length + 1 : 0
    previous = value
    guard !isFirst else { return (0, 0) }
    return (max(above.excess(pace), below.excess(pace)), constant.excess(pace))
  }

  private struct Run: Sendable, Equatable, Codable {
    var length = 0.0
    var envelope: PatientEnvelope

    init(step: Double) {
      envelope = PatientEnvelope(step: step)
    }

    mutating func excess(_ pace: NoveltyEnvelope.Pace) -> Double {
      envelope.excess(of: log(RunNovelty.shortest + length), pace)
    }
  }
}
