public import Monitor
public import Telemetry

/// A session that lies before one: its events in their order, from the start or from a checkpoint on.
///
/// The events and their order are the same however they are read, at whatever speed, and by however many tasks.
public protocol Tape: Sendable {
  var header: RecordingHeader { get }
  /// From the first time to the last that its clock tells. A tape that is still being recorded grows.
  func range() throws(RecordingFault) -> ClosedRange<Timestamp>
  /// Reads on from the beginning, or from a place that a checkpoint names.
  func reader(from place: TapePlace?) throws(RecordingFault) -> any TapeReader
  /// The last checkpoint kept on the tape that is not later than a time; `nil` where the start must do.
  func checkpoint(before time: Timestamp) async throws(RecordingFault) -> TapeCheckpoint?
  /// What the recorder has marked: alerts, verdicts, gaps, deployments.
  func marks() throws(RecordingFault) -> [PlaybackStatus.Mark]
  /// What is to be said of the tape: damage, masked fields, another version.
  var notes: [String] { get }
}

/// Reads the events of a tape one after the other. Used by one task.
public protocol TapeReader: Sendable {
  /// The next events, up to and with the next ``SessionEvent/clock(_:)``; `nil` at the end of what there is now.
  mutating func next() throws(RecordingFault) -> TapeBeat?
}

/// The events between two times of the clock: what is replayed in one go.
public struct TapeBeat: Sendable {
  /// The time that the clock told at its end.
  public var time: Timestamp
  public var events: [SessionEvent]
  /// Where reading goes on after it.
  public var place: TapePlace

  public init(time: Timestamp, events: [SessionEvent], place: TapePlace) {
    self.time = time
    self.events = events
    self.place = place
  }
}

/// How many beats of a tape have been read.
public struct TapePlace: Sendable, Hashable, Comparable {
  public var beat: Int64

  public init(beat: Int64) {
    self.beat = beat
  }

  public static func < (left: TapePlace, right: TapePlace) -> Bool { left.beat < right.beat }
}

/// A state to go on from instead of beginning anew.
public struct TapeCheckpoint: Sendable {
  public var time: Timestamp
  public var place: TapePlace
  public var state: MonitorState
  /// Of the state as it lies on the tape, unpacked; `nil` for one that was not read.
  public var sizeBytes: Int?

  public init(time: Timestamp, place: TapePlace, state: MonitorState, sizeBytes: Int? = nil) {
    self.time = time
    self.place = place
    self.state = state
    self.sizeBytes = sizeBytes
  }
}

/// Why a recording cannot be written, read or understood: one sentence, what, where and what to do.
public struct RecordingFault: Error, Hashable, Sendable {
  public var sentence: String

  public init(_ sentence: String) {
    self.sentence = sentence
  }
}
