public import Alerting
public import Ingest
public import Monitor
internal import Synchronization
public import Telemetry

/// Writes down what a monitor is told, so that all of it can be seen again.
///
///     let recorder = try Recorder(path: "night.rec", header: header, options: .init()) { print($0) }
///     let monitor = MonitorActor(settings: settings, tap: recorder)
///
/// Every second what has come is committed: after kill -9 or a loss of power all but the last second is there. While
/// the disk takes nothing, recording waits for it in memory and watching goes on; what does not fit there is lost, and
/// a mark in the recording says so.
public final class Recorder: StreamTap {
  public struct Options: Sendable {
    /// How large the file may become with all that SQLite keeps beside it; the oldest goes. `nil`: as large as the
    /// disk.
    public var limitBytes: Int?
    /// How long ago the oldest may be by the clock that is recorded.
    public var limitAge: Duration?
    /// What is hidden of the lines of logs. Labels of scraped series are not; and neither references nor states to go
    /// on from are kept beside, since they hold values.
    public var treatments: [FieldTreatment] = []
    /// The key of hashes, so that they are the same as in other recordings under it; one of its own unless given.
    /// It reaches neither the recording nor what is said.
    public var hashKey: HashKey?
    /// Work between two states to go on from at least, in records that take as long to be replayed: by default less than
    /// a tenth of a second's, at two or three microseconds a record.
    public var stateSpacing = 25_000

    public init() {}
  }

  /// What waits to be written before sources have to.
  private static let roomBytes = 64 * 1_048_576
  private static let interval = Duration.milliseconds(600)

  private let inbox: RecorderInbox
  private let writer: RecordingWriter
  let store: RecordingStore
  private let file = Mutex<RecordingFile?>(nil)
  let own: RecordingFile.Session
  private let work: Mutex<[Task<Void, Never>]>

  /// Opens or makes the file; a recording that is there already goes on with another session.
  ///
  /// - Parameters:
  ///   - path: `nil` to record into memory, as the past of a live screen.
  ///   - report: is told what a person should know, once each: that the disk is full, that recording goes on.
  /// - Throws: ``RecordingFault`` for a file that cannot be written, is no recording, or is written by another.
  public init(
    path: String?, header: RecordingHeader, options: Options, report: @escaping @Sendable (String) -> Void
  ) throws(RecordingFault) {
    var header = header
    let added = options.treatmentsSayingWhoseKey
    // What was hidden before, in a recording of which this is a copy, stays so.
    let before = header.treatments.filter { old in !added.contains { $0.hidesAs(old) } }
    header.treatments = before + added
    // A reference holds values of fields as they are.
    if !options.treatments.isEmpty { header.references = [] }
    let limit = RecordingLimit(bytes: options.limitBytes, age: options.limitAge)
    store = try RecordingStore(path: path, header: header, limit)
    own = RecordingFile.Session(number: store.session, header: header, hasEnded: false)
    let writer = RecordingWriter(store, limit, options: options, report: report)
    let inbox = RecorderInbox(limitBytes: Self.roomBytes)
    (self.inbox, self.writer) = (inbox, writer)
    let writing = Task {
      for await _ in inbox.calls {
        await writer.write(inbox.take())
        inbox.arrived(isBounded: await !writer.isTroubled)
      }
    }
    let calling = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval)
        inbox.call()
      }
    }
    work = Mutex([calling, writing])
  }

  deinit {
    for task in work.withLock({ $0 }) { task.cancel() }
    inbox.finish()
  }

  public func take(_ event: SessionEvent) { inbox.put(event) }

  public func waitForRoom() async { await inbox.waitForRoom() }

  /// Notes what one may jump to.
  public func mark(_ mark: PlaybackStatus.Mark) { inbox.put(mark) }

  /// Notes what the monitor's rules found: an alert that fires may be jumped to, and where reading begins later, the
  /// episode is known with what people did about it.
  public func note(_ finding: AlertEvent) {
    if let mark = PlaybackStatus.Mark(finding) { inbox.put(mark) }
    inbox.put(finding)
  }

  /// Begins a recording that goes on from something: what was known then is told before the first event.
  ///
  /// - Precondition: no event has been taken.
  public func begin(after known: KnownThings) { inbox.put(known) }

  /// Keeps a state to go on from, encoded and written while the monitor goes on.
  ///
  /// - Precondition: it is what the events before have made, and the last of them was a ``SessionEvent/clock(_:)``.
  /// - Returns: `false` where nothing is kept, since other events have come after the clock.
  @discardableResult
  public func keep(_ state: MonitorState) -> Bool { inbox.put(state) }

  /// Whether a state to go on from would be worth its room now: see ``Options/stateSpacing``.
  public var wantsState: Bool {
    get async { await writer.wantsState }
  }

  /// Keeps what the monitor knows, between two of its events.
  @discardableResult
  public func keepCheckpoint(of monitor: isolated MonitorActor) -> Bool { keep(monitor.checkpoint()) }

  /// Tells the monitor the time, and keeps what it then knows.
  public func advance(_ monitor: isolated MonitorActor, to time: Timestamp) {
    monitor.advance(to: time)
    keep(monitor.checkpoint())
  }

  /// Returns when all that has come is written.
  public func flush() async {
    await withCheckedContinuation { inbox.put($0) }
  }

  /// Writes what waits and ends the recording; events that come afterwards are not recorded.
  public func close() async {
    let tasks = work.withLock { tasks in
      defer { tasks = [] }
      return tasks
    }
    guard !tasks.isEmpty else { return }
    tasks[0].cancel()
    inbox.finish()
    for task in tasks { await task.value }
    await writer.write(inbox.take(isLast: true))
    await writer.end()
    inbox.arrived(isBounded: false)
  }

  /// What has been recorded so far, while it grows.
  public var tape: RecordingTape {
    let file = file.withLock { file in
      if let file { return file }
      // A reader of its own does not wait for the writer.
      let isWritten: @Sendable () -> Bool = { [inbox] in !inbox.isClosed }
      let opened = store.path.isEmpty ? nil : try? RecordingFile(path: store.path, ownWriter: isWritten)
      let found = opened ?? RecordingFile(memory: store.queue, ownWriter: isWritten)
      file = found
      return found
    }
    return RecordingTape(file, own)
  }
}

extension Recorder.Options {
  fileprivate var treatmentsSayingWhoseKey: [FieldTreatment] {
    treatments.map {
      FieldTreatment(kind: $0.kind, pattern: $0.pattern, hasGivenKey: $0.kind == .hash && hashKey != nil)
    }
  }
}

extension FieldTreatment {
  fileprivate func hidesAs(_ other: FieldTreatment) -> Bool {
    kind == other.kind && pattern.utf8.elementsEqual(other.pattern.utf8)
  }
}
