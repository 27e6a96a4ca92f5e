internal import Ingest
internal import Predictions
internal import Telemetry

/// One log of several that are played together: hands out its rows up to a time.
struct LogCursor {
  /// Where it stands, to come back to.
  enum Place: Sendable {
    case row(Int, of: LogBatchReader.Place, times: EventTimes)
    case end(SourceHealth, times: EventTimes)
  }

  let path: String
  let source: Int
  private let reader: LogBatchReader?
  private var current: LogBatchReader.Part?
  private var following: LogBatchReader.Part?
  /// The next row of the current part.
  private var row = 0
  /// When the current part's rows are played.
  private var placed: [Int64] = []
  private(set) var times = EventTimes()
  /// As they were before the current part.
  private var timesBefore = EventTimes()
  /// Parts without a row that are to be handed out next, and those that stand before the following one.
  private var rowless: [PredictionBatch] = []
  private var rowlessBeforeFollowing: [PredictionBatch] = []
  private var endHealth: SourceHealth?

  init(_ path: String, source: Int, options: LogBatchReader.Options) {
    self.path = path
    self.source = source
    reader = LogBatchReader(path, source: source, options: options)
    loadFollowing()
    loadNext()
  }

  init(_ path: String, source: Int, options: LogBatchReader.Options, from place: Place) {
    self.path = path
    self.source = source
    switch place {
    case .end(let health, let times):
      (reader, endHealth, self.times) = (nil, health, times)
    case .row(let row, let part, let times):
      reader = LogBatchReader(path, source: source, options: options, from: part)
      self.times = times
      loadFollowing()
      loadNext()
      // A log that was changed meanwhile may hold fewer.
      self.row = min(row, max(0, placed.count - 1))
    }
  }

  /// When the next row is to be played; `nil` at the end.
  var head: Int64? { current == nil ? nil : placed[row] }

  /// `nil` where only the way from the start leads back here.
  var place: Place? {
    guard rowless.isEmpty else { return nil }
    guard let current else { return .end(health, times: times) }
    return current.place.map { .row(row, of: $0, times: timesBefore) }
  }

  /// The first place of the log; `nil` for one without a record.
  var start: LogBatchReader.Place? { current?.place }

  /// The source as a live one would be that has read so far.
  var health: SourceHealth {
    guard let current else { return endHealth ?? reader?.health ?? SourceHealth(name: "") }
    var health = current.health
    // What has been read ahead did not come yet.
    health.recordCount -= current.batch.rowCount - row
    health.lineCount -= current.batch.rowCount - row
    health.state = .following
    return health
  }

  /// Hands out the rows that come before a time.
  ///
  /// - Parameter limit: how many at most; the rest waits.
  mutating func take(before end: Int64, limit: Int) -> [PredictionBatch] {
    var taken = rowless
    rowless = []
    var left = limit
    while let part = current, left > 0, placed[row] < end {
      let stop = min(firstRow(notBefore: end), row + left)
      left -= stop - row
      taken.append(rows(row..<stop, of: part.batch))
      row = stop
      if row == part.batch.rowCount { loadNext() }
    }
    return taken
  }

  private func rows(_ range: Range<Int>, of batch: PredictionBatch) -> PredictionBatch {
    guard range.count < batch.rowCount else { return batch }
    var slice = batch.slice(range)
    // What was read beside the rows counts once.
    if range.lowerBound == 0 { slice.progress = batch.progress }
    return slice
  }

  private func firstRow(notBefore end: Int64) -> Int {
    var (low, high) = (row, placed.count)
    while low < high {
      let middle = (low + high) / 2
      if placed[middle] < end { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func loadNext() {
    current = following
    rowless += rowlessBeforeFollowing
    row = 0
    guard let batch = current?.batch else { return }
    loadFollowing()
    let next = following?.batch.times.first { $0 != PredictionBatch.noTime }
    timesBefore = times
    placed = times.place(batch.times, followedBy: next)
  }

  private mutating func loadFollowing() {
    (following, rowlessBeforeFollowing) = (nil, [])
    while following == nil, let part = reader?.next() {
      if part.batch.rowCount > 0 { following = part } else { rowlessBeforeFollowing.append(part.batch) }
    }
  }
}
