/// All series of the program in memory, found by their labels.
///
///     let requests = store.series(Labels(name: "requests_total", [Label("job", "vllm")]))
///     store.append(Sample(milliseconds: 1_772_323_200_000, value: 41), to: requests)
///     store.select([.metricName("requests_total")])  // [requests]
///
/// Values are kept bit by bit: every NaN, staleness markers and −0 come back as they were. A series that has had no
/// sample within the retention, and was offered none for five minutes, ends: ``isAlive(_:)`` turns false, its number is
/// never used again, appending to it is refused, and reading it gives nothing. Whoever holds numbers asks
/// ``isAlive(_:)`` when a sample is refused, and takes a new number by ``series(_:)``.
///
/// A value with one owner: a copy shares everything until one of the two changes, which then copies a great deal.
public struct SeriesStore: Sendable {
  /// How much is kept.
  public struct Limits: Sendable, Equatable, Codable {
    public var retention: Duration
    public var memoryBytes: Int

    public init(retention: Duration = .seconds(86_400), memoryBytes: Int = 512 << 20) {
      self.retention = retention
      self.memoryBytes = memoryBytes
    }
  }

  public let limits: Limits
  /// Samples that are kept, staleness markers among them.
  public internal(set) var sampleCount = 0
  /// Counts the series that began and ended: while it is the same, so is what a selection finds.
  public private(set) var generation = 0

  // Series lie in rows, which are used again; a number leads to its row.
  var rows: [StoredSeries] = []
  var freeRows: [UInt32] = []
  private var rowOfID: [UInt32] = []
  private static let noRow = UInt32.max

  // The labels of all series by their numbers, one series after the other.
  private var labelNumbers: [UInt32] = []
  private var unusedLabelNumbers = 0
  private var labelIndex = LabelIndex()
  private var identities = HashIndex()
  private var deadCount = 0
  private var numbersInHand: [UInt32] = []

  var closedChunks = ChunkQueue()
  var chunkBytes = 0
  /// Where the two sweeps of ``enforceLimits(now:)`` go on.
  var sweepRow = 0
  var releasedSweepRow = 0

  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  public var seriesCount: Int { rows.count - freeRows.count }

  /// What the store occupies: samples, labels, index and tables. Stores that were told the same have the same size;
  /// arrays that grow have up to an eighth of it to spare, which is not counted.
  ///
  /// - Complexity: O(1).
  public var sizeBytes: Int {
    chunkBytes + labelIndex.heapBytes + identities.heapBytes + closedChunks.heapBytes + HeapSize.ofArray(rows)
      + HeapSize.ofArray(freeRows) + HeapSize.ofArray(rowOfID) + HeapSize.ofArray(labelNumbers)
  }

  /// The series with these labels, made when there is none.
  ///
  /// - Complexity: O(bytes of the labels).
  public mutating func series(_ labels: Labels) -> SeriesID {
    numbersInHand.removeAll(keepingCapacity: true)
    for label in labels.pairs { numbersInHand.append(labelIndex.number(of: label)) }
    let hash = Self.hash(numbersInHand[...])
    if let row = identities.find(hash: hash, where: { numbers(inRow: Int($0)).elementsEqual(numbersInHand) }) {
      rows[Int(row)].idleSince = 0
      rows[Int(row)].isReleased = false
      return rows[Int(row)].id
    }
    let id = SeriesID(index: UInt32(rowOfID.count))
    let stored = StoredSeries(id: id, labelStart: labelNumbers.count, labelCount: numbersInHand.count)
    for number in numbersInHand {
      labelNumbers.appendInSmallSteps(number)
      labelIndex.add(id, to: number)
    }
    let row: UInt32
    if let free = freeRows.popLast() {
      rows[Int(free)] = stored
      row = free
    } else {
      row = UInt32(rows.count)
      rows.appendInSmallSteps(stored)
    }
    rowOfID.appendInSmallSteps(row)
    identities.insert(hash: hash, number: row)
    generation += 1
    return id
  }

  /// Adds a sample; one that is not newer than the last of its series is refused, also when that one is gone.
  ///
  /// - Returns: whether it was added.
  /// - Complexity: O(1) amortised.
  @discardableResult
  public mutating func append(_ sample: Sample, to series: SeriesID) -> Bool {
    guard let row = row(of: series) else { return false }
    switch rows[row].append(sample, account: &chunkBytes) {
    case .refused: return false
    case .added: break
    case .addedToNewChunk: closedChunks.append(series)
    }
    sampleCount += 1
    return true
  }

  /// Tells that whoever adds to the series is done with it: it may end as soon as memory is short.
  public mutating func release(_ series: SeriesID) {
    guard let row = row(of: series) else { return }
    rows[row].isReleased = true
  }

  /// Whether the series has not ended.
  public func isAlive(_ series: SeriesID) -> Bool { row(of: series) != nil }

  func row(of series: SeriesID) -> Int? {
    guard series.index < rowOfID.count else { return nil }
    let row = rowOfID[Int(series.index)]
    return row == Self.noRow ? nil : Int(row)
  }
}

// Reading.
extension SeriesStore {
  /// Empty for a series that has ended.
  public func labels(of series: SeriesID) -> Labels {
    guard let row = row(of: series) else { return Labels([]) }
    return Labels(sorted: numbers(inRow: row).map { labelIndex[$0] })
  }

  public func lastSample(of series: SeriesID) -> Sample? {
    row(of: series).flatMap { rows[$0].lastSample }
  }

  /// The samples of a series with `start` ≤ time ≤ `end`, staleness markers among them.
  public func samples(of series: SeriesID, from start: Int64, through end: Int64) -> [Sample] {
    Array(iterate(series, from: start, through: end))
  }

