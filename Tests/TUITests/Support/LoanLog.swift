import Monitor
import Predictions
import Telemetry
import TestSupport

/// NannyML's car loans as a monitor has read them: ten chunks of 5,000 records, the last five of which another kind of
/// customer asks for. The labels of the last three chunks have not come.
enum LoanLog {
  static let isThere = SharedData.has("data/nannyml/car_loan_analysis.csv.gz")

  private static let labelledCount = 35_000
  private static let numbers = ["car_value", "debt_to_income_ratio", "loan_length", "driver_tenure"]
  private static let texts = ["salary_range", "repaid_loan_on_prev_car", "size_of_downpayment"]

  /// Everything after the first 10,000 records is held against these.
  static func state() throws -> MonitorState {
    let columns = try SharedData.columns("data/nannyml/car_loan_analysis.csv.gz")
    let count = columns["y_pred"]?.count ?? 0
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(10_000))
    var state = MonitorState(settings: settings)
    for start in stride(from: 0, to: count, by: 5_000) {
      state.apply(batch(columns, start..<min(count, start + 5_000)))
    }
    state.report(SourceHealth(name: "loans.csv", state: .finished), source: 0)
    return state
  }

  private static func batch(_ columns: [String: [Substring]], _ rows: Range<Int>) -> PredictionBatch {
    func cells(_ name: String) -> ArraySlice<Substring> { columns[name]?[rows] ?? [] }
    var batch = PredictionBatch()
    batch.rowCount = rows.count
    batch.kinds = rows.map { _ in .prediction }
    batch.identities = [ModelIdentity(model: "loans")]
    batch.identityOfRow = rows.map { _ in 0 }
    // As in the data: 523.152 s from one record to the next.
    batch.times = rows.map { 1_540_922_400_000_000_000 + Int64($0) * 523_152_000_000 }
    batch.ids = rows.map { UInt64($0 + 1) }
    batch.score = cells("y_pred_proba").map { Double($0) ?? .nan }
    batch.predicted = labels(cells("y_pred"), &batch.texts) { _ in true }
    batch.actual = labels(cells("repaid"), &batch.texts) { $0 < labelledCount }
    batch.fields =
      numbers.map { name in
        PredictionBatch.FieldColumn(
          path: name, name: name, role: .other, numbers: cells(name).map { Double($0) ?? .nan }, texts: nil)
      }
      + texts.map { name in
        PredictionBatch.FieldColumn(
          path: name, name: name, role: .other, numbers: nil, texts: cells(name).map { batch.texts.insert(String($0)) })
      }
    return batch
  }

  /// - Parameter isThere: whether the record of a number has a label.
  private static func labels(
    _ cells: ArraySlice<Substring>, _ texts: inout TextTable, where isThere: (Int) -> Bool
  ) -> PredictionBatch.LabelColumn {
    PredictionBatch.LabelColumn(
      texts: cells.indices.map { isThere($0) ? texts.insert(String(cells[$0])) : TextTable.missing },
      numbers: cells.indices.map { isThere($0) ? Double(cells[$0]) ?? .nan : .nan })
  }
}
