internal import Predictions

extension Report.Model {
  private var baselines: LabelBaselines? { view.baselines(of: everything) }

  /// `nil` for anything but a classifier with labels.
  var baselinesJSON: JSONValue? {
    baselines.map {
      .object([
        ("no_change_accuracy", JSONValue($0.noChangeAccuracy)),
        ("majority_accuracy", JSONValue($0.majorityAccuracy)),
      ])
    }
  }

  /// What guessing achieves, and a warning where the model does no better.
  ///
  /// - Parameter rounded: writes a figure.
  func baselineLines(_ rounded: (Double) -> String) -> [String] {
    guard let baselines else { return [] }
    var guesses = [("always guessing “\(baselines.majorityClass)”", baselines.majorityAccuracy)]
    if let noChange = baselines.noChangeAccuracy { guesses.insert(("guessing the label before", noChange), at: 0) }
    let all = guesses.map { "\($0) \(rounded($1))" }.joined(separator: ", ")
    let unbeaten = guesses.filter { !baselines.isBeaten($0.1) }.map(\.0)
    let warning = "  warning: its accuracy is not certainly above that of \(unbeaten.joined(separator: " nor of "))"
    return ["  accuracy of \(all)"] + (unbeaten.isEmpty ? [] : [warning])
  }
}
