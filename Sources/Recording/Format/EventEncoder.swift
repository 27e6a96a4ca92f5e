internal import Ingest
internal import Monitor
internal import Predictions
internal import Telemetry

/// What stands before an event.
enum EventTag: UInt8 {
  case clock = 0
  case lines
  /// A batch without the lines that it was read of.
  case columns
  case scrape
  case answer
  case catalog
  case health
  case alerts
  /// What is known already, for who begins to read here: a run of events that others skip.
  case restatement
}

/// Writes events one behind the other, shorter for what was written before.
///
/// An encoder serves one chunk: who begins to read at its start understands all of it.
struct EventEncoder {
  private(set) var writer = ByteWriter()
  private var clock: Int64 = 0
  /// Paths and heads of tables, which repeat.
  private var words: [[UInt8]: Int] = [:]
  private var targets: [Int: SampleColumns] = [:]

  /// - Throws: before anything of the event is written.
  mutating func encode(_ event: SessionEvent) throws {
    switch event {
    case .clock(let time):
      tag(.clock)
      self.time(time)
      clock = time.nanoseconds
    case .predictions(let batch):
      if let raw = batch.raw { try encode(raw, of: batch) } else { try coded(.columns, BatchColumns(batch)) }
    case .scrape(let batch): try encode(batch)
    case .answer(let batch): try coded(.answer, batch)
    case .catalog(let catalog): try coded(.catalog, catalog)
    case .health(let health, let source):
      let bytes = try BinaryCoding.bytes(of: health)
      tag(.health)
      writer.count(max(0, source))
      writer.run(bytes)
    case .alerts(let input): try coded(.alerts, input)
    }
  }

  /// Writes what is known already.
  mutating func restate(_ events: [SessionEvent]) throws {
    var known = EventEncoder()
    for event in events { try known.encode(event) }
    tag(.restatement)
    writer.run(known.writer.bytes)
  }

  private mutating func encode(_ raw: RawLines, of batch: PredictionBatch) throws {
    let table = try raw.table.map { try BinaryCoding.bytes(of: $0) } ?? []
    tag(.lines)
    writer.count(max(0, batch.source))
    writer.byte((raw.isFirst ? 1 : 0) | (batch.receivedAt == nil ? 0 : 2))
    if let arrival = batch.receivedAt { time(arrival) }
    word(Array(raw.path.utf8))
    word(table)
    writer.count(raw.skippedLineCount)
    writer.count(raw.lineOffset)
    writer.run(raw.storage.prefix(raw.count))
  }

  private mutating func encode(_ batch: ScrapeBatch) throws {
    let health = try BinaryCoding.bytes(of: batch.health)
    let metadata = batch.metadata.isEmpty ? [] : try BinaryCoding.bytes(of: batch.metadata)
    tag(.scrape)
    writer.count(max(0, batch.target))
    writer.byte(batch.isLast ? 1 : 0)
    time(batch.time)
    writer.run(health)
    writer.count(batch.definitions.count)
    for definition in batch.definitions {
      writer.count(Int(definition.reference))
      writer.count(definition.labels.pairs.count)
      for label in definition.labels.pairs {
        writer.text(label.name)
        writer.text(label.value)
      }
    }
    targets[batch.target, default: SampleColumns()].write(
      batch.samples, start: batch.time.milliseconds, to: &writer)
    writer.count(batch.forgotten.count)
    for reference in batch.forgotten { writer.count(Int(reference)) }
    writer.run(metadata)
  }

  private mutating func coded(_ kind: EventTag, _ value: some Encodable) throws {
    let bytes = try BinaryCoding.bytes(of: value)
    tag(kind)
    writer.run(bytes)
  }

  private mutating func tag(_ tag: EventTag) { writer.byte(tag.rawValue) }

  /// As what has passed since the clock was told last.
  private mutating func time(_ time: Timestamp) { writer.signed(time.nanoseconds &- clock) }

  /// By its number, if it came before.
  private mutating func word(_ word: [UInt8]) {
    if let number = words[word] { return writer.count(number) }
    writer.count(words.count)
    words[word] = words.count
    writer.run(word)
  }
}
