import Foundation
import Predictions
import Telemetry

@testable import Ingest

/// One value of a record as a batch holds it.
enum FieldValue: Hashable {
  case number(Double)
  case text(String)
}

extension LogParser {
  /// Reads a whole log that lies in one block.
  func parse(_ bytes: [UInt8], format: LogFormat) -> PredictionBatch {
    let storage = bytes + Array(repeating: UInt8(ascii: "7"), count: LogBlock.padding)
    return parse(LogBlock(storage: storage, count: bytes.count, isFirst: true), format: format)
  }
}

/// Reads a JSON-lines log.
func parseJSON(_ text: String, mapping: SchemaMapping = SchemaMapping()) -> PredictionBatch {
  LogParser(mapping: mapping).parse(Array(text.utf8), format: .jsonLines)
}

/// Reads a log of any format as a file would be read.
func parseDetected(_ text: String, mapping: SchemaMapping = SchemaMapping()) throws -> PredictionBatch {
  let bytes = Array(text.utf8)
  let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
  let format = try withoutMark.withUnsafeBufferPointer { try LogFormat.detect($0, mapping: mapping).get() }
  return LogParser(mapping: mapping).parse(bytes, format: format)
}

extension PredictionBatch {
  /// The values of the fields in one row, by path.
  func values(ofRow row: Int) -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    guard row < rowCount else { return [:] }
    for field in fields {
      if let number = field.numbers?[row], !number.isNaN { values[field.path] = .number(number) }
      guard let text = field.texts?[row], text != TextTable.missing else { continue }
      // Both a number and a text in one cell would be counted twice.
      values[field.path] = values[field.path] == nil ? .text(texts[text]) : .text("two values")
    }
    return values
  }

  func actualText(_ row: Int) -> String? { text(actual, row) }
  func predictedText(_ row: Int) -> String? { text(predicted, row) }

  private func text(_ column: LabelColumn?, _ row: Int) -> String? {
    guard let column, row < rowCount, column.texts[row] != TextTable.missing else { return nil }
    let number = column.texts[row]
    return number == LabelColumn.numberOnly ? "\(column.numbers[row])" : texts[number]
  }

  /// Every text that a batch carries, for a search.
  var everyText: String {
    let examples = progress.malformed.flatMap { [$0.text, $0.reason] }
    let tables = (1..<max(1, texts.count)).map { texts[UInt32($0)] }
    let names = identities.flatMap { [$0.model, $0.version ?? ""] } + fields.map(\.path) + probabilities.map(\.label)
    return (tail.flatMap { [$0.text, $0.id ?? ""] } + examples + tables + names).joined(separator: "\n")
  }
}
