internal import Alerting
internal import Monitor
internal import Predictions
internal import Synchronization
internal import Telemetry

/// What the monitor has told and is not written yet.
///
/// Taking costs no more than keeping a reference: encoding is the writer's work.
final class RecorderInbox: Sendable {
  enum Item: Sendable {
    /// An event, and how many records it brought.
    case event(SessionEvent, records: Int)
    case mark(PlaybackStatus.Mark)
    /// What the rules found, which no event tells.
    case found(AlertEvent)
    /// What was known before the first event.
    case beginning(KnownThings)
    /// All that the events before it have made.
    case checkpoint(MonitorState)
    /// Somebody waits for all before it to be written.
    case waiting(CheckedContinuation<Void, Never>)
  }

  fileprivate struct Contents {
    var items: [Item] = []
    var waitingBytes = 0
    /// Taken out, and not on the disk yet.
    var leavingBytes = 0
    var callers: [CheckedContinuation<Void, Never>] = []
    /// Whether callers may have to wait; not while the disk takes nothing.
    var isBounded = true
    /// Nothing is taken any more.
    var isClosed = false
    var eventsSinceClock = 0
    var clock: Timestamp?
    /// Of each model, as they came.
    var versions: [String: Set<String>] = [:]
  }

  /// From here on the writer is called before its time.
  static let callBytes = 4 * 1_048_576

  private let contents = Mutex(Contents())
  private let limitBytes: Int
  let calls: AsyncStream<Void>
  private let caller: AsyncStream<Void>.Continuation

  init(limitBytes: Int) {
    self.limitBytes = limitBytes
    (calls, caller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Whether nothing is taken any more.
  var isClosed: Bool { contents.withLock { $0.isClosed } }

  func call() { caller.yield() }
  func finish() { caller.finish() }

  func put(_ event: SessionEvent) {
    let (kept, records) = event.bare
    let isMany = contents.withLock { contents in
      guard !contents.isClosed else { return false }
      if case .predictions(let batch) = event { contents.note(batch) }
      contents.items.append(.event(kept, records: records))
      contents.waitingBytes += kept.roughSizeBytes
      if case .clock(let time) = kept {
        contents.eventsSinceClock = 0
        contents.clock = time
      } else {
        contents.eventsSinceClock += 1
      }
      return contents.waitingBytes > Self.callBytes
    }
    if isMany { call() }
  }

  func put(_ mark: PlaybackStatus.Mark) { contents.withLock { $0.items.append(.mark(mark)) } }

  func put(_ finding: AlertEvent) { contents.withLock { $0.items.append(.found(finding)) } }

  func put(_ known: KnownThings) { contents.withLock { $0.items.append(.beginning(known)) } }

  func put(_ caller: CheckedContinuation<Void, Never>) {
    let isClosed = contents.withLock { contents in
      if !contents.isClosed { contents.items.append(.waiting(caller)) }
      return contents.isClosed
    }
    if isClosed { caller.resume() } else { call() }
  }

  /// - Returns: `false` within a beat, where no reading can begin.
  func put(_ state: MonitorState) -> Bool {
    contents.withLock { contents in
      guard contents.eventsSinceClock == 0, contents.clock != nil else { return false }
      contents.items.append(.checkpoint(state))
      return true
    }
  }

  /// All that waits; it counts until ``arrived(isBounded:)``.
  func take(isLast: Bool = false) -> [Item] {
    contents.withLock { contents in
      contents.isClosed = contents.isClosed || isLast
      contents.leavingBytes = contents.waitingBytes
      contents.waitingBytes = 0
      defer { contents.items = [] }
      return contents.items
    }
  }

  /// What was taken is on the disk, or kept by the writer while the disk takes nothing.
  func arrived(isBounded: Bool) {
    let callers = contents.withLock { contents in
      contents.leavingBytes = 0
      contents.isBounded = isBounded
      defer { contents.callers = [] }
      return contents.callers
    }
    for caller in callers { caller.resume() }
  }

  func waitForRoom() async {
    await withCheckedContinuation { continuation in
      let mayGo = contents.withLock { contents in
        guard contents.isBounded, contents.waitingBytes + contents.leavingBytes > limitBytes else { return true }
        contents.callers.append(continuation)
        return false
      }
      if mayGo { continuation.resume() } else { call() }
    }
  }
}

extension RecorderInbox.Contents {
  /// Marks versions that come for the first time to a model that had another.
  fileprivate mutating func note(_ batch: PredictionBatch) {
    for identity in batch.identities {
      guard let version = identity.version else { continue }
      let known = versions[identity.model]
      guard versions[identity.model, default: []].insert(version).inserted, known != nil else { continue }
      if let time = batch.receivedAt ?? clock { items.append(.mark(.init(firstOf: identity, at: time))) }
    }
  }
}

extension SessionEvent {
  /// Without what the lines give back.
  fileprivate var bare: (SessionEvent, records: Int) {
    guard case .predictions(let batch) = self else { return (self, 0) }
    guard let raw = batch.raw else { return (self, batch.rowCount) }
    var bare = PredictionBatch()
    (bare.source, bare.receivedAt, bare.raw) = (batch.source, batch.receivedAt, raw)
    return (.predictions(bare), batch.rowCount)
  }

  /// What it takes in memory, more or less.
  fileprivate var roughSizeBytes: Int {
    switch self {
    case .predictions(let batch): batch.raw?.count ?? (256 + batch.rowCount * (64 + 16 * batch.fields.count))
    case .scrape(let batch): 512 + batch.samples.count * 24 + batch.definitions.count * 256
    case .clock: 16
    default: 1024
    }
  }
}
