internal import Predictions
internal import Synchronization
internal import Telemetry

/// Puts the batches of one file together as one table.
final class TableAssembly: SourceSink {
  private let state = Mutex(State())

  func take(_ batch: PredictionBatch) {
    state.withLock { $0.append(batch) }
  }

  /// A table is made of files alone.
  func take(_ batch: ScrapeBatch) {}
  func take(_ batch: AnswerBatch) {}
  func take(_ catalog: QueryCatalog) {}

  func report(_ health: SourceHealth, source: Int) {}

  /// Columns stand in the order of the file's header, where it has one; those that it lacks come after them.
  func table(health: SourceHealth, format: LogFormat?) -> DataTable {
    state.withLock { state in
      var table = DataTable(path: health.name, rowCount: state.rowCount)
      let dialect: Dialect? = if case .delimited(let dialect) = format { dialect } else { nil }
      let header = dialect?.header ?? []
      let isInHeader = Set(header)
      let rest = state.columns.filter { !isInHeader.contains($0.name) }
      let named = header.map { state.column($0) ?? ColumnAssembly(name: $0) }
      table.columns = (named + rest).map { $0.column(rowCount: state.rowCount) }
      table.notes = Self.notes(path: health.name, health: health, nonFinite: state.nonFinite)
      if let dialect, !dialect.hasHeader {
        table.notes.append("\(health.name): no header found; the columns are called \(header[0]) and so on")
      }
      return table
    }
  }

  private static func notes(path: String, health: SourceHealth, nonFinite: [String: Int]) -> [String] {
    var notes: [String] = []
    if let first = health.malformedExamples.first {
      notes.append(
        "\(path): \(health.malformedCount) malformed line(s), the first at line \(first.line): \(first.reason); a row "
          + "that cannot be read counts as one without values")
    }
    if health.otherCount > 0 { notes.append("\(path): \(health.otherCount) line(s) between the rows were skipped") }
    for (name, count) in nonFinite.sorted(by: { $0.key < $1.key }) {
      notes.append("\(path): column \(name) holds \(count) number(s) that are not finite; they count as missing")
    }
    return notes
  }

  private struct State {
    var rowCount = 0
    var columns: [ColumnAssembly] = []
    var nonFinite: [String: Int] = [:]
    private var slots: [String: Int] = [:]

    func column(_ path: String) -> ColumnAssembly? {
      slots[path].map { columns[$0] }
    }

    mutating func append(_ batch: PredictionBatch) {
      for field in batch.fields {
        let slot = slots[field.path] ?? columns.count
        if slot == columns.count {
          slots[field.path] = slot
          columns.append(ColumnAssembly(name: field.path))
        }
        columns[slot].append(field, of: batch, from: rowCount)
      }
      rowCount += batch.rowCount
      nonFinite.merge(batch.progress.nonFinite, uniquingKeysWith: +)
    }
  }
}

/// One column of a table while its file is read.
private struct ColumnAssembly {
  /// Words that people write where a value is missing.
  private static let missingWords: Set<String> = ["na", "n/a", "nan", "null", "none", "-", "inf", "-inf"]

  /// Nested names joined by dots.
  let name: String
  private var numbers: [Double] = []
  private var codes: [Int?] = []
  private var labels: [String] = []
  private var codeOfLabel: [[UInt8]: Int] = [:]
  /// Numbers in quotes, or with spaces or a plus before them, by their codes from `firstNumberCode` down.
  private var writtenNumbers: [Double] = []

  private static let missingCode = -1
  private static let firstNumberCode = -2

  init(name: String) {
    self.name = name
  }

  /// - Parameter start: rows before this batch.
  mutating func append(_ field: PredictionBatch.FieldColumn, of batch: PredictionBatch, from start: Int) {
    if let new = field.numbers {
      pad(&numbers, to: start, with: .nan)
      numbers += new
    }
    guard let texts = field.texts else { return }
    pad(&codes, to: start, with: nil)
    var known: [Int?] = Array(repeating: nil, count: batch.texts.count)
    for text in texts {
      guard text != TextTable.missing else {
        codes.append(nil)
        continue
      }
      let code = known[Int(text)] ?? self.code(of: batch.texts.bytes(of: text))
      known[Int(text)] = code
      codes.append(code)
    }
  }

  /// The place of a label, or a negative number for what is none.
  private mutating func code(of bytes: ArraySlice<UInt8>) -> Int {
    let key = Array(bytes)
    if let code = codeOfLabel[key] { return code }
    let code: Int
    let label = String(decoding: bytes, as: UTF8.self)
    if let number = Self.number(in: bytes) {
      code = Self.firstNumberCode - writtenNumbers.count
      writtenNumbers.append(number)
    } else if Self.missingWords.contains(label.lowercased()) || bytes.allSatisfy({ $0 <= 0x20 }) {
      code = Self.missingCode
    } else {
      code = labels.count
      labels.append(label)
    }
    codeOfLabel[key] = code
    return code
  }

  private static func number(in bytes: ArraySlice<UInt8>) -> Double? {
    let core = bytes.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
    let isRestBlank = bytes[core.endIndex...].allSatisfy { $0 == 0x20 }
    let digits = core.first == UInt8(ascii: "+") ? core.dropFirst() : core
    guard isRestBlank, !digits.isEmpty else { return nil }
    return Array(digits).withUnsafeBufferPointer { NumberDecoder.decodeWhole($0)?.value }.flatMap(\.finite)
  }

  func column(rowCount: Int) -> DataTable.Column {
    var (numbers, codes) = (numbers, codes)
    pad(&numbers, to: rowCount, with: .nan)
    for (row, code) in codes.enumerated() {
      guard let code, code <= Self.firstNumberCode else { continue }
      numbers[row] = writtenNumbers[Self.firstNumberCode - code]
      codes[row] = nil
    }
    guard !labels.isEmpty else { return DataTable.Column(name: name, values: .numbers(numbers)) }
    pad(&codes, to: rowCount, with: nil)
    var categories = Categories(labels: labels)
    let values = zip(codes, numbers).map { code, number -> Int? in
      if let code { return code < 0 ? nil : code }
      return number.isNaN ? nil : categories.code(of: number)
    }
    return DataTable.Column(name: name, values: .categories(values, labels: categories.labels))
  }

  private func pad<Value>(_ values: inout [Value], to count: Int, with filling: Value) {
    if values.count < count { values.append(contentsOf: repeatElement(filling, count: count - values.count)) }
  }

  /// Labels with those of the numbers that stand among them.
  private struct Categories {
    private(set) var labels: [String]
    private var codeOfLabel: [String: Int]
    private var codeOfNumber: [Double: Int] = [:]

    init(labels: [String]) {
      self.labels = labels
      codeOfLabel = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
    }

    mutating func code(of number: Double) -> Int {
      if let code = codeOfNumber[number] { return code }
      let label = DataTable.label(of: number)
      let code = codeOfLabel[label] ?? labels.count
      if code == labels.count {
        labels.append(label)
        codeOfLabel[label] = code
      }
      codeOfNumber[number] = code
      return code
    }
  }
}

extension Double {
  fileprivate var finite: Double? {
    isFinite ? self : nil
  }
}
