internal import Analysis

/// Scored records of a stretch: how many, how many outliers, and the strangest of these.
struct OutlierTally: Sendable {
  static let strangerLimit = 20

  private(set) var scoredCount = 0
  private(set) var outlierCount = 0
  /// The strangest first.
  private(set) var strangers: [ScoredRecord] = []

  /// Adds an outlier.
  mutating func add(_ record: ScoredRecord) {
    scoredCount += 1
    outlierCount += 1
    if strangers.count == Self.strangerLimit, !record.isStranger(than: strangers[strangers.count - 1]) { return }
    let place = strangers.firstIndex { record.isStranger(than: $0) } ?? strangers.count
    strangers.insert(record, at: place)
    if strangers.count > Self.strangerLimit { strangers.removeLast() }
  }

  /// Adds records that are no outliers.
  mutating func add(usualCount: Int) { scoredCount += usualCount }

  /// - Parameter withStrangers: whether the records too, which cost more than the counts.
  mutating func merge(_ other: OutlierTally, withStrangers: Bool) {
    scoredCount += other.scoredCount
    outlierCount += other.outlierCount
    guard withStrangers, !other.strangers.isEmpty else { return }
    strangers = Array((strangers + other.strangers).sorted { $0.isStranger(than: $1) }.prefix(Self.strangerLimit))
  }
}

/// Records that were held against the forest.
struct ScoredRecords: Sendable, Codable {
  /// Where a record that is no outlier lies: its own time or the latest before it, and its number.
  struct Place: Sendable, Codable {
    let time: Int64
    let ordinal: Int
  }

  /// Nearly all.
  var usual: [Place] = []
  var outliers: [ScoredRecord] = []
}

/// An outlier with its score of the forest.
struct ScoredRecord: Sendable, Codable {
  let place: ScoredRecords.Place
  let facts: RecordFacts
  let score: Double
  /// As the log has it; `nil` where the batch did not keep it in readable form.
  let id: String?
  /// The strangest first.
  let reasons: [OutlierReason]

  /// The earlier one of equals comes first, so that the order does not depend on how records were merged.
  func isStranger(than other: ScoredRecord) -> Bool {
    score != other.score ? score > other.score : facts.ordinal < other.facts.ordinal
  }
}

extension OutlierTally: Packable {
  func pack(into packer: inout Packer) {
    packer.count(scoredCount)
    packer.count(outlierCount)
    packer.values(strangers)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    scoredCount = try unpacker.tally()
    outlierCount = try unpacker.tally()
    strangers = try unpacker.values(ScoredRecord.self)
    guard strangers.count <= Self.strangerLimit else { throw PackingFault("more outliers than are kept") }
  }
}
