/// Scored records of a stretch: how many, how many outliers, and the strangest of these.
struct OutlierTally: Sendable {
  static let strangerLimit = 20

  private(set) var scoredCount = 0
  private(set) var outlierCount = 0
  /// The strangest first.
  private(set) var strangers: [ScoredRecord] = []

  mutating func add(_ record: ScoredRecord) {
    scoredCount += 1
    guard record.isOutlier else { return }
    outlierCount += 1
    if strangers.count == Self.strangerLimit, !record.isStranger(than: strangers[strangers.count - 1]) { return }
    let place = strangers.firstIndex { record.isStranger(than: $0) } ?? strangers.count
    strangers.insert(record, at: place)
    if strangers.count > Self.strangerLimit { strangers.removeLast() }
  }

  /// - Parameter withStrangers: whether the records too, which cost more than the counts.
  mutating func merge(_ other: OutlierTally, withStrangers: Bool) {
    scoredCount += other.scoredCount
    outlierCount += other.outlierCount
    guard withStrangers, !other.strangers.isEmpty else { return }
    strangers = Array((strangers + other.strangers).sorted { $0.isStranger(than: $1) }.prefix(Self.strangerLimit))
  }
}

/// A record with its score of the forest.
struct ScoredRecord: Sendable {
  /// Its own, or the latest before it.
  let time: Int64
  let facts: RecordFacts
  let score: Double
  let isOutlier: Bool
  /// As the log has it; `nil` where the batch did not keep it in readable form.
  let id: String?
  /// Of an outlier, the strangest first.
  let reasons: [OutlierReason]

  /// The earlier one of equals comes first, so that the order does not depend on how records were merged.
  func isStranger(than other: ScoredRecord) -> Bool {
    score != other.score ? score > other.score : facts.ordinal < other.facts.ordinal
  }
}
