internal import Telemetry

/// Which rows somebody wants who has read up to a change, as conditions of SQL.
struct StateNews {
  let change: Int64
  /// Of the table of episodes: those that are not over, or ended late enough.
  let isRecent: String
  /// Of the tables that tell of episodes: that the episode is such a one, is not known, or none is named.
  let isAboutRecent: String

  init(after change: Int64, endedAfter time: Timestamp?) {
    self.change = change
    guard let time else {
      (isRecent, isAboutRecent) = ("true", "true")
      return
    }
    let isOld = Self.isOver(before: time)
    isRecent = "NOT (\(isOld))"
    isAboutRecent = """
      (fingerprint IS NULL OR (fingerprint, active_at) NOT IN (SELECT fingerprint, active_at FROM episode WHERE \(isOld)))
      """
  }

  /// Of the table of episodes: those that ended before a time.
  static func isOver(before time: Timestamp) -> String {
    "state IN ('resolved', '\(EpisodeRow.dropped)') AND coalesce(resolved_at, last_evaluation) < \(time.nanoseconds)"
  }
}
