internal import Predictions
internal import Telemetry

/// The last records in readable form, a bounded number.
struct RecentRecords: Sendable, Codable {
  private static let limit = 500

  private(set) var records: [RecordList.Record] = []

  mutating func take(_ batch: PredictionBatch) {
    for text in batch.tail where batch.kinds[text.row] != .label { records.append(record(batch, text)) }
    if records.count > Self.limit * 2 { records.removeFirst(records.count - Self.limit) }
  }

  func last(_ count: Int) -> [RecordList.Record] {
    Array(records.suffix(min(count, Self.limit)))
  }

  private func record(_ batch: PredictionBatch, _ text: RecordText) -> RecordList.Record {
    let row = text.row
    let time = batch.times[row]
    return RecordList.Record(
      time: time == PredictionBatch.noTime ? nil : Timestamp(nanoseconds: time),
      identity: batch.identities[Int(batch.identityOfRow[row])], id: text.id,
      actual: label(batch.actual, row, batch), predicted: label(batch.predicted, row, batch),
      score: number(batch.score, row), latencySeconds: number(batch.latencySeconds, row), text: text.text)
  }

  private func label(_ column: PredictionBatch.LabelColumn?, _ row: Int, _ batch: PredictionBatch) -> String? {
    guard let column, column.texts[row] != TextTable.missing else { return nil }
    let text = column.texts[row]
    return text == PredictionBatch.LabelColumn.numberOnly ? "\(column.numbers[row])" : batch.texts[text]
  }

  private func number(_ column: [Double]?, _ row: Int) -> Double? {
    column.flatMap { $0[row].isNaN ? nil : $0[row] }
  }
}
