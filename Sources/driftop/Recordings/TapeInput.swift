import Glibc
import Ingest
import Monitor
import Recording
import Telemetry

/// What is replayed: a recording, or logs with times.
struct TapeInput: Sendable {
  let tape: any Tape
  /// As the user named it.
  let name: String

  /// How SQLite begins a file, and with it every recording.
  private static let start = Array("SQLite format 3\0".utf8)

  /// How recordings are named; an empty file of such a name was meant to be one.
  private static let suffix = ".driftop"

  /// Whether a file is to be read as a recording: no log begins as a database does.
  static func isRecording(_ path: String) -> Bool {
    guard path != "-" else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: start.count)
    let count = read(descriptor, &bytes, bytes.count)
    return count == bytes.count ? bytes == start : count == 0 && path.hasSuffix(suffix)
  }

  init(_ tape: any Tape, name: String) {
    self.tape = tape
    self.name = name
  }

  /// A recording; anything else is said to be none.
  ///
  /// - Parameters:
  ///   - session: its number, where several runs were recorded into the file; `nil` for the newest.
  ///   - time: of the sessions, that which holds it, where no number is given.
  init(recording path: String, session: Int64? = nil, at time: Timestamp? = nil) throws(Failure) {
    self.init(try Self.recording(path, session: session, at: time), name: path)
  }

  /// As ``init(recording:session:at:)``, for what recordings alone can be asked.
  static func recording(_ path: String, session: Int64?, at time: Timestamp?) throws(Failure) -> RecordingTape {
    do throws(RecordingFault) {
      var number = session
      if number == nil, let time {
        number = try RecordingTape.sessions(path: path).last { $0.range?.contains(time) ?? false }?.number
      }
      return try RecordingTape(path: path, session: number)
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// A recording, or logs that are judged as a live screen would.
  ///
  /// - Parameters:
  ///   - rules: what `--rules` says; empty for driftop's own and those of the configuration.
  ///   - session: of a recording.
  ///   - time: which a session of the recording shall hold, where no number is given.
  init(
    _ inputs: Inputs, rules: [String], session: Int64? = nil, at time: Timestamp? = nil
  ) throws(Failure) {
    let files = inputs.logs
    guard inputs.scrapes.addresses.isEmpty, inputs.server == nil else {
      throw Failure(sentence: "replay: reads recordings and logs with times; what a server has now is no past")
    }
    guard !files.isEmpty else {
      throw Failure(sentence: "replay: name a recording, or logs with times, as in driftop replay predictions.jsonl")
    }
    if let recording = files.first(where: Self.isRecording) {
      guard files.count == 1 else {
        throw Failure(sentence: "\(recording): a recording is replayed alone; name it without other files")
      }
      try self.init(recording: recording, session: session, at: time)
      return
    }
    var header = RecordingHeader(
      inputs, references: try ReferenceInput.profiles(inputs),
      alerting: try RuleConfiguration(rules, inputs.configuration).settings, treatments: [])
    header.startedAt = Timestamp(nanoseconds: 0)
    do throws(RecordingFault) {
      self.init(try LogTape(files, header: header), name: files.joined(separator: ", "))
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// From the first time to the last.
  func range() throws(Failure) -> ClosedRange<Timestamp> {
    do throws(RecordingFault) {
      return try tape.range()
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// The same, where a time may lie in it: of logs whose times go back the end is known when it has been read.
  func range(reaching time: Timestamp) throws(Failure) -> ClosedRange<Timestamp> {
    let range = try range()
    guard time > range.upperBound, tape is LogTape else { return range }
    try beats { $0.time < time }
    return try self.range()
  }

  /// The beats from a place on, or from the beginning.
  func beats(from place: TapePlace? = nil) throws(Failure) -> TapeBeats {
    do throws(RecordingFault) {
      return TapeBeats(reader: try tape.reader(from: place))
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// Hands all beats to a body, in their order, until it says that it has enough.
  ///
  /// - Parameter body: whether to go on.
  func beats(from place: TapePlace? = nil, _ body: (TapeBeat) throws(Failure) -> Bool) throws(Failure) {
    var beats = try beats(from: place)
    while let beat = try beats.next() {
      guard try body(beat) else { return }
    }
  }

  /// The last state that was kept not later than a time; `nil` where the start must do.
  func checkpoint(before time: Timestamp) throws(Failure) -> TapeCheckpoint? {
    let tape = tape
    let found = Blocking.wait { () async -> Result<TapeCheckpoint?, RecordingFault> in
      do throws(RecordingFault) {
        return .success(try await tape.checkpoint(before: time))
      } catch {
        return .failure(error)
      }
    }
    do throws(RecordingFault) {
      return try found.get()
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// What the monitor knew at a time: from the nearest checkpoint on, or from the start.
  func state(at time: Timestamp) throws(Failure) -> MonitorState {
    let checkpoint = try checkpoint(before: time)
    var state = checkpoint?.state ?? tape.header.initialState()
    try beats(from: checkpoint?.place) { beat in
      guard beat.time <= time else { return false }
      for event in beat.events { state.apply(event) }
      return true
    }
    return state
  }
}

/// Beats one after the other.
struct TapeBeats {
  fileprivate var reader: any TapeReader

  /// `nil` at the end.
  mutating func next() throws(Failure) -> TapeBeat? {
    do throws(RecordingFault) {
      return try reader.next()
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }
}

extension Inputs {
  /// What is watched, as it may be shown: without passwords and tokens.
  var shownSources: [String] {
    logs + scrapes.addresses.map(\.shownURL) + (scrapes.configuration.map { [$0.path] } ?? [])
      + (server.map { [$0.shownURL] } ?? [])
  }
}
