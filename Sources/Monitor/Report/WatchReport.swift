internal import Analysis
internal import Predictions
internal import Telemetry

/// What a report says of one model against its reference.
struct WatchReport: Sendable {
  /// What the reference is made of, or so far.
  let profile: ReferenceProfile
  let isComplete: Bool
  /// "1 false alert a week over 40 features".
  let budget: String
  let checkCount: Int
  let windows: [WindowFindings]
  /// Fields that are not compared, with the reason.
  let unwatched: [(name: String, reason: String)]
  let slices: SliceDetail?
  let outliers: OutlierFindings?
  /// What the findings come to, most important first.
  let diagnoses: [Diagnosis]

  /// - Returns: `nil` where nothing is held against a reference.
  init?(_ view: ModelView, _ state: MonitorState) {
    guard let watch = view.watch, let profile = watch.profile else { return nil }
    self.profile = profile
    isComplete = watch.reference != nil
    checkCount = watch.driftCheckCount.all
    budget = BudgetText.sentence(watch.settings.budget, checkCount)
    windows = watch.driftFindings()
    unwatched = watch.reference?.unwatched ?? []
    outliers = watch.outliers()
    diagnoses = isComplete ? watch.diagnoses : []
    slices = isComplete ? state.sliceDetail(of: view) : nil
  }

  /// Everything beyond the reference in one window, where there is one; else the last window.
  var overall: WindowFindings? { windows.last { $0.isWhole } ?? windows.last }
}
