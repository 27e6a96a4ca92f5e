import Predictions
import TestSupport

/// NannyML's car loans as a log: 50,000 records of the reference, then ten chunks of 5,000, the last five of which
/// another kind of customer asks for.
struct CarLoan {
  static let isThere = SharedData.has("data/nannyml/car_loan_reference.csv.gz")

  private var actual: [Substring] = []
  private var predicted: [Substring] = []
  private var scores: [Double] = []

  init() throws {
    for part in ["reference", "analysis"] {
      let columns = try SharedData.columns("data/nannyml/car_loan_\(part).csv.gz")
      actual += columns["repaid"] ?? []
      predicted += columns["y_pred"] ?? []
      scores += (columns["y_pred_proba"] ?? []).map { Double($0) ?? .nan }
    }
  }

  var count: Int { scores.count }

  /// Records with a label up to `labelled`, without from there on.
  func predictions(_ rows: Range<Int>, labelledBelow labelled: Int = 50_000) -> PredictionBatch {
    var batch = batch(rows, kind: .prediction)
    batch.score = Array(scores[rows])
    batch.predicted = column(predicted, rows, &batch.texts) { _ in true }
    batch.actual = column(actual, rows, &batch.texts) { $0 < labelled }
    return batch
  }

  /// The labels by themselves, each an hour after its record.
  func labels(_ rows: Range<Int>) -> PredictionBatch {
    var batch = batch(rows, kind: .label)
    batch.times = rows.map { time($0) + 3_600_000_000_000 }
    batch.actual = column(actual, rows, &batch.texts) { _ in true }
    return batch
  }

  private func batch(_ rows: Range<Int>, kind: PredictionBatch.RowKind) -> PredictionBatch {
    var batch = PredictionBatch()
    batch.rowCount = rows.count
    batch.kinds = Array(repeating: kind, count: rows.count)
    batch.identities = [ModelIdentity(model: "loans")]
    batch.identityOfRow = Array(repeating: 0, count: rows.count)
    batch.times = rows.map(time)
    batch.ids = rows.map { UInt64($0 + 1) }
    return batch
  }

  /// As in the data: 523.152 s from one record to the next.
  private func time(_ row: Int) -> Int64 { 1_514_764_800_000_000_000 + Int64(row) * 523_152_000_000 }

  private func column(
    _ values: [Substring], _ rows: Range<Int>, _ texts: inout TextTable, where isThere: (Int) -> Bool
  ) -> PredictionBatch.LabelColumn {
    let numbers = rows.map { isThere($0) ? texts.insert(String(values[$0])) : TextTable.missing }
    return PredictionBatch.LabelColumn(
      texts: numbers, numbers: rows.map { isThere($0) ? Double(values[$0]) ?? .nan : .nan })
  }
}
