/// How a source of data is doing; the screen shows it, nothing stops because of it.
public struct SourceHealth: Hashable, Sendable, Codable {
  public enum State: Hashable, Sendable, Codable {
    /// The file or address does not exist yet; it is looked for again.
    case waiting
    /// Data that was there at the start is being read.
    case reading
    /// Everything there was has been read; new data is taken as it comes.
    case following
    /// The source has ended.
    case finished
    /// The source cannot be read; the text says why and what to do.
    case failed(String)
  }

  /// A line that could not be used, kept for inspection.
  public struct MalformedLine: Hashable, Sendable, Codable {
    public var path: String
    /// 1-based.
    public var line: Int
    public var reason: String
    /// The beginning of the line, at most 200 bytes.
    public var text: String

    public init(path: String, line: Int, reason: String, text: String) {
      self.path = path
      self.line = line
      self.reason = reason
      self.text = text
    }
  }

  /// The path or address as the user gave it, without secrets.
  public var name: String
  /// "jsonl", "csv", "tsv", with "+gzip" or "+zstd"; empty until known.
  public var format: String
  public var state: State
  /// Whether it brings records at all; a configuration of targets does not.
  public var holdsRecords = true
  public var lineCount = 0
  public var recordCount = 0
  /// Well-formed lines that are no predictions.
  public var otherCount = 0
  public var malformedCount = 0
  /// The first and the last malformed lines, a bounded number.
  public var malformedExamples: [MalformedLine] = []
  public var sizeBytes = 0
  /// What a person should know about this source: one sentence each.
  public var notes: [String] = []

  public init(name: String, format: String = "", state: State = .waiting) {
    self.name = name
    self.format = format
    self.state = state
  }
}
