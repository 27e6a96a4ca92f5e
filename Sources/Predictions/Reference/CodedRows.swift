internal import Analysis

/// Rows of a batch as bin numbers of the reference's features: made once, used by all that watches.
struct CodedRows: Sendable {
  let rows: Range<Int>
  /// By feature, in it one code a row; empty where the batch has no such column and all rows miss it.
  private(set) var columns: [[UInt8]]

  /// - Parameter places: of the features' columns in the batch.
  /// - Complexity: O(rows · features · log bins).
  init(
    _ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], at places: [Int?],
    _ features: [Reference.Feature], _ classes: ClassTable
  ) {
    self.rows = rows
    columns = features.indices.map { index in
      if features[index].path == Reference.predictionPath {
        return Self.predictions(facts, features[index].bins, classes)
      }
      return places[index].map { Self.codes(batch.fields[$0], rows, features[index].bins, batch.texts) } ?? []
    }
  }

  /// - Parameter row: of the batch.
  @inline(__always)
  func code(ofFeature feature: Int, row: Int) -> UInt8 {
    columns[feature].isEmpty ? BinnedFeature.missingCode : columns[feature][row - rows.lowerBound]
  }

  /// One row, by feature.
  func codes(ofRow row: Int) -> [UInt8] {
    columns.indices.map { code(ofFeature: $0, row: row) }
  }

  private static func codes(
    _ column: PredictionBatch.FieldColumn, _ rows: Range<Int>, _ bins: BinnedFeature, _ texts: TextTable
  ) -> [UInt8] {
    var codes =
      column.numbers.map { bins.isNumeric ? bins.codes(of: $0[rows]) : spelledCodes($0[rows], bins) }
      ?? Array(repeating: BinnedFeature.missingCode, count: rows.count)
    guard let numbersOfTexts = column.texts else { return codes }
    var known: [UInt32: UInt8] = [:]
    for (place, row) in rows.enumerated() where numbersOfTexts[row] != TextTable.missing {
      let text = numbersOfTexts[row]
      let code = known[text] ?? bins.code(of: texts.bytes(of: text))
      known[text] = code
      codes[place] = code
    }
    return codes
  }

  /// A category that is a number in this line is the text that it stands for.
  private static func spelledCodes(_ numbers: ArraySlice<Double>, _ bins: BinnedFeature) -> [UInt8] {
    var known: [Double: UInt8] = [:]
    return numbers.map { number in
      guard !number.isNaN else { return BinnedFeature.missingCode }
      if let code = known[number] { return code }
      let code = bins.code(of: CategoryText.bytes(of: number))
      known[number] = code
      return code
    }
  }

  private static func predictions(_ facts: [RecordFacts], _ bins: BinnedFeature, _ classes: ClassTable) -> [UInt8] {
    let codes = classes.labels.indices.map { bins.code(of: classes.commonLabel(of: $0).utf8) }
    return facts.map { fact in
      guard let index = fact.predicted?.classIndex, index >= 0 else { return BinnedFeature.missingCode }
      return codes[index]
    }
  }
}

/// How a number is spelled among the texts of a category.
enum CategoryText {
  static func bytes(of number: Double) -> some Sequence<UInt8> {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)).utf8 }
    return "\(number)".utf8
  }
}
