internal import Analysis
internal import Telemetry

/// How unlike the reference's each record is, by an Isolation Forest fitted on the reference.
///
/// The forest stays what it is until the reference is taken anew. Records are scored by the block, since a forest sends
/// a block of rows down its trees for little more than a single one; a look scores those that still wait on a copy.
struct OutlierState: Sendable {
  private struct ClosedBlock: Sendable {
    var block: OutlierBlock
    /// Its rows that have a score, the others are surely no outliers.
    let unsure: [Int]
    let scoring: OutlierScoring
  }

  /// Whether blocks are counted as soon as they are full; in a report another thread may score them meanwhile.
  private let isLive: Bool
  /// Rows that the forest sends down together: few where people wait for them.
  private let blockSize: Int
  /// A value that is rarer in the reference than this is named as a reason.
  private static let rareChance = 0.05
  private static let reasonLimit = 3

  /// Why nothing is scored; `nil` where records are.
  private(set) var absence: String?
  private(set) var forest: OutlierForest?
  /// `nil` without a forest.
  private var cells: OutlierCells?
  private let surprises: [OutlierSurprise]
  private var waiting: OutlierBlock
  /// Full ones that are not counted yet, the oldest first.
  private var closed: [ClosedBlock] = []
  /// Empty ones to be filled again.
  private var spares: [OutlierBlock] = []
  private var begun: [OutlierScoring] = []
  private var course: OutlierCourse
  /// Scored since they were last taken.
  private var scored = ScoredRecords()
  /// The latest time so far, for records without one.
  private var latest: Int64

  init(_ reference: Reference, _ identity: ModelIdentity, isLive: Bool) {
    self.isLive = isLive
    blockSize = isLive ? 64 : 2_048
    do throws(OutlierForest.Absence) {
      forest = try OutlierForest(reference)
    } catch {
      absence = error.reason
    }
    cells = (forest?.encoding).map(OutlierCells.init)
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
      if waiting.rows.count == blockSize {
        close()
        if isLive { countOldest(&samples) } else { closed.last.map { begun.append($0.scoring) } }
        waiting.find(in: batch)
      }
      start = end
    }
  }

  /// The records that were scored since the last call.
  mutating func takeScored() -> ScoredRecords {
    defer {
      scored.usual.removeAll(keepingCapacity: true)
      scored.outliers.removeAll(keepingCapacity: true)
    }
    return scored
  }

  /// The records that wait for their block or its scores, scored.
  func peekWaiting() -> ScoredRecords {
    var copy = self
    var samples: [WatchedSample] = []
    copy.scored = ScoredRecords()
    copy.close()
    while !copy.closed.isEmpty { copy.countOldest(&samples) }
    return copy.scored
  }

  // MARK: Blocks

  /// The scores of blocks that were closed since the last call; ``countOldest(_:)`` is to be called for each in time.
  mutating func takeBegun() -> [OutlierScoring] {
    defer { begun.removeAll(keepingCapacity: true) }
    return begun
  }

  private mutating func close() {
    guard let forest, !waiting.rows.isEmpty else { return }
    let unsure = cells?.unsurePlaces(waiting.codes, rowCount: waiting.rows.count, forest) ?? []
    let scoring = OutlierScoring(forest.forest, waiting.matrix(ofRows: unsure))
    var block = spares.popLast() ?? OutlierBlock(columns: forest.encoding.columns, size: blockSize)
    swap(&block, &waiting)
    closed.append(ClosedBlock(block: block, unsure: unsure, scoring: scoring))
  }

  /// Counts the records of the block that was closed first.
  mutating func countOldest(_ samples: inout [WatchedSample]) {
    guard let forest, !closed.isEmpty else { return }
    var oldest = closed.removeFirst()
    let scores = oldest.scoring.scores
    var next = 0
    for (row, entry) in oldest.block.rows.enumerated() {
      var score: Double?
      if next < oldest.unsure.count, oldest.unsure[next] == row {
        score = scores[next]
        next += 1
      }
      let place = ScoredRecords.Place(time: entry.time, ordinal: entry.facts.ordinal)
      guard let score, score > forest.threshold else {
        course.add(isOutlier: false, time: entry.facts.time, &samples)
        scored.usual.append(place)
        continue
      }
      course.add(isOutlier: true, time: entry.facts.time, &samples)
      scored.outliers.append(
        ScoredRecord(
          place: place, facts: entry.facts, score: score, id: entry.id, reasons: reasons(row, of: oldest.block)))
    }
    // A model with few records shall not hold the memory of two blocks.
    guard !closed.isEmpty else { return }
    oldest.block.clear()
    spares.append(oldest.block)
  }

  private func reasons(_ row: Int, of block: OutlierBlock) -> [OutlierReason] {
    let all = surprises.indices.map { column in
      let (code, number) = block.value(row: row, column: column)
      return surprises[column].reason(code, number: number, text: block.text(row: row, column: column))
    }
    return OutlierReason.strangest(all.filter { $0.chance <= Self.rareChance }, Self.reasonLimit)
  }

  private static func ids(_ batch: PredictionBatch, _ rows: Range<Int>) -> [Int: String] {
    var ids: [Int: String] = [:]
    for text in batch.tail where rows.contains(text.row) { ids[text.row] = text.id }
    return ids
  }
}

