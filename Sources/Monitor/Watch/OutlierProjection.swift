internal import Predictions
internal import Telemetry

extension MonitorState {
  /// The share of outliers over the window and the strangest records in it; `nil` while there is no reference.
  func outlierDetail(of view: ModelView, _ plan: WindowPlan) -> OutlierDetail? {
    guard let watch = view.watch, let findings = watch.outliers(from: plan.start, to: plan.end) else { return nil }
    let share = SeriesProjection(
      id: "outliers", title: "outliers", unit: .ratio, axis: plan.axis,
      values: watch.outlierShares(from: plan.start, step: plan.step, count: plan.count))
    var detail = OutlierDetail(share: share, fit: findings.fit)
    detail.absence = findings.absence
    detail.scoredCount = findings.scoredCount
    detail.outlierCount = findings.outlierCount
    detail.expectedShare = findings.expectedShare
    detail.pValue = findings.pValue
    detail.hasTooMany = findings.hasTooMany
    detail.strangers = findings.strangers.map(OutlierDetail.Stranger.init)
    return detail
  }
}

extension OutlierDetail.Stranger {
  init(_ found: OutlierFindings.Stranger) {
    self.init(time: found.time, id: found.id, score: found.score, reasons: found.reasons)
    recordNumber = found.recordNumber
    predicted = found.predicted
    modelScore = found.modelScore
  }
}
