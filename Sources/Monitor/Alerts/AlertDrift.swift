internal import Alerting
internal import Analysis
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// How many features are named.
  private static let featureLimit = 5

  /// What is known of the drift of an alert's model, told from the time at which the alert began.
  ///
  /// Empty where the alert names no model that is watched here.
  func drifted(_ episode: Episode) -> [String] {
    guard let watch = model(of: episode)?.watch else { return [] }
    guard watch.reference != nil else { return ["No verdict on drift: its reference is still being taken."] }
    let findings = watch.currentFindings()
    let drifting = findings.filter { $0.finding.verdict == .drift }
    guard !drifting.isEmpty else {
      let judged = findings.filter { if case .insufficientData = $0.finding.verdict { false } else { true } }
      return judged.isEmpty
        ? ["No verdict on drift: no window holds enough records."] : ["None of \(judged.count) features drifts."]
    }
    let features = drifting.map { (finding: $0, since: $0.onset ?? $0.alertStart) }
      .sorted { ($0.since?.nanoseconds ?? .max, $0.finding.name) < ($1.since?.nanoseconds ?? .max, $1.finding.name) }
    let named = features.prefix(Self.featureLimit).map { feature in
      "\(feature.finding.name) drifts"
        + (feature.finding.psi.map { " (PSI \(EvidenceText.figure($0)))" } ?? "")
        + (feature.since.map { " \(Self.relation($0, to: episode.id.activeAt))" } ?? "")
    }
    let rest = features.count - named.count
    return watch.diagnoses.map { "\($0.kind.rawValue): \($0.evidence)" } + named
      + (rest > 0 ? ["\(rest) more features drift"] : [])
  }

  private static func relation(_ since: Timestamp, to start: Timestamp) -> String {
    let lead = start - since
    let text = "since \(EvidenceText.time(since))"
    if lead >= .seconds(60) { return "\(text), \(AgeText.text(lead)) before the alert" }
    return lead <= .seconds(-60) ? "\(text), \(AgeText.text(.zero - lead)) after the alert" : "\(text), with the alert"
  }

  private func model(of episode: Episode) -> ModelView? {
    let views = predictions.models
    let identity = episode.labels["model"].map { ModelIdentity(model: $0, version: episode.labels["version"]) }
    guard let identity else {
      return views.count == 1 && views[0].identity.model.isEmpty ? views[0] : nil
    }
    return views.first { $0.identity == identity }
      ?? (identity.version == nil ? views.first { $0.identity.model.utf8.elementsEqual(identity.model.utf8) } : nil)
  }
}
