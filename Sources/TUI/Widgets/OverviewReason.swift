import Monitor
import Telemetry

/// Why a model's state is what it is, in one sentence.
enum OverviewReason {
  static func text(for model: ModelSummary, at time: Timestamp?) -> String? {
    // The alert's sentence names what drifts itself.
    let drift = model.alert == nil ? driftText(model.drift, at: time) : nil
    let texts = [model.alert?.sentence, healthText(for: model, at: time), drift].compactMap { $0 }
    return texts.isEmpty ? nil : texts.joined(separator: " · ")
  }

  /// "amount drifts since 03:01, h .41 (PSI .62) · 3 of 12 features"; what is certain but small is no reason.
  private static func driftText(_ drift: DriftSummary?, at time: Timestamp?) -> String? {
    guard case .watched(let drifting, let all, let first) = drift, drifting > 0 else { return nil }
    let count = "\(NumberText.count(drifting)) of \(NumberText.count(all)) features"
    guard let first else { return "\(count) drift" }
    let since = first.since.map { " since \(moment($0, at: time))" } ?? ""
    let size = DriftText.size(effect: first.effect, psi: first.psi).map { ", \($0)" } ?? ""
    return "\(first.name) drifts\(since)\(size) · \(count)"
  }

  /// "03:01" on the present day, "03-30 03:01" on another.
  private static func moment(_ start: Timestamp, at time: Timestamp?) -> String {
    let clock = TimeText.tick(start, stepSeconds: 60)
    let isToday = time.map { TimeText.date($0) == TimeText.date(start) } ?? false
    return isToday ? clock : "\(TimeText.tick(start, stepSeconds: 86_400)) \(clock)"
  }

  private static func healthText(for model: ModelSummary, at time: Timestamp?) -> String? {
    switch model.health {
    case .worse(let reason): return reason
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