  /// The same, one after the other, without an array.
  public func iterate(_ series: SeriesID, from start: Int64, through end: Int64) -> SampleIterator {
    guard start <= end, let row = row(of: series) else { return .none }
    return rows[row].samples(in: start...end)
  }

  /// The names of all metrics that have a series, sorted by their bytes.
  public var metricNames: [String] { labelValues(of: Labels.metricNameLabel) }

  /// The names of all labels that a series has, `__name__` among them, sorted by their bytes.
  public var labelNames: [String] { labelIndex.liveNames }

  /// The values of a label that a series has, sorted by their bytes.
  public func labelValues(of name: String) -> [String] { labelIndex.liveValues(of: name) }

  /// The series that all matchers accept, in the order in which they came; without a matcher all.
  ///
  /// A pattern is tried once on each distinct value of its label.
  public func select(_ matchers: [LabelMatcher]) -> [SeriesID] {
    selectNumbers(matchers, index: labelIndex, capacity: rowOfID.count).map { SeriesID(index: $0) }
  }

  /// The series that have a label that is wanted. Asked once for each label, however many series have it.
  ///
  /// - Complexity: O(distinct labels + series of those that are wanted).
  public func series(withLabel isWanted: (Label) -> Bool) -> SeriesSet {
    labelIndex.series(capacity: rowOfID.count, where: isWanted)
  }
}

// Ending series.
extension SeriesStore {
  /// - Precondition: the row's series lives and has no samples.
  mutating func removeSeries(inRow row: Int) {
    let numbers = numbers(inRow: row)
    identities.remove(hash: Self.hash(numbers), number: UInt32(row))
    for number in numbers { labelIndex.removeOne(from: number) }
    unusedLabelNumbers += numbers.count
    rowOfID[Int(rows[row].id.index)] = Self.noRow
    freeRows.append(UInt32(row))
    deadCount += 1
    generation += 1
  }

  /// Cleans what ended series left, once they are many beside those that live.
  ///
  /// - Complexity: O(1) amortised over the series that ended.
  mutating func purgeIfWorthwhile() {
    guard deadCount > 1_000 + seriesCount / 4 else { return }
    let rowOfID = rowOfID
    labelIndex.purge { rowOfID[Int($0)] != Self.noRow }
    deadCount = 0
    guard unusedLabelNumbers > labelNumbers.count / 4 else { return }
    var kept: [UInt32] = []
    kept.reserveCapacity(labelNumbers.count - unusedLabelNumbers)
    for row in rows.indices where isUsed(row) {
      let numbers = numbers(inRow: row)
      rows[row].labelStart = UInt32(kept.count)
      kept.append(contentsOf: numbers)
    }
    labelNumbers = kept
    unusedLabelNumbers = 0
  }

  func isUsed(_ row: Int) -> Bool { self.row(of: rows[row].id) == row }

  private func numbers(inRow row: Int) -> ArraySlice<UInt32> {
    let start = Int(rows[row].labelStart)
    return labelNumbers[start..<(start + Int(rows[row].labelCount))]
  }

  private static func hash(_ numbers: ArraySlice<UInt32>) -> Int {
    var hasher = Hasher()
    numbers.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

/// The table of identities is made again, since each process hashes in its own way.
extension SeriesStore: Codable {
  private enum CodingKeys: CodingKey {
    case limits
    case counts
    case rows
    case freeRows
    case rowOfID
    case labelNumbers
    case labelIndex
    case identities
    case closedChunks
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(limits, forKey: .limits)
    let counts = [sampleCount, generation, unusedLabelNumbers, deadCount, sweepRow, releasedSweepRow]
    try container.encode(counts, forKey: .counts)
    try container.encode(rows, forKey: .rows)
    try container.encode(freeRows, forKey: .freeRows)
    try container.encode(rowOfID, forKey: .rowOfID)
    try container.encode(labelNumbers, forKey: .labelNumbers)
    try container.encode(labelIndex, forKey: .labelIndex)
    try container.encode(identities, forKey: .identities)
    try container.encode(closedChunks, forKey: .closedChunks)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    limits = try container.decode(Limits.self, forKey: .limits)
    let counts = try container.decode([Int].self, forKey: .counts)
    rows = try container.decode([StoredSeries].self, forKey: .rows)
    freeRows = try container.decode([UInt32].self, forKey: .freeRows)
    rowOfID = try container.decode([UInt32].self, forKey: .rowOfID)
    labelNumbers = try container.decode([UInt32].self, forKey: .labelNumbers)
    labelIndex = try container.decode(LabelIndex.self, forKey: .labelIndex)
    identities = try container.decode(HashIndex.self, forKey: .identities)
    closedChunks = try container.decode(ChunkQueue.self, forKey: .closedChunks)
    guard counts.count == 6, freeRows.allSatisfy({ Int($0) < rows.count }),
      rowOfID.allSatisfy({ $0 == Self.noRow || Int($0) < rows.count }),
      rows.indices.allSatisfy({ !isUsed($0) || hasLabels($0) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "series that do not match their table")
    }
    (sampleCount, generation, unusedLabelNumbers, deadCount) = (counts[0], counts[1], counts[2], counts[3])
    (sweepRow, releasedSweepRow) = (counts[4], counts[5])
    chunkBytes = rows.reduce(0) { $0 + $1.heapBytes }
    for row in rows.indices where isUsed(row) {
      identities.insert(hash: Self.hash(numbers(inRow: row)), number: UInt32(row))
    }
  }

  private func hasLabels(_ row: Int) -> Bool {
    Int(rows[row].labelStart) + Int(rows[row].labelCount) <= labelNumbers.count
  }
}
