internal import Telemetry

/// What a target says about its metrics, told on only when it is new.
struct ScrapeMetadata {
  private var known: [String: MetricMetadata] = [:]
  /// Hashes of the lines that have been read, so that they are not decoded at each scrape.
  private var seenLines: Set<Int> = []
  private var changed: Set<String> = []

  /// So many different lines are remembered; a server that makes up new ones at each scrape costs no more.
  private static let limit = 100_000
  /// And so much of their text.
  private static let limitBytes = 16 << 20
  private var seenBytes = 0

  mutating func take(_ entry: ExpositionEntry, of bytes: UnsafeBufferPointer<UInt8>, _ parser: ExpositionParser) {
    switch entry {
    case .sample: return
    case .type(let name, let kind):
      guard isNew(bytes, name, kind.hashValue) else { return }
      update(parser.text(name)) { $0.kind = kind }
    case .help(let name, let text):
      guard isNew(bytes, name.lowerBound..<text.upperBound, 1) else { return }
      update(parser.text(name)) { $0.help = parser.text(text) }
    case .unit(let name, let unit):
      guard isNew(bytes, name.lowerBound..<unit.upperBound, 2) else { return }
      update(parser.text(name)) { $0.unit = parser.text(unit) }
    }
  }

  mutating func takeChanges() -> [MetricMetadata] {
    defer { changed = [] }
    return changed.sortedByBytes().compactMap { known[$0] }
  }

  private mutating func isNew(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ meaning: Int) -> Bool {
    guard seenLines.count < Self.limit, seenBytes + line.count <= Self.limitBytes else { return false }
    var hasher = Hasher()
    hasher.combine(meaning)
    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[line]))
    guard seenLines.insert(hasher.finalize()).inserted else { return false }
    seenBytes += line.count
    return true
  }

  private mutating func update(_ name: String, _ change: (inout MetricMetadata) -> Void) {
    var entry = known[name] ?? MetricMetadata(name: name, kind: .unknown)
    let before = entry
    change(&entry)
    guard entry != before || known[name] == nil else { return }
    known[name] = entry
    changed.insert(name)
  }
}
