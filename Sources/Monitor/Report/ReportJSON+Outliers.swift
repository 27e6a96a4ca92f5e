internal import Predictions
internal import Telemetry

extension Report {
  func outliersJSON(_ outliers: OutlierFindings) -> JSONValue {
    .object([
      ("absence", JSONValue(outliers.absence)), ("fit", .string(outliers.fit)),
      ("threshold", JSONValue(outliers.threshold)), ("scored", .integer(outliers.scoredCount)),
      ("count", .integer(outliers.outlierCount)), ("share", JSONValue(outliers.share)),
      ("expected_share", JSONValue(outliers.expectedShare)), ("p_value", JSONValue(outliers.pValue)),
      ("level", JSONValue(outliers.level)), ("strangest", .array(outliers.strangers.map(strangerJSON))),
    ])
  }

  private func strangerJSON(_ stranger: OutlierFindings.Stranger) -> JSONValue {
    .object([
      ("record", .integer(stranger.recordNumber)), ("time", JSONValue(stranger.time.map { "\($0)" })),
      ("id", JSONValue(stranger.id)), ("predicted", JSONValue(stranger.predicted)),
      ("model_score", JSONValue(stranger.modelScore)), ("score", JSONValue(stranger.score)),
      ("reasons", .array(stranger.reasons.map { .string($0) })),
    ])
  }
}
