public import Telemetry

/// One run of a recorder: a recording that was gone on with holds several, each with settings of its own.
public struct RecordedSession: Sendable, Hashable {
  /// What ``RecordingTape/init(path:session:)`` takes.
  public var number: Int64
  /// What the clock told; `nil` where nothing of it is left.
  public var range: ClosedRange<Timestamp>?
}

extension RecordingTape {
  /// The sessions of a recording that can be read, the oldest first.
  ///
  /// - Throws: ``RecordingFault`` for a file that is missing, empty, foreign or newer.
  public static func sessions(path: String) throws(RecordingFault) -> [RecordedSession] {
    let file = try RecordingFile(path: path)
    return try file.sessions().map { session throws(RecordingFault) in
      RecordedSession(number: session.number, range: try file.range(session: session.number))
    }
  }

  /// What could not be read so far, a sentence each; more may be found while it is read on.
  public var damages: [String] { file.damages }
}
