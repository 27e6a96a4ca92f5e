public import Alerting

extension MonitorState {
  /// The episodes that the rules here found, or went on from: pending, firing, and resolved not long ago.
  public var ownEpisodes: [Episode] { alerts.engine?.episodes ?? [] }
}
