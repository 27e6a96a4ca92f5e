internal import Analysis
internal import Telemetry

/// How unlike the reference's each record is, by an Isolation Forest fitted on the reference.
///
/// The forest stays what it is until the reference is taken anew. Records are scored by the block, since a forest sends
/// a block of rows down its trees for little more than a single one; a look scores those that still wait on a copy.
struct OutlierState: Sendable {
  /// Rows that the forest sends down together: few where people wait for them.
  private let blockSize: Int
  /// A value that is rarer in the reference than this is named as a reason.
  private static let rareChance = 0.05
  private static let reasonLimit = 3

  /// Why nothing is scored; `nil` where records are.
  private(set) var absence: String?
  private(set) var forest: OutlierForest?
  private let surprises: [OutlierSurprise]
  private var waiting: OutlierBlock
  private var course: OutlierCourse
  /// Scored since they were last taken.
  private var scored: [ScoredRecord] = []
  /// The latest time so far, for records without one.
  private var latest: Int64

  init(_ reference: Reference, _ identity: ModelIdentity, isLive: Bool) {
    blockSize = isLive ? 64 : 2_048
    do throws(OutlierForest.Absence) {
      forest = try OutlierForest(reference)
    } catch {
      absence = error.reason
    }
    let columns = forest?.encoding.columns ?? []
    surprises = columns.map(OutlierSurprise.init)
    waiting = OutlierBlock(columns: columns, size: blockSize)
    course = OutlierCourse(identity)
    latest = reference.timeRange?.upperBound.nanoseconds ?? 0
  }

  /// - Complexity: O(rows · (features + trees · log ψ)).
  mutating func take(
    _ batch: PredictionBatch, _ coded: CodedRows, _ facts: [RecordFacts], _ samples: inout [WatchedSample]
  ) {
    guard forest != nil else { return }
    waiting.find(in: batch)
    let ids = Self.ids(batch, coded.rows)
    var start = 0
    while start < facts.count {
      let end = min(facts.count, start + blockSize - waiting.rows.count)
      waiting.add(batch, coded, start..<end)
      for place in start..<end {
        latest = max(latest, facts[place].time)
        let time = facts[place].time == PredictionBatch.noTime ? latest : facts[place].time
        waiting.rows.append(.init(facts: facts[place], time: time, id: ids[coded.rows.lowerBound + place]))
      }
      if waiting.rows.count == blockSize { score(&samples) }
      start = end
    }
  }

  /// The records that were scored since the last call.
  mutating func takeScored() -> [ScoredRecord] {
    defer { scored.removeAll(keepingCapacity: true) }
    return scored
  }

  /// The records that wait for their block, scored.
  func peekWaiting() -> [ScoredRecord] {
    var copy = self
    var samples: [WatchedSample] = []
    copy.scored = []
    copy.score(&samples)
    return copy.scored
  }

  private mutating func score(_ samples: inout [WatchedSample]) {
    guard let forest, !waiting.rows.isEmpty else { return }
    let scores = forest.forest.scores(waiting.matrix)
    for (row, entry) in waiting.rows.enumerated() {
      guard let score = scores[row] else { continue }
      let isOutlier = score > forest.threshold
      course.add(isOutlier: isOutlier, time: entry.facts.time, &samples)
      scored.append(
        ScoredRecord(
          time: entry.time, facts: entry.facts, score: score, isOutlier: isOutlier, id: entry.id,
          reasons: isOutlier ? reasons(row) : []))
    }
    waiting.clear()
  }

  private func reasons(_ row: Int) -> [OutlierReason] {
    let all = surprises.indices.map { column in
      let (code, number) = waiting.value(row: row, column: column)
      return surprises[column].reason(code, number: number, text: waiting.text(row: row, column: column))
    }
    return OutlierReason.strangest(all.filter { $0.chance <= Self.rareChance }, Self.reasonLimit)
  }

  private static func ids(_ batch: PredictionBatch, _ rows: Range<Int>) -> [Int: String] {
    var ids: [Int: String] = [:]
    for text in batch.tail where rows.contains(text.row) { ids[text.row] = text.id }
    return ids
  }
}
