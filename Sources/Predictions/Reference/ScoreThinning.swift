internal import Analysis

/// Keeps the scores of a reference few: all of them up to a limit, beyond it a random choice of which every record had
/// the same chance.
///
/// Whenever there are too many, each stays with a chance of one half, and later ones come in with the same chance as those
/// have had. The choice depends on the order of the records and on nothing else.
struct ScoreThinning: Sendable, Equatable, Codable {
  static let limit = 65_536
  /// Beyond this no record of any log comes in.
  private static let levelLimit = 48

  /// A record stays with a chance of 2 to the power of −level.
  private(set) var level = 0
  private var generator = SplitMix64(seed: 1)

  init() {}

  /// Whether the next record's score is kept.
  mutating func admits() -> Bool {
    level == 0 || generator.next() >> UInt64(64 - level) == 0
  }

  /// Thins scores that have become too many.
  mutating func bound(_ scores: inout ScoreSamples) {
    while scores.exactCount > Self.limit, level < Self.levelLimit {
      level += 1
      scores.halve(&generator)
    }
  }

  /// Puts the scores of two references together, each of which was thinned in its own way.
  mutating func merge(_ scores: inout ScoreSamples, _ other: ScoreSamples, thinnedBy others: ScoreThinning) {
    var other = other
    for _ in others.level..<max(others.level, level) { other.halve(&generator) }
    for _ in level..<max(level, others.level) { scores.halve(&generator) }
    level = max(level, others.level)
    scores.merge(other)
    bound(&scores)
  }

  /// Whether it can be one that was saved.
  var isPossible: Bool { (0...Self.levelLimit).contains(level) }
}

extension ScoreSamples {
  /// Keeps each score with a chance of one half.
  fileprivate mutating func halve(_ generator: inout SplitMix64) {
    var kept = ScoreSamples()
    for (index, scores) in classes.enumerated() {
      for (place, score) in scores.values.enumerated() where generator.next() >> 63 == 0 {
        kept.add(score, actual: index, weight: scores.weights?[place] ?? 1)
      }
    }
    self = kept
  }
}
