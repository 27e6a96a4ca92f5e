internal import Predictions

// What the views show of the watch; each part in a file of its own.
extension MonitorState {
  /// Adds what the request asks of the watch.
  func fillWatch(_ detail: inout ModelDetail, of view: ModelView, _ plan: WindowPlan, _ request: SnapshotRequest) {
    detail.notes += clockNotes(of: view)
    if request.parts.contains(.drift) { detail.drift = driftDetail(of: view, plan, request) }
    if request.parts.contains(.course) { detail.course = qualityCourse(of: view, plan) }
    if request.parts.contains(.slices) { detail.slices = sliceDetail(of: view) }
    if request.parts.contains(.outliers) { detail.outliers = outlierDetail(of: view, plan) }
  }
}
