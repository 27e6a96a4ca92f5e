public import Telemetry

/// A run of log records as columns: what a source hands to the monitor.
///
/// Every column that is present has `rowCount` entries. A number that is missing is NaN, a text that is missing is
/// ``TextTable/missing``. The figures that come of a log do not depend on where it was cut into batches.
public struct PredictionBatch: Sendable {
  public enum RowKind: UInt8, Sendable {
    case prediction
    /// An id and the label that came true, for a prediction that is elsewhere.
    case label
    /// A well-formed line with numbers but nothing that marks a prediction: a record only if the whole log is such.
    case generic
  }

  /// A column of class labels, which may also be numbers to regress on.
  public struct LabelColumn: Sendable {
    /// Number in `texts`; ``numberOnly`` for numbers with a fraction, whose text would be different in every row.
    public var texts: [UInt32]
    /// The label read as a number, else NaN.
    public var numbers: [Double]

    public static let numberOnly: UInt32 = .max

    public init(texts: [UInt32], numbers: [Double]) {
      self.texts = texts
      self.numbers = numbers
    }
  }

  /// A feature or another value; a row may hold a number, a text, or neither.
  public struct FieldColumn: Sendable {
    /// Names from the top of the record, joined by dots.
    public var path: String
    /// The path without the container of the features.
    public var name: String
    public var role: FieldRole
    public var numbers: [Double]?
    public var texts: [UInt32]?

    public var isFeature: Bool { role == .feature }

    public init(path: String, name: String, role: FieldRole, numbers: [Double]?, texts: [UInt32]?) {
      self.path = path
      self.name = name
      self.role = role
      self.numbers = numbers
      self.texts = texts
    }
  }

  public struct ProbabilityColumn: Sendable {
    public var label: String
    public var values: [Double]

    public init(label: String, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  /// The source's place in the list of sources.
  public var source = 0
  /// When the source got it, for records that carry no time; `nil` when a file is read for a report.
  public var receivedAt: Timestamp?
  public var rowCount = 0
  public var texts = TextTable()
  public var identities: [ModelIdentity] = []
  /// Index into `identities`.
  public var identityOfRow: [UInt16] = []
  public var kinds: [RowKind] = []
  /// Nanoseconds since the epoch; ``noTime`` where the record carries none.
  public var times: [Int64] = []
  public var actual: LabelColumn?
  public var predicted: LabelColumn?
  public var score: [Double]?
  public var probabilities: [ProbabilityColumn] = []
  public var latencySeconds: [Double]?
  public var weight: [Double]?
  /// Hash of the record's id; 0 where there is none.
  public var ids: [UInt64]?
  /// Whether the status says that the request failed; `nil` where the record, or the log, has no status.
  public var isError: [Bool?]?
  public var fields: [FieldColumn] = []
  /// The last rows in readable form, for the records view.
  public var tail: [RecordText] = []
  /// What was read beside the rows.
  public var progress = LogProgress()
  /// The lines that all this was read of; `nil` unless somebody records them.
  public var raw: RawLines?

  public static let noTime = Int64.min

  public init() {}
}

/// A record in readable form.
public struct RecordText: Sendable, Equatable {
  public var row: Int
  public var id: String?
  /// The line as it was read, masked, cut to 400 bytes.
  public var text: String

  public init(row: Int, id: String?, text: String) {
    self.row = row
    self.id = id
    self.text = text
  }
}

/// What a stretch of a log held beside its records.
public struct LogProgress: Sendable, Equatable {
  public var lineCount = 0
  public var otherCount = 0
  public var malformedCount = 0
  /// At most ``exampleLimit`` of them.
  public var malformed: [SourceHealth.MalformedLine] = []
  public var byteCount = 0
  /// Numbers that were NaN or infinite, by field.
  public var nonFinite: [String: Int] = [:]
  /// Fields whose values were masked.
  public var maskedFields: Set<String> = []

  public static let exampleLimit = 100

  public init() {}
}
