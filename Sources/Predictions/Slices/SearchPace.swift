/// When a search among records that keep coming is worth doing again: once a twentieth of them is new, or after a minute of
/// event time.
///
/// What came since does not take part in the search, so that what is found does not depend on when somebody asks.
struct SearchPace: Sendable, Codable {
  /// One part in so many must be new.
  static let share = 20
  private static let longest: Int64 = 60_000_000_000

  /// Records that came since the search was last due, with a label and in all.
  private(set) var newLabelled = 0
  private(set) var newCount = 0
  private var labelledCount = 0
  private var count = 0
  private var lastTime = PredictionBatch.noTime

  /// Takes a record, or the label of one that came before.
  ///
  /// - Parameter limit: records that are searched at most.
  /// - Returns: whether a search is due, with this one in it.
  mutating func take(_ facts: RecordFacts, at time: Int64, isNew: Bool, limit: Int) -> Bool {
    if Answer.isJudged(facts) {
      newLabelled += 1
      labelledCount += 1
    }
    if isNew {
      newCount += 1
      count += 1
    }
    let isDue =
      newLabelled > min(limit, labelledCount) / Self.share || newCount > min(limit, count) / Self.share
      || isFar(time)
    guard isDue else { return false }
    (newLabelled, newCount) = (0, 0)
    if time != PredictionBatch.noTime { lastTime = time }
    return true
  }

  private func isFar(_ time: Int64) -> Bool {
    guard time != PredictionBatch.noTime else { return false }
    let (distance, overflow) = time.subtractingReportingOverflow(lastTime)
    return overflow || distance.magnitude >= Self.longest.magnitude
  }
}
