internal import Analysis
internal import Telemetry

/// What diagnoses are made from: the findings of one look, and what is known of the quality that goes with them.
struct WatchEvidence: Sendable {
  struct Feature: Sendable {
    var name: String
    /// Whether it goes into the model; scores and predictions come out of it.
    var isInput = true
    var finding: DriftFinding
    /// Since when it has drifted; `nil` while it does not.
    var since: Timestamp?
    /// Of the feature for the model; `nil` where that is not known.
    var importance: Double?
    var faults: [Fault] = []
  }

  /// Something that is wrong with a feature's values.
  struct Fault: Sendable {
    /// One sentence with its counts, without the feature's name.
    var sentence: String
    /// Records that it touches, 0…1; `nil` where that was not counted.
    var share: Double?
    /// Whether it is too much for chance.
    var isSignificant: Bool
  }

  /// A quality figure of the current window beside what it is held against.
  struct Quality: Sendable {
    /// As on the screen: "AUC".
    var title: String
    var current: Double
    /// Of the reference, or what the estimate expects.
    var expected: Double
    /// By how much the expectation may be off; 0 where it is a count.
    var expectedError = 0.0
    /// Records, or labels, behind the current figure; `nil` where that is not known.
    var count: Int?
    /// Whether the loss is beyond chance at the budget's level.
    var isCertain: Bool
  }

  /// How often each actual class came.
  struct Classes: Sendable {
    var labels: [String]
    var reference: [Int]
    var current: [Int]
  }

  var features: [Feature] = []
  /// From scores, before labels have come, against the reference.
  var estimated: Quality?
  /// From labels, against the reference.
  var realised: Quality?
  /// From labels, against the estimate for the same records.
  var unexpected: Quality?
  /// Of labelled records.
  var classes: Classes?
  /// The level of each check.
  var level = 0.001
  /// Between two looks; onsets that are closer are taken for one.
  var lookInterval = Duration.zero
}
