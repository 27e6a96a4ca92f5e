/// The lines of a log of which a batch was read, as they stood: what a recording keeps.
public struct RawLines: Sendable, Hashable {
  /// The columns of a table.
  public struct Table: Sendable, Hashable, Codable {
    public var delimiter: UInt8
    public var header: [String]
    /// As it stands in the file; empty where there is none.
    public var headerLine: [UInt8]
    public var usesDecimalComma: Bool

    public init(delimiter: UInt8, header: [String], headerLine: [UInt8], usesDecimalComma: Bool) {
      self.delimiter = delimiter
      self.header = header
      self.headerLine = headerLine
      self.usesDecimalComma = usesDecimalComma
    }
  }

  /// The lines and whatever follows; only the first `count` bytes are theirs.
  public var storage: [UInt8]
  public var count: Int
  /// `nil` for JSON lines.
  public var table: Table?
  /// Whether the log begins here, so that a header or a byte-order mark may stand there.
  public var isFirst: Bool
  /// Lines before these that were too long to be read.
  public var skippedLineCount: Int
  /// Lines of the file before these.
  public var lineOffset: Int
  /// The file's name, for messages.
  public var path: String

  public init(storage: [UInt8], count: Int, table: Table? = nil, isFirst: Bool = false, path: String = "") {
    self.storage = storage
    self.count = count
    self.table = table
    self.isFirst = isFirst
    self.path = path
    skippedLineCount = 0
    lineOffset = 0
  }
}
