internal import Analysis

/// How the budget for false alerts is spread over all features of all models, over windows, and over looks in time.
struct DriftSpending: Sendable, Codable {
  let budget: FalseAlarmBudget
  let axis: ModelState.Axis
  /// Features of this model, each of which is one check at every look.
  let checkCount: Int
  let windowCount: Int
  /// Of the reference; `nil` where it has no times.
  let recordsPerSecond: Double?
  /// Features of all other models.
  var checkCountElsewhere = 0 {
    didSet { if checkCountElsewhere != oldValue { levels = [:] } }
  }
  /// By the width of panes: a level takes a search, and is asked for at every look. It follows from all else.
  private var levels: [Int64: Double] = [:]

  /// Chance of a false alarm that a report may spend where the budget is one in time and the log has no times.
  static let alertsOfTimelessReport = 0.05
  /// A single check that errs more often than this says nothing, whatever the budget.
  static let highestLevel = 0.001
  /// What the model's stream detectors leave for the features.
  static let shareOfFeatures = 1 - StreamState.budgetShare
  private static let secondsOfWeek = 604_800.0
  private static let secondsOfUnknownLook = 60.0

  private enum CodingKeys: CodingKey {
    case budget
    case axis
    case checkCount
    case windowCount
    case recordsPerSecond
    case checkCountElsewhere
  }

  init(
    budget: FalseAlarmBudget, axis: ModelState.Axis, checkCount: Int, windowCount: Int, recordsPerSecond: Double?
  ) {
    self.budget = budget
    self.axis = axis
    self.checkCount = checkCount
    self.windowCount = windowCount
    self.recordsPerSecond = recordsPerSecond
  }

  var totalCheckCount: Int { checkCount + checkCountElsewhere }

  /// The level of one check of a sliding window at one look.
  func level(of window: SlidingWindow) -> Double {
    if let kept = levels[window.paneWidth] { return kept }
    let level = FalseAlarmBudget(alerts: budget.alerts * Self.shareOfFeatures, per: budget.span).level(
      checks: totalCheckCount * windowCount, looksPerSpan: looksPerSpan(paneWidth: window.paneWidth),
      looksPerWindow: Double(SlidingWindow.paneCount))
    return min(Self.highestLevel, level)
  }

  /// As ``level(of:)``, which then is remembered.
  mutating func keepLevel(of window: SlidingWindow) -> Double {
    let level = level(of: window)
    levels[window.paneWidth] = level
    return level
  }

  /// The level of one check of a report's windows.
  ///
  /// - Parameters:
  ///   - windowCount: windows that each are looked at once.
  ///   - recordCount: of the log beyond the reference.
  ///   - seconds: that the log covers; `nil` where it has no times.
  func level(ofReportWith windowCount: Int, recordCount: Int, seconds: Double?) -> Double {
    let allowed: Double =
      switch budget.span {
      case .report: budget.alerts
      case .records(let count): budget.alerts * Double(recordCount) / count
      case .seconds(let span): seconds.map { budget.alerts * $0 / span } ?? Self.alertsOfTimelessReport
      }
    let report = FalseAlarmBudget(alerts: max(allowed, 1e-9), per: .report)
    return min(Self.highestLevel, report.level(checks: totalCheckCount, looks: Double(windowCount)))
  }

  /// Looks at a sliding window in the budget's span.
  ///
  /// A log without times tells nothing of how many looks a week has: they are counted as one a minute.
  func looksPerSpan(paneWidth: Int64) -> Double {
    let width = Double(paneWidth)
    switch (budget.span, axis) {
    case (.seconds(let seconds), .time): return seconds * 1e9 / width
    case (.seconds(let seconds), .count):
      return recordsPerSecond.map { seconds * $0 / width } ?? seconds / Self.secondsOfUnknownLook
    case (.records(let count), .count): return count / width
    case (.records(let count), .time): return count / max(1e-9, (recordsPerSecond ?? 1) * width / 1e9)
    case (.report, .time): return Self.secondsOfWeek * 1e9 / width
    case (.report, .count): return Self.secondsOfWeek / Self.secondsOfUnknownLook
    }
  }
}
