/// What was odd about labels that came by themselves.
struct LabelFaults: Sendable, Equatable, Codable {
  /// A second label for a record, with another value; the first stands.
  var contradictoryCount = 0
  /// A second label for a record, with the same value.
  var duplicateCount = 0
  /// Labels dated before their prediction; they count like others.
  var earlyCount = 0
  /// Labels that came later than the horizon; they do not count.
  var lateCount = 0
  /// Labels whose distance from their prediction no delay explains: one of the clocks has jumped.
  var clockJumpCount = 0
  /// Predictions that no longer wait, since none came within the horizon.
  var abandonedCount = 0

  mutating func merge(_ other: LabelFaults) {
    contradictoryCount += other.contradictoryCount
    duplicateCount += other.duplicateCount
    earlyCount += other.earlyCount
    lateCount += other.lateCount
    clockJumpCount += other.clockJumpCount
    abandonedCount += other.abandonedCount
  }
}

extension LabelFaults {
  /// One sentence for each kind that occurred.
  func sentences(horizon: Duration?) -> [String] {
    let days = horizon.map { "\($0.components.seconds / 86_400) days" } ?? "the horizon"
    var sentences: [String] = []
    func say(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { sentences.append(count == 1 ? "1 \(one)" : "\(count) \(many)") }
    }
    say(
      contradictoryCount, "label contradicts an earlier one for the same id; the first stands",
      "labels contradict an earlier one for the same id; the first stands")
    say(duplicateCount, "label came twice and counts once", "labels came twice and count once")
    say(
      earlyCount, "label is dated before its prediction; it counts",
      "labels are dated before their predictions; they count")
    say(
      lateCount, "label came more than \(days) after its prediction and does not count",
      "labels came more than \(days) after their predictions and do not count")
    say(
      clockJumpCount, "label lies so far from its prediction that a clock must have jumped",
      "labels lie so far from their predictions that a clock must have jumped")
    say(
      abandonedCount, "prediction had no label within \(days) and no longer waits",
      "predictions had no label within \(days) and no longer wait")
    return sentences
  }
}
