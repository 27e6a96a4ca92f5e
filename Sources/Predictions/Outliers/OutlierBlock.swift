internal import Analysis

/// Records that wait until there are enough to score them together.
struct OutlierBlock: Sendable, Codable {
  struct Row: Sendable, Codable {
    var facts: RecordFacts
    /// Its own, or the latest before it.
    var time: Int64
    var id: String?
  }

  /// Of a category's text that the reference does not tell.
  private static let textLimit = 64

  var rows: [Row] = []
  private let columns: [OutlierEncoding.Column]
  /// Row after row, as the forest takes them.
  private var values: [Double]
  /// As `values`.
  private(set) var codes: [UInt8]
  /// Of categories whose code does not tell them, by their place in `values`.
  private var texts: [Int: String] = [:]
  /// Where the batch that is being taken has each column; `nil` where it has none.
  private var places: [Int?]

  /// - Parameter size: rows that it holds at most.
  init(columns: [OutlierEncoding.Column], size: Int) {
    self.columns = columns
    values = Array(repeating: 0, count: columns.count * size)
    codes = Array(repeating: BinnedFeature.missingCode, count: values.count)
    places = Array(repeating: nil, count: columns.count)
  }

  /// Notes where the batch has the columns.
  mutating func find(in batch: PredictionBatch) {
    for (number, column) in columns.enumerated() {
      // Batches of one log mostly have the same columns.
      if let place = places[number], place < batch.fields.count, batch.fields[place].path == column.path { continue }
      places[number] = batch.fields.firstIndex { $0.path == column.path }
    }
  }

  /// Lays the values of some of the coded rows behind those that wait; their facts are the caller's to add.
  ///
  /// - Precondition: there is room for them.
  mutating func add(_ batch: PredictionBatch, _ coded: CodedRows, _ part: Range<Int>) {
    for (number, column) in columns.enumerated() {
      let field = places[number].map { batch.fields[$0] }
      var place = rows.count * columns.count + number
      for row in part.lowerBound + coded.rows.lowerBound..<part.upperBound + coded.rows.lowerBound {
        let code = coded.code(ofFeature: column.feature, row: row)
        codes[place] = code
        if column.isNumeric {
          values[place] = OutlierEncoding.number(field?.numbers?[row] ?? .nan, column)
        } else {
          values[place] = column.shares[Int(code)]
          if let text = text(field, row, batch, code, column) { texts[place] = text }
        }
        place += columns.count
      }
    }
  }

  /// Some of its rows, as the forest takes them.
  func matrix(ofRows places: [Int]) -> FeatureMatrix {
    let count = columns.count
    let chosen = [Double](unsafeUninitializedCapacity: places.count * count) { chosen, initializedCount in
      for place in places {
        for column in 0..<count {
          chosen.initializeElement(at: initializedCount + column, to: values[place * count + column])
        }
        initializedCount += count
      }
    }
    return FeatureMatrix(values: chosen, columnCount: count)
  }

  func value(row: Int, column: Int) -> (code: UInt8, number: Double) {
    let place = row * columns.count + column
    return (codes[place], columns[column].isNumeric ? values[place] : .nan)
  }

  func text(row: Int, column: Int) -> String { texts[row * columns.count + column] ?? "" }

  /// Whether all of these rows lie in it.
  func has(rows places: [Int]) -> Bool {
    codes.count == values.count && places.allSatisfy { $0 >= 0 && ($0 + 1) * columns.count <= values.count }
  }

  /// Without what earlier rows have left behind in places that are not used.
  var withoutLeftovers: OutlierBlock {
    var copy = self
    for place in rows.count * columns.count..<values.count {
      (copy.values[place], copy.codes[place]) = (0, BinnedFeature.missingCode)
    }
    return copy
  }

  mutating func clear() {
    rows.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  private func text(
    _ field: PredictionBatch.FieldColumn?, _ row: Int, _ batch: PredictionBatch, _ code: UInt8,
    _ column: OutlierEncoding.Column
  ) -> String? {
    let isRest = code < BinnedFeature.unseenCode && Int(code) >= column.labelCount
    guard code == BinnedFeature.unseenCode || isRest, let field else { return nil }
    if let texts = field.texts, texts[row] != TextTable.missing {
      return String(decoding: batch.texts.bytes(of: texts[row]).prefix(Self.textLimit), as: UTF8.self)
    }
    guard let number = field.numbers?[row], !number.isNaN else { return nil }
    return String(decoding: Array(CategoryText.bytes(of: number)), as: UTF8.self)
  }
}
