internal import Alerting
internal import Ingest
internal import Monitor
internal import Telemetry

/// Encodes what the inbox holds and brings it to the disk, in the order in which it came.
///
/// While the disk takes nothing, what comes is kept in memory up to a bound; then the oldest goes, and a mark says so.
actor RecordingWriter {
  /// A chunk is sealed when it holds as many minutes, if it is not full before.
  private static let chunkLength = Duration.seconds(900)
  /// Reading may begin once in so much time.
  private static let restatementInterval = Duration.seconds(60)
  /// How much is kept in memory while the disk takes nothing.
  private static let memoryBytes = 64 * 1_048_576
  /// Chunks that are written at once: a journal as large as all that waits might not fit on a disk that was full.
  private static let portion = 4
  private static let heartbeat = ContinuousClock.Duration.seconds(4)

  private let store: RecordingStore
  private let limit: RecordingLimit
  private let report: @Sendable (String) -> Void
  private var open: OpenChunk
  private var sealed: [SealedChunk] = []
  private var marks: [PlaybackStatus.Mark] = []
  private var treatment: EventTreatment?
  private var compression = CompressionChoice()
  private var budget: StateBudget
  private var known = KnownThings()
  /// The latest that the clock told, and what it told last: it may be set back.
  private var clock: Timestamp?
  private var told: Timestamp?
  private var pauses = PauseWatch()
  private var lastRestatement: Timestamp?
  /// Bytes in chunks, of which the last restatement is the first.
  private var sinceRestatement = 0
  private var lastWrite: ContinuousClock.Instant?
  /// What was said of the disk last; `nil` while it takes what comes.
  private var trouble: String?
  /// What has been let go since the disk took something.
  private var loss: RecordingLoss?
  /// Whether something was let go that later events may rely on.
  private var owesRestatement = false

  init(
    _ store: RecordingStore, _ limit: RecordingLimit, options: Recorder.Options,
    report: @escaping @Sendable (String) -> Void
  ) {
    (self.store, self.limit) = (store, limit)
    treatment = EventTreatment(options.treatments, key: options.hashKey ?? .random())
    self.report = report
    budget = StateBudget(spacing: options.stateSpacing)
    open = OpenChunk(number: store.firstChunk, beat: 0, time: nil, known: [])
  }

  var isTroubled: Bool { trouble != nil }
  /// Whether a state to go on from would be worth its room now.
  var wantsState: Bool { treatment == nil && budget.allowsAnother }

  /// Takes what has come and writes it.
  func write(_ items: [RecorderInbox.Item]) async {
    var callers: [CheckedContinuation<Void, Never>] = []
    for item in items {
      switch item {
      case .event(let event, let records): append(treatment?.treat(event) ?? event, records: records)
      case .mark(let mark): marks.append(mark)
      case .found(let finding): note(finding)
      case .beginning(let known): begin(after: known)
      case .checkpoint(let state): await keep(state)
      case .waiting(let caller): callers.append(caller)
      }
    }
    await deliver()
    for caller in callers { caller.resume() }
  }

  /// Writes the rest and ends the session.
  func end() async {
    seal()
    await deliver()
    do {
      try store.finish(at: clock)
    } catch {
      report(RecordingFault(error, path: store.path).sentence)
    }
  }

  // MARK: Encoding

  private func append(_ event: SessionEvent, records: Int) {
    if case .clock(let time) = event {
      noteLeap(to: time)
      (told, clock) = (time, max(clock ?? time, time))
    }
    do {
      try open.append(event, records: records)
    } catch {
      // An event that cannot be written down is a fault of this program; the session is worth more than it.
      say("an event could not be recorded: \(error)")
    }
    known.take(event)
    budget.take(event, records: records)
    let start = open.facts.firstTime
    let isLong = clock.map { now in start.map { now - $0 > Self.chunkLength } ?? false } ?? false
    if open.sizeBytes >= limit.chunkBytes || isLong { seal() }
  }

  /// Labels of an alert may hold what the recording must not.
  private func note(_ finding: AlertEvent) {
    if treatment == nil { known.take(finding) }
  }

  private func begin(after known: KnownThings) {
    self.known = known
    open = OpenChunk(number: store.firstChunk, beat: 0, time: nil, known: known.events)
  }

  /// Beats are a second apart; set back by less is no leap.
  private static let shortestLeap = Duration.seconds(60)

  private func noteLeap(to time: Timestamp) {
    if let gap = pauses.take(time) {
      marks.append(
        .init(
          kind: .gap, time: gap.since, end: time, text: "nothing was recorded for \(RecordedLength(gap.length))"))
    } else if let clock, let told, told - time > Self.shortestLeap {
      marks.append(.init(kind: .gap, time: clock, text: "the clock was set back by \(RecordedLength(told - time))"))
    }
  }

  private func seal() {
    guard open.hasEvents else { return }
    if let bytes = compression.compress(open.bytes) {
      budget.record(bytes: bytes.count)
      sealed.append(SealedChunk(number: open.number, facts: open.facts, sizeBytes: open.sizeBytes, bytes: bytes))
    } else {
      lose(open.facts)
    }
    let isDue = lastRestatement.map { last in clock.map { $0 - last >= Self.restatementInterval } ?? false } ?? true
    sinceRestatement += open.sizeBytes
    // Where the oldest goes, what stays shall soon begin where reading may.
    let isFar = limit.bytes != nil && sinceRestatement > max(8 * limit.chunkBytes, 32 * open.restatedBytes)
    let restates = isDue || isFar || owesRestatement
    if restates { (lastRestatement, sinceRestatement, owesRestatement) = (clock, 0, false) }
    open = OpenChunk(
      number: open.number + 1, beat: open.nextBeat, time: clock, known: restates ? known.events : nil)
  }

  // MARK: Writing

  private func deliver() async {
    let part = open.part
    let isQuiet = sealed.isEmpty && part == nil && marks.isEmpty && loss == nil
    let now = ContinuousClock.now
    if isQuiet, let lastWrite, now - lastWrite < Self.heartbeat { return }
    do {
      while sealed.count > Self.portion {
        try await write(RecordingStore.Delivery(sealed: Array(sealed.prefix(Self.portion))))
        sealed.removeFirst(Self.portion)
      }
      try await write(
        RecordingStore.Delivery(
          sealed: sealed, part: part.map { (open.number, $0.facts, $0.offset, $0.bytes) },
          marks: marks + (loss.map { [$0.mark(at: clock)] } ?? [])))
      lastWrite = now
      sealed = []
      marks = []
      if part != nil { open.cutPart() }
      if trouble != nil { recover() }
      loss = nil
      try await limit.hold(store)
    } catch {
      say(RecordingFault(error, path: store.path).sentence)
      shed()
    }
  }

  private func write(_ delivery: RecordingStore.Delivery) async throws {
    try await limit.makeRoom(for: delivery.sizeBytes, rows: delivery.sealed.count + 1, store)
    try await store.write(delivery)
  }

  /// Says what is wrong, once.
  private func say(_ sentence: String) {
    guard trouble != sentence else { return }
    trouble = sentence
    report(sentence)
  }

  private func recover() {
    trouble = nil
    let words = loss.map { "; \($0.records) records and \($0.samples) samples are lost" } ?? ""
    report("\(store.path): recording goes on\(words)")
  }

  /// Lets the oldest go where too much waits.
  private func shed() {
    if open.sizeBytes - open.partOffset > limit.chunkBytes { seal() }
    var size = sealed.reduce(0) { $0 + $1.bytes.count }
    while size > Self.memoryBytes, let oldest = sealed.first {
      size -= oldest.bytes.count
      sealed.removeFirst()
      lose(oldest.facts)
    }
    // What comes from now on can be read without what is lost.
    if owesRestatement { seal() }
  }

  private func lose(_ facts: ChunkFacts) {
    owesRestatement = true
    if loss == nil { loss = RecordingLoss(facts) } else { loss?.add(facts) }
  }

  // MARK: Checkpoints

  private func keep(_ state: MonitorState) async {
    // A state knows what the recording must not.
    guard treatment == nil, let clock else { return }
    known.takeOwn(state.ownEpisodes)
    do {
      budget.keepState(bytes: try await store.keep(state, beat: open.nextBeat, time: clock, within: limit))
    } catch {
      say(RecordingFault(error, path: store.path).sentence)
    }
  }
}
