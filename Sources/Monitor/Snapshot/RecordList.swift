public import Predictions
public import Telemetry

/// The last records as they came, and the lines that could not be used.
public struct RecordList: Sendable, Equatable {
  public struct Record: Sendable, Equatable, Codable {
    public var time: Timestamp?
    public var identity: ModelIdentity
    public var id: String?
    public var actual: String?
    public var predicted: String?
    public var score: Double?
    public var latencySeconds: Double?
    /// The line as it was read, masked, at most 400 bytes; may hold anything, so clean it before drawing.
    public var text: String

    public init(
      time: Timestamp?, identity: ModelIdentity, id: String? = nil, actual: String? = nil, predicted: String? = nil,
      score: Double? = nil, latencySeconds: Double? = nil, text: String = ""
    ) {
      self.time = time
      self.identity = identity
      self.id = id
      self.actual = actual
      self.predicted = predicted
      self.score = score
      self.latencySeconds = latencySeconds
      self.text = text
    }
  }

  /// Newest last.
  public var last: [Record] = []
  /// Oldest first.
  public var malformed: [SourceHealth.MalformedLine] = []
  public var malformedCount = 0
  public var otherCount = 0

  public init() {}
}
