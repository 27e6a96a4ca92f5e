internal import Analysis

/// How often late labels showed a prediction to be wrong, by how late they came.
///
/// Four bins to every doubling of the delay, from a second on.
struct DelayBins: Sendable, Equatable, Codable {
  struct Bin: Sendable, Equatable, Codable {
    var count = 0
    var wrongCount = 0

    static func + (left: Bin, right: Bin) -> Bin {
      Bin(count: left.count + right.count, wrongCount: left.wrongCount + right.wrongCount)
    }
  }

  /// By rising delay.
  private(set) var bins: [Bin] = []

  /// - Parameter seconds: not negative.
  mutating func add(seconds: Double, isWrong: Bool) {
    let number = Self.number(seconds)
    while bins.count <= number { bins.append(Bin()) }
    bins[number].count += 1
    if isWrong { bins[number].wrongCount += 1 }
  }

  private static func number(_ seconds: Double) -> Int {
    guard seconds >= 1, seconds.isFinite else { return 0 }
    return 1 + Int(seconds.exponent) * 4 + Int((seconds.significand - 1) * 4)
  }

  /// The half of the labels that came early and the half that came late, cut between bins as near to the median as
  /// that goes; `nil` while one of them has fewer than ``least``.
  var halves: (early: Bin, late: Bin)? {
    let total = bins.reduce(Bin(), +)
    var (early, best) = (Bin(), Bin())
    for bin in bins {
      early = early + bin
      if abs(2 * early.count - total.count) < abs(2 * best.count - total.count) { best = early }
    }
    let late = Bin(count: total.count - best.count, wrongCount: total.wrongCount - best.wrongCount)
    return best.count >= Self.least && late.count >= Self.least ? (best, late) : nil
  }

  private static let least = 30
}

/// Whether records whose labels come late are judged otherwise than those whose labels come early, so that a partial
/// figure misleads.
struct DelayBias: Sendable, Equatable {
  var earlyErrorRate: Double
  var earlyCount: Int
  var lateErrorRate: Double
  var lateCount: Int

  /// - Returns: `nil` unless the two rates differ by two points at least, and certainly: p below .001 in the test of
  ///   two proportions with their common variance, two-sided.
  init?(_ bins: DelayBins) {
    guard let (early, late) = bins.halves else { return nil }
    (earlyCount, lateCount) = (early.count, late.count)
    earlyErrorRate = Double(early.wrongCount) / Double(early.count)
    lateErrorRate = Double(late.wrongCount) / Double(late.count)
    let difference = abs(lateErrorRate - earlyErrorRate)
    let common = Double(early.wrongCount + late.wrongCount) / Double(early.count + late.count)
    let variance = common * (1 - common) * (1 / Double(early.count) + 1 / Double(late.count))
    guard difference >= 0.02, variance > 0,
      2 * NormalDistribution.tail(difference / variance.squareRoot()) < 0.001
    else { return nil }
  }
}
