public import Telemetry

/// Where a replay, or a look back at the past of a live session, stands.
public struct PlaybackStatus: Sendable, Equatable {
  /// Something on the time line that one may jump to.
  public struct Mark: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
      case alert
      /// A model's verdict became worse or better.
      case verdict
      /// Nothing was recorded from here on for a while.
      case gap
      /// A version that was not seen before.
      case deployment
    }

    public var kind: Kind
    public var time: Timestamp
    /// Where a gap ends; `nil` for what has no length, or one that is not known.
    public var end: Timestamp?
    /// One line: "QualityFell fires: breast-cancer".
    public var text: String

    public init(kind: Kind, time: Timestamp, end: Timestamp? = nil, text: String) {
      self.kind = kind
      self.time = time
      self.end = end
      self.text = text
    }
  }

  /// What was looked for and is not there.
  public struct Miss: Sendable, Equatable {
    /// One line: "No alert before this".
    public var text: String
    /// Of this miss among all: the same is missed again when it is looked for again.
    public var number: Int

    public init(text: String, number: Int) {
      self.text = text
      self.number = number
    }
  }

  public var position: Timestamp
  /// From the first event to the last that there is.
  public var start: Timestamp
  public var end: Timestamp
  public var isPlaying: Bool
  /// How many times faster than it happened; `nil`: as fast as possible.
  public var speed: Double?
  /// Whether this is a look back at a session that goes on.
  public var isPastOfLive = false
  /// Whether a jump is under way, of which the screen does not show the end yet.
  public var isSeeking = false
  /// In the order of their times, as far as they are known.
  public var marks: [Mark] = []
  /// Up to where marks are known; the rest has not been looked through yet.
  public var markedUntil: Timestamp
  /// The mark that was jumped to, while that is where one is; it lies there, or a beat before.
  public var reached: Mark?
  /// The last search for a mark that found none.
  public var miss: Miss?
  /// What is to be said of the recording: masked fields, damage, another version.
  public var notes: [String] = []

  public init(
    position: Timestamp, start: Timestamp, end: Timestamp, isPlaying: Bool = false, speed: Double? = 1
  ) {
    self.position = position
    self.start = start
    self.end = end
    self.isPlaying = isPlaying
    self.speed = speed
    markedUntil = start
  }
}

/// What a person asks of a replay.
public enum PlaybackCommand: Sendable, Equatable {
  case togglePlaying
  /// One event time further, or back.
  case step(Int)
  /// `nil`: as fast as possible.
  case speed(Double?)
  case seek(Timestamp)
  case move(Duration)
  /// To the next mark of these kinds, or the one before.
  case next(Set<PlaybackStatus.Mark.Kind>)
  case previous(Set<PlaybackStatus.Mark.Kind>)
  /// To the end of a recording; from the past back to the present.
  case end
  case start
  /// Keeps what is shown to compare with; a second time lets it go.
  case pin
}
