internal import Ingest
internal import Monitor
internal import Predictions
internal import Telemetry

/// Reads the events of one chunk in their order; damaged bytes throw.
struct EventDecoder {
  private var clock: Int64 = 0
  private var words: [[UInt8]] = []
  private var targets: [Int: SampleColumns] = [:]
  private let lines: RawLineReader
  /// Spares the reader of the lines a copy.
  private static let padding = 64
  /// Whether lines are read; a reader that only passes over them to a later place saves the work.
  var readsLines = true

  init(lines: RawLineReader) {
    self.lines = lines
  }

  /// What stands at a place of a chunk.
  enum Entry {
    case event(SessionEvent)
    case restatement([SessionEvent])
  }

  mutating func decode(_ reader: inout ByteReader) throws -> Entry {
    guard let tag = EventTag(rawValue: try reader.byte()) else { throw ByteReader.Damage() }
    switch tag {
    case .clock:
      let time = try time(&reader)
      clock = time.nanoseconds
      return .event(.clock(time))
    case .lines: return .event(.predictions(try decodeLines(&reader)))
    case .columns: return .event(.predictions(try coded(BatchColumns.self, &reader).batch()))
    case .scrape: return .event(.scrape(try decodeScrape(&reader)))
    case .answer: return .event(.answer(try coded(AnswerBatch.self, &reader)))
    case .catalog: return .event(.catalog(try coded(QueryCatalog.self, &reader)))
    case .health:
      let source = try reader.number()
      return .event(.health(try coded(SourceHealth.self, &reader), source: source))
    case .alerts: return .event(.alerts(try coded(AlertInput.self, &reader)))
    case .restatement:
      var known = ByteReader(try reader.run())
      var decoder = EventDecoder(lines: lines)
      var events: [SessionEvent] = []
      while !known.isAtEnd {
        // One within another would nest without end.
        guard case .event(let event) = try decoder.decode(&known) else { throw ByteReader.Damage() }
        events.append(event)
      }
      return .restatement(events)
    }
  }

  private mutating func decodeLines(_ reader: inout ByteReader) throws -> PredictionBatch {
    let source = try reader.number()
    let flags = try reader.byte()
    let arrival = flags & 2 == 0 ? nil : try time(&reader)
    let path = try word(&reader)
    let table = try word(&reader)
    let skipped = try reader.number()
    let offset = try reader.number()
    let content = try reader.run()
    var storage = [UInt8]()
    storage.reserveCapacity(content.count + Self.padding)
    storage.append(contentsOf: content)
    storage.append(contentsOf: repeatElement(0, count: Self.padding))
    var raw = RawLines(
      storage: storage, count: content.count,
      table: table.isEmpty ? nil : try BinaryCoding.value(of: RawLines.Table.self, from: table),
      isFirst: flags & 1 != 0, path: String(decoding: path, as: UTF8.self))
    raw.skippedLineCount = skipped
    raw.lineOffset = offset
    var batch = readsLines ? lines.batch(of: raw) : PredictionBatch()
    batch.source = source
    batch.receivedAt = arrival
    batch.raw = raw
    return batch
  }

  private mutating func decodeScrape(_ reader: inout ByteReader) throws -> ScrapeBatch {
    let target = try reader.number()
    let isLast = try reader.byte() != 0
    let time = try time(&reader)
    let health = try coded(TargetHealth.self, &reader)
    var batch = ScrapeBatch(target: target, health: health, time: time)
    batch.isLast = isLast
    for _ in 0..<(try reader.count()) {
      let reference = try self.reference(&reader)
      var labels: [Label] = []
      for _ in 0..<(try reader.count()) { labels.append(Label(try reader.text(), try reader.text())) }
      batch.definitions.append(.init(reference: reference, labels: Labels(labels)))
    }
    batch.samples = try targets[target, default: SampleColumns()].read(
      start: time.milliseconds, from: &reader)
    for _ in 0..<(try reader.count()) { batch.forgotten.append(try self.reference(&reader)) }
    let metadata = Array(try reader.run())
    if !metadata.isEmpty { batch.metadata = try BinaryCoding.value(of: [MetricMetadata].self, from: metadata) }
    return batch
  }

  private func reference(_ reader: inout ByteReader) throws -> UInt32 {
    guard let reference = UInt32(exactly: try reader.whole()) else { throw ByteReader.Damage() }
    return reference
  }

  private func coded<Value: Decodable>(_ type: Value.Type, _ reader: inout ByteReader) throws -> Value {
    try BinaryCoding.value(of: type, from: Array(try reader.run()))
  }

  private func time(_ reader: inout ByteReader) throws -> Timestamp {
    Timestamp(nanoseconds: clock &+ (try reader.signed()))
  }

  private mutating func word(_ reader: inout ByteReader) throws -> [UInt8] {
    let number = try reader.number()
    if number < words.count { return words[number] }
    guard number == words.count else { throw ByteReader.Damage() }
    words.append(Array(try reader.run()))
    return words[number]
  }
}
