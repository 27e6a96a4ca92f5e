import Monitor
import Telemetry

/// Why a model's state is what it is, in one sentence.
enum OverviewReason {
  static func text(for model: ModelSummary, at time: Timestamp?) -> String? {
    switch model.health {
    case .ok:
      guard let quality = model.quality, quality.value == nil, let reason = quality.reason else { return nil }
      return "\(quality.title): \(reason)"
    case .tooFew(let need):
      return "\(records(model.recordCount)) in the window; \(NumberText.count(need)) would do"
    case .unlabelled:
      return "\(records(model.recordCount)) in the window, none with a label"
    case .silent(let since):
      guard let time, time > since else { return "nothing since \(TimeText.clock(since))" }
      return "nothing since \(TimeText.clock(since)), for \(TimeText.text(time - since))"
    }
  }

  private static func records(_ count: Int) -> String {
    "\(NumberText.count(count)) \(count == 1 ? "record" : "records")"
  }
}
