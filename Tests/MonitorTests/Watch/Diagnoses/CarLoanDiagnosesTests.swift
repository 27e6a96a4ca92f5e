import Analysis
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Monitor

/// NannyML's car loans, whose customers are others from the sixth chunk of the analysis on, without any label after the
/// reference.
@Suite(.enabled(if: SharedData.has("data/nannyml/car_loan_reference.csv.gz")))
struct CarLoanDiagnosesTests {
  private static let numbers = ["car_value", "debt_to_income_ratio", "loan_length", "driver_tenure"]
  private static let texts = ["salary_range", "repaid_loan_on_prev_car", "size_of_downpayment"]

  /// Rows of a part of the data as a batch, each 523.152 s after the one before.
  private static func batch(
    _ columns: [String: [Substring]], _ rows: Range<Int>, startingAt first: Int, hasLabels: Bool
  ) -> PredictionBatch {
    var batch = PredictionBatch()
    batch.rowCount = rows.count
    batch.kinds = rows.map { _ in .prediction }
    batch.identities = [ModelIdentity(model: "loans")]
    batch.identityOfRow = rows.map { _ in 0 }
    batch.times = rows.indices.map {
      1_514_764_800_000_000_000 + Int64(first + $0 - rows.lowerBound) * 523_152_000_000
    }
    func cells(_ name: String) -> ArraySlice<Substring> { columns[name]?[rows] ?? [] }
    func labels(_ name: String, _ texts: inout TextTable) -> PredictionBatch.LabelColumn {
      PredictionBatch.LabelColumn(
        texts: cells(name).map { texts.insert(String($0)) }, numbers: cells(name).map { Double($0) ?? .nan })
    }
    batch.predicted = labels("y_pred", &batch.texts)
    if hasLabels { batch.actual = labels("repaid", &batch.texts) }
    batch.score = cells("y_pred_proba").map { Double($0) ?? .nan }
    batch.fields =
      numbers.map { name in
        PredictionBatch.FieldColumn(
          path: name, name: name, role: .feature, numbers: cells(name).map { Double($0) ?? .nan }, texts: nil)
      }
      + texts.map { name in
        PredictionBatch.FieldColumn(
          path: name, name: name, role: .feature, numbers: nil,
          texts: cells(name).map { batch.texts.insert(String($0)) })
      }
    return batch
  }

  @Test func anEstimatedLossMakesAnAlertOfTheDriftFromTheSixthChunkOn() throws {
    let (reference, analysis) = (
      try SharedData.columns("data/nannyml/car_loan_reference.csv.gz"),
      try SharedData.columns("data/nannyml/car_loan_analysis.csv.gz")
    )
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(10_000))
    var state = PredictionState(settings: settings)
    state.apply(Self.batch(reference, 40_000..<50_000, startingAt: 40_000, hasLabels: true))
    func diagnoses(ofChunk chunk: Int) throws -> [Diagnosis] {
      var state = state
      let rows = chunk * 5_000..<(chunk + 1) * 5_000
      state.apply(Self.batch(analysis, rows, startingAt: 50_000 + rows.lowerBound, hasLabels: false))
      return try #require(state.models.first?.watch).diagnoses
    }
    #expect(try diagnoses(ofChunk: 0).allSatisfy { $0.grade == .note })
    let late = try diagnoses(ofChunk: 5)
    let covariate = try #require(late.first { $0.kind == .covariate })
    #expect(covariate.grade == .alert)
    // The two that may matter most are named; car_value is among the others.
    #expect(covariate.evidence.hasPrefix("loan_length, salary_range and 2 more drift"), "\(covariate.evidence)")
    #expect(covariate.evidence.contains("estimated AUC"), "\(covariate.evidence)")
    #expect(!late.contains { $0.kind == .concept || $0.kind == .label })
  }
}
