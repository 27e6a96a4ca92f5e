internal import Predictions
internal import Telemetry

/// Collects the values of records, row by row, and turns them into a batch.
///
/// Used by one parser at a time; kept from batch to batch, so that names are looked up once.
final class ColumnSet {
  /// The table of columns, raw for the same reason as their cells.
  private var table = UnsafeMutablePointer<Column>.allocate(capacity: 64)
  private var tableCapacity = 64
  private(set) var columnCount = 0
  private(set) var rowCount = 0
  private(set) var capacity = 1024
  var texts = TextTable()
  var progress = LogProgress()
  private(set) var lineOfRow: [Int32] = []
  private(set) var kinds: [PredictionBatch.RowKind] = []
  private let mapping: SchemaMapping
  private var timestamps = TimestampDecoder()
  private var nextOrder = 0
  /// What the present row has, so far.
  private var row = RowMarks()
  private var slotByPath: [String: Int] = [:]
  /// The numbers of texts of one byte.
  private let singleByteNumbers = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)

  struct RowMarks {
    var marksPrediction = false
    var hasNumber = false
    var hasActual = false
    var hasPredicted = false
    var hasID = false
    var failure: MalformedReason?
  }

  init(mapping: SchemaMapping) {
    self.mapping = mapping
    singleByteNumbers.initialize(repeating: TextTable.missing, count: 256)
  }

  deinit {
    singleByteNumbers.deallocate()
    for column in columns { column.deallocate() }
    table.deinitialize(count: columnCount)
    table.deallocate()
  }

  var columns: UnsafeBufferPointer<Column> {
    UnsafeBufferPointer(start: table, count: columnCount)
  }

  /// The column of a path, made when it is met for the first time.
  func slot(forPath path: String) -> Int {
    if let slot = slotByPath[path] { return slot }
    let isMasked = mapping.isMasked(path)
    if columnCount == tableCapacity { growTable() }
    (table + columnCount).initialize(
      to: Column(path: path, match: mapping.match(path), isMasked: isMasked, capacity: capacity))
    slotByPath[path] = columnCount
    columnCount += 1
    return columnCount - 1
  }

  private func growTable() {
    let grown = UnsafeMutablePointer<Column>.allocate(capacity: tableCapacity * 2)
    grown.moveInitialize(from: table, count: columnCount)
    table.deallocate()
    table = grown
    tableCapacity *= 2
  }

  var hasMasks: Bool { !mapping.masks.isEmpty }

  /// Whether an array of this path stands for a list of fields: probabilities by class, features by place.
  func expandsArrays(path: String) -> Bool {
    switch mapping.match(path + ".0").role {
    case .probability, .feature: true
    default: false
    }
  }

  // MARK: Rows

  func beginRow() {
    row = RowMarks()
    if rowCount == capacity { grow() }
  }

  var rowMarks: RowMarks { row }

  /// Takes back what the present row has set.
  func abandonRow() {
    for column in columns where column.order != nil { column.clear(row: rowCount) }
    row = RowMarks()
  }

  /// Ends the row as a record, or takes it back.
  ///
  /// - Returns: whether it was a record; a row with a failure, or with nothing of a prediction, is none.
  @inline(__always)
  func endRow(line: Int) -> Bool {
    guard row.failure == nil else {
      abandonRowKeepingMarks()
      return false
    }
    let kind: PredictionBatch.RowKind
    if row.marksPrediction {
      kind = row.hasActual && row.hasID && !row.hasPredicted ? .label : .prediction
    } else if row.hasNumber || mapping.isPlain {
      kind = .generic
    } else {
      abandonRowKeepingMarks()
      return false
    }
    kinds.append(kind)
    lineOfRow.append(Int32(truncatingIfNeeded: line))
    rowCount += 1
    return true
  }

  /// A row without values in the place of one that could not be read, so that the rows behind it keep their numbers.
  func keepEmptyRow(line: Int) {
    beginRow()
    _ = endRow(line: line)
  }

  private func abandonRowKeepingMarks() {
    let marks = row
    abandonRow()
    row = marks
  }

  private func grow() {
    capacity *= 2
    for slot in 0..<columnCount { table[slot].grow(to: capacity) }
  }

  /// Forgets the rows and keeps the columns.
  func reset() {
    for slot in 0..<columnCount { table[slot].reset() }
    texts = TextTable()
    singleByteNumbers.update(repeating: TextTable.missing, count: 256)
    progress = LogProgress()
    rowCount = 0
    nextOrder = 0
    kinds.removeAll(keepingCapacity: true)
    lineOfRow.removeAll(keepingCapacity: true)
  }

  // MARK: Values

  @inline(__always)
  private func touch(_ slot: Int) -> UnsafeMutablePointer<Column> {
    let column = table + slot
    if column.pointee.order == nil {
      column.pointee.begin(order: nextOrder)
      nextOrder += 1
    }
    return column
  }

  /// A number, with the bytes as they stand in the log.
  @inline(__always)
  func set(_ number: DecodedNumber, text: UnsafeBufferPointer<UInt8>, slot: Int) {
    let column = touch(slot)
    guard number.value.isFinite else {
      noteNonFinite(column)
      return
    }
    switch column.pointee.storage {
    case .number, .field:
      column.pointee.setNumber(number.value, row: rowCount)
      column.pointee.clearText(row: rowCount)
      if column.pointee.countsAsNumber { row.hasNumber = true }
      if column.pointee.marksPrediction { mark(column) }
    case .label:
      column.pointee.setNumber(number.value, row: rowCount)
      let isWhole = number.value == number.value.rounded(.towardZero)
      column.pointee.setText(
        isWhole ? textNumber(of: text, column) : PredictionBatch.LabelColumn.numberOnly, row: rowCount)
      mark(column)
    case .time:
      setTime(timestamps.decode(epoch: number), column, text)
    case .id:
      column.pointee.setBits(ByteHash.hash(text) | 1, row: rowCount)
      row.hasID = true
    case .text:
      column.pointee.setText(textNumber(of: text, column), row: rowCount)
    case .ignored:
      ignore(column)
    }
  }

  /// A text. A text in a column of numbers is read as a number where it is one.
  @inline(__always)
  func set(_ text: UnsafeBufferPointer<UInt8>, isQuoted: Bool, slot: Int) {
    let column = touch(slot)
    switch column.pointee.storage {
    case .label:
      if let number = NumberDecoder.decodeWhole(text), number.value.isFinite {
        column.pointee.setNumber(number.value, row: rowCount)
        let isWhole = number.value == number.value.rounded(.towardZero)
        column.pointee.setText(
          isWhole ? textNumber(of: text, column) : PredictionBatch.LabelColumn.numberOnly, row: rowCount)
      } else {
        column.pointee.setText(textNumber(of: text, column), row: rowCount)
        column.pointee.clearNumber(row: rowCount)
      }
      mark(column)
    case .time:
      setTime(timestamps.decode(text), column, text)
    case .id:
      column.pointee.setBits(ByteHash.hash(text) | 1, row: rowCount)
      row.hasID = true
    case .text:
      column.pointee.setText(textNumber(of: text, column), row: rowCount)
    case .number:
      if let number = NumberDecoder.decodeWhole(text) {
        set(number, text: text, slot: slot)
      } else {
        fail(.notANumber(field: column.pointee.path, text: String(decoding: text.prefix(40), as: UTF8.self)))
      }
    case .field:
      if !isQuoted, let number = NumberDecoder.decodeWhole(text) {
        set(number, text: text, slot: slot)
      } else {
        column.pointee.setText(textNumber(of: text, column), row: rowCount)
        column.pointee.clearNumber(row: rowCount)
        if column.pointee.marksPrediction { mark(column) }
      }
    case .ignored:
      ignore(column)
    }
  }

  func fail(_ reason: MalformedReason) {
    if row.failure == nil { row.failure = reason }
  }

  /// The time of the present row, by the strongest field that has one.
  var timeOfRow: Int64? {
    let times = columns.filter { $0.role == .time && $0.order != nil && $0.hasCells }
    let values = times.sorted { $0.rank < $1.rank }.map { Int64(bitPattern: $0.cells[rowCount]) }
    return values.first { $0 != PredictionBatch.noTime }
  }

  /// Gives the row the time of the envelope that it came in, unless it has one of its own.
  func setTimeIfMissing(_ nanoseconds: Int64) {
    guard timeOfRow == nil else { return }
    touch(slot(forPath: "ts")).pointee.setBits(UInt64(bitPattern: nanoseconds), row: rowCount)
  }

  /// Forgets the texts met last, whose memory is about to go.
  func forgetText(slot: Int) {
    table[slot].lastText = nil
  }

  func forgetTexts() {
    for slot in 0..<columnCount { table[slot].lastText = nil }
  }

  @inline(__always)
  private func mark(_ column: UnsafeMutablePointer<Column>) {
    row.marksPrediction = true
    switch column.pointee.role {
    case .actual: row.hasActual = true
    case .predicted, .score, .probability: row.hasPredicted = true
    default: break
    }
  }

  private func setTime(
    _ time: Result<Int64, TimestampDecoder.Failure>, _ column: UnsafeMutablePointer<Column>,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    switch time {
    case .success(let nanoseconds):
      column.pointee.setBits(UInt64(bitPattern: nanoseconds), row: rowCount)
    case .failure(let failure):
      let shown = String(decoding: text.prefix(40), as: UTF8.self)
      fail(failure == .implausible ? .implausibleTime(shown) : .notATime(shown))
    }
  }

  private func noteNonFinite(_ column: UnsafeMutablePointer<Column>) {
    column.pointee.nonFiniteCount += 1
    progress.nonFinite[column.pointee.path, default: 0] += 1
    if column.pointee.marksPrediction { mark(column) }
  }

  private func ignore(_ column: UnsafeMutablePointer<Column>) {
    if column.pointee.isMasked {
      progress.maskedFields.insert(column.pointee.path)
      // A record stays a record although all that marks it is hidden.
      if column.pointee.marksPrediction { mark(column) }
    }
  }

  /// The number of a text in the batch's table, by way of the text met last in this column.
  @inline(__always)
  private func textNumber(of text: UnsafeBufferPointer<UInt8>, _ column: UnsafeMutablePointer<Column>) -> UInt32 {
    if text.count == 1 { return singleByteNumber(of: text) }
    if let last = column.pointee.lastText, last.count == text.count, equal(last, text) {
      return column.pointee.lastTextNumber
    }
    let number = texts.insert(text)
    column.pointee.lastText = text
    column.pointee.lastTextNumber = number
    return number
  }

  /// Most labels are one digit: found without a hash.
  @inline(__always)
  private func singleByteNumber(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let byte = Int(text[0])
    if singleByteNumbers[byte] == TextTable.missing { singleByteNumbers[byte] = texts.insert(text) }
    return singleByteNumbers[byte]
  }

  @inline(__always)
  private func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }
}
