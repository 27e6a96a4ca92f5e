import Alerting
import Monitor
import Predictions
import Recording
import Telemetry

/// A tape that is judged otherwise than when it was recorded: by other rules, budgets or detectors' settings.
///
/// What was kept of the state, and the marks, belong to how it was judged then.
struct JudgedTape: Tape {
  let tape: any Tape
  let header: RecordingHeader

  func range() throws(RecordingFault) -> ClosedRange<Timestamp> { try tape.range() }

  func reader(from place: TapePlace?) throws(RecordingFault) -> any TapeReader { try tape.reader(from: place) }

  func checkpoint(before time: Timestamp) throws(RecordingFault) -> TapeCheckpoint? { nil }

  func marks() throws(RecordingFault) -> [PlaybackStatus.Mark] { [] }

  var notes: [String] { tape.notes }
}

extension RecordingHeader {
  /// Judged by what options say, and by what they do not say as before.
  ///
  /// - Parameter rules: what `--rules` says; empty to keep the rules.
  /// - Returns: `nil` where nothing is judged otherwise.
  func judged(by inputs: Inputs, rules: [String]) throws(Failure) -> RecordingHeader? {
    var header = self
    let hasRules = !rules.isEmpty || !inputs.configuration.rules.isEmpty
    if hasRules {
      let configuration = try RuleConfiguration(rules, inputs.configuration)
      for fault in configuration.faults { StandardError.write(line: fault.description) }
      header.alerting = configuration.settings
    }
    header.settings.task = inputs.task ?? settings.task
    header.settings.positive = inputs.positive ?? settings.positive
    header.settings.threshold = inputs.threshold ?? settings.threshold
    let profiles = try ReferenceInput.profiles(inputs)
    if !profiles.isEmpty { header.references = profiles }
    try header.judgeDrift(by: inputs)
    return hasRules || !profiles.isEmpty || header.settings != settings ? header : nil
  }

  private mutating func judgeDrift(by inputs: Inputs) throws(Failure) {
    // What nobody has said is as it was recorded, not as it is usual.
    if inputs.reference != nil { settings.watch = inputs.settings(.live).watch }
    guard var watch = settings.watch else {
      guard inputs.budget == nil else {
        throw Failure(sentence: "--budget: nothing was held against a reference; name one with --reference")
      }
      return
    }
    if let budget = inputs.budget { watch.budget = budget }
    if let field = inputs.groupField { watch.groupField = field }
    if let horizon = inputs.labelHorizon { watch.labelHorizon = horizon }
    inputs.configuration.drift.judge(&watch)
    let weights = inputs.configuration.importance.weights
    if !weights.isEmpty { watch.importances = weights }
    settings.watch = watch
  }
}