/// Without blocks that are empty; scores that were begun are worked out again.
extension OutlierState: Codable {
  private enum CodingKeys: CodingKey {
    case isLive
    case blockSize
    case absence
    case forest
    case cells
    case surprises
    case waiting
    case blocks
    case unsure
    case course
    case scored
    case latest
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isLive, forKey: .isLive)
    try container.encode(blockSize, forKey: .blockSize)
    try container.encodeIfPresent(absence, forKey: .absence)
    try container.encodeIfPresent(forest, forKey: .forest)
    try container.encodeIfPresent(cells, forKey: .cells)
    try container.encode(surprises, forKey: .surprises)
    try container.encode(waiting.withoutLeftovers, forKey: .waiting)
    try container.encode(closed.map(\.block.withoutLeftovers), forKey: .blocks)
    try container.encode(closed.map(\.unsure), forKey: .unsure)
    try container.encode(course, forKey: .course)
    try container.encode(scored, forKey: .scored)
    try container.encode(latest, forKey: .latest)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    isLive = try container.decode(Bool.self, forKey: .isLive)
    blockSize = try container.decode(Int.self, forKey: .blockSize)
    absence = try container.decodeIfPresent(String.self, forKey: .absence)
    forest = try container.decodeIfPresent(OutlierForest.self, forKey: .forest)
    cells = try container.decodeIfPresent(OutlierCells.self, forKey: .cells)
    surprises = try container.decode([OutlierSurprise].self, forKey: .surprises)
    waiting = try container.decode(OutlierBlock.self, forKey: .waiting)
    let blocks = try container.decode([OutlierBlock].self, forKey: .blocks)
    let unsure = try container.decode([[Int]].self, forKey: .unsure)
    course = try container.decode(OutlierCourse.self, forKey: .course)
    scored = try container.decode(ScoredRecords.self, forKey: .scored)
    latest = try container.decode(Int64.self, forKey: .latest)
    guard blocks.count == unsure.count, zip(blocks, unsure).allSatisfy({ $0.has(rows: $1) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .unsure, in: container, debugDescription: "rows that their block does not have")
    }
    guard let forest else { return }
    closed = zip(blocks, unsure).map { block, unsure in
      ClosedBlock(
        block: block, unsure: unsure, scoring: OutlierScoring(forest.forest, block.matrix(ofRows: unsure)))
    }
  }

  /// Of the blocks that are not counted yet, the oldest first.
  var uncountedScorings: [OutlierScoring] { closed.map(\.scoring) }
}
