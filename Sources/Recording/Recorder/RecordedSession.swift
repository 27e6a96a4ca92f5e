public import Telemetry

/// One run of a recorder: a recording that was gone on with holds several, each with settings of its own.
public struct RecordedSession: Sendable, Hashable {
  public enum Ending: Sendable, Hashable {
    /// The recorder said that it was over.
    case closed
    /// The recorder was ended at once, as by a loss of power: what it had not written yet is missing.
    case cut
    /// Somebody writes it now.
    case stillWritten
  }

  /// What ``RecordingTape/init(path:session:)`` takes.
  public var number: Int64
  /// What the clock told; `nil` where nothing of it is left.
  public var range: ClosedRange<Timestamp>?
  public var ending: Ending
}

extension RecordingTape {
  /// The sessions of a recording that can be read, the oldest first.
  ///
  /// - Throws: ``RecordingFault`` for a file that is missing, empty, foreign or newer.
  public static func sessions(path: String) throws(RecordingFault) -> [RecordedSession] {
    let file = try RecordingFile(path: path)
    let sessions = try file.sessions()
    return try sessions.map { session throws(RecordingFault) in
      let isLast = session.number == sessions.last?.number
      let ending: RecordedSession.Ending =
        session.hasEnded ? .closed : isLast && file.isGrowing ? .stillWritten : .cut
      return RecordedSession(
        number: session.number, range: try file.range(session: session.number), ending: ending)
    }
  }

  /// What could not be read so far, a sentence each; more may be found while it is read on.
  public var damages: [String] { file.damages }

  /// What events before a place have told that later ones rely on.
  ///
  /// - Complexity: O(what lies before it), without reading the lines of logs.
  public func known(before place: TapePlace) throws(RecordingFault) -> KnownThings {
    var reader = RecordingReader(file, session: session, mapping: header.mapping, from: 0)
    reader.readsLines = false
    var known = KnownThings()
    while let beat = try reader.next(), beat.place <= place {
      for event in beat.events { known.take(event) }
    }
    return known
  }
}
