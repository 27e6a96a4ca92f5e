public import Alerting
internal import Telemetry

extension PlaybackStatus.Mark {
  /// The mark of an alert that fires; `nil` for other changes.
  public init?(_ event: AlertEvent) {
    guard event.kind == .firing else { return nil }
    let subject = event.episode.labels.pairs.filter {
      !$0.name.utf8.elementsEqual(AlertLabels.name.utf8) && !$0.name.utf8.elementsEqual(AlertLabels.severity.utf8)
    }
    let about = subject.map(\.value).joined(separator: " ")
    self.init(
      kind: .alert, time: event.time, text: "\(event.episode.name) fires" + (about.isEmpty ? "" : ": \(about)"))
  }
}
