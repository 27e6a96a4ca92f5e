internal import Predictions

/// The values of one field over the rows of the batch that is being built.
///
/// Raw memory, since every value of a log goes through here: an array would cost a uniqueness check a value. The column
/// set owns the memory and frees it. Cells of rows that hold nothing are NaN or missing.
struct Column {
  /// How a value is kept.
  enum Storage: UInt8 {
    /// Text number and number.
    case label
    case time
    /// Hash of the text.
    case id
    case text
    /// A number, or what a text holds as a number.
    case number
    /// A number or a category, whatever comes.
    case field
    /// Not kept: masked, or an object where a value should be.
    case ignored
  }

  let path: String
  let role: FieldRole
  let rank: Int
  let storage: Storage
  let marksPrediction: Bool
  /// Whether numbers here make a line a record when nothing else does; the number of a status does not.
  let countsAsNumber: Bool
  /// Whether a text here may hold a whole record, as in the logs of containers.
  let isEnvelope: Bool
  let isMasked: Bool

  private(set) var capacity: Int
  /// The place among the columns of this batch in the order in which they appeared; `nil` until a value comes.
  private(set) var order: Int?
  /// The bits of a double, of a time or of a hash.
  private(set) var cells: UnsafeMutablePointer<UInt64>
  private(set) var texts: UnsafeMutablePointer<UInt32>
  private(set) var hasCells = false
  private(set) var hasTexts = false
  var nonFiniteCount = 0
  /// The text met last and its number: most categories repeat.
  var lastText: UnsafeBufferPointer<UInt8>?
  var lastTextNumber = TextTable.missing

  init(path: String, match: SchemaMapping.Match, isMasked: Bool, capacity: Int) {
    self.path = path
    self.isMasked = isMasked
    role = match.role
    rank = match.rank
    marksPrediction = match.role.marksPrediction
    countsAsNumber = match.role != .status
    isEnvelope = Self.isEnvelope(path)
    storage = Self.storage(of: match.role, isMasked: isMasked)
    self.capacity = capacity
    cells = .allocate(capacity: capacity)
    texts = .allocate(capacity: capacity)
  }

  func deallocate() {
    cells.deallocate()
    texts.deallocate()
  }

  static func isEnvelope(_ path: String) -> Bool {
    ["log", "MESSAGE", "message", "msg"].contains(path)
  }

  private static func storage(of role: FieldRole, isMasked: Bool) -> Storage {
    // An id still joins a label to its prediction when its text is hidden: only its hash is kept anyway.
    if isMasked, role != .id { return .ignored }
    return switch role {
    case .actual, .predicted: .label
    case .time: .time
    case .id: .id
    case .model, .version: .text
    case .score, .probability, .latency, .timeToFirstToken, .promptTokens, .completionTokens, .weight: .number
    case .finishReason, .status, .rating, .segment, .variant, .feature, .other: .field
    }
  }

  /// The filling of a cell that holds nothing.
  private var emptyBits: UInt64 {
    switch storage {
    case .time: UInt64(bitPattern: PredictionBatch.noTime)
    case .id: 0
    default: Double.nan.bitPattern
    }
  }

  mutating func begin(order: Int) {
    self.order = order
  }

  @inline(__always)
  mutating func setNumber(_ value: Double, row: Int) {
    setBits(value.bitPattern, row: row)
  }

  @inline(__always)
  mutating func setBits(_ value: UInt64, row: Int) {
    if !hasCells { fillCells() }
    cells[row] = value
  }

  /// Takes back a text that an earlier member of the same name has set: the last one counts.
  @inline(__always)
  func clearText(row: Int) {
    if hasTexts { texts[row] = TextTable.missing }
  }

  @inline(__always)
  func clearNumber(row: Int) {
    if hasCells { cells[row] = emptyBits }
  }

  @inline(__always)
  mutating func setText(_ number: UInt32, row: Int) {
    if !hasTexts { fillTexts() }
    texts[row] = number
  }

  func clear(row: Int) {
    clearNumber(row: row)
    clearText(row: row)
  }

  mutating func reset() {
    order = nil
    hasCells = false
    hasTexts = false
    nonFiniteCount = 0
    lastText = nil
  }

  mutating func grow(to newCapacity: Int) {
    let newCells = UnsafeMutablePointer<UInt64>.allocate(capacity: newCapacity)
    let newTexts = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
    let oldCapacity = capacity
    newCells.update(from: cells, count: hasCells ? oldCapacity : 0)
    newTexts.update(from: texts, count: hasTexts ? oldCapacity : 0)
    cells.deallocate()
    texts.deallocate()
    (cells, texts, capacity) = (newCells, newTexts, newCapacity)
    if hasCells { (cells + oldCapacity).update(repeating: emptyBits, count: newCapacity - oldCapacity) }
    if hasTexts { (texts + oldCapacity).update(repeating: TextTable.missing, count: newCapacity - oldCapacity) }
  }

  private mutating func fillCells() {
    cells.update(repeating: emptyBits, count: capacity)
    hasCells = true
  }

  private mutating func fillTexts() {
    texts.update(repeating: TextTable.missing, count: capacity)
    hasTexts = true
  }
}
