internal import Predictions
internal import Telemetry

extension ModelView {
  /// Sentences about how a model and its reference fit together.
  var referenceNotes: [String] {
    guard let watch else { return [] }
    let name = fullName
    guard let reference = watch.reference else { return missingNotes(watch) }
    var notes = reference.identity == identity ? [] : [foreignNote(reference, name)]
    guard let agreement = watch.agreement else { return notes }
    if agreement.sharedCount == 0, !agreement.absent.isEmpty {
      let found = agreement.unknown.isEmpty ? "none of them" : Self.list(agreement.unknown)
      notes.append(
        "\(name): the reference and the log share no feature: the reference has \(Self.list(agreement.absent)), "
          + "the log has \(found)")
    } else {
      if !agreement.absent.isEmpty {
        notes.append("\(name): no value in the log, and so not compared: \(Self.list(agreement.absent))")
      }
      if !agreement.unknown.isEmpty {
        notes.append("\(name): no value in the reference, and so not compared: \(Self.list(agreement.unknown))")
      }
    }
    return notes + agreement.unseenClasses.prefix(5).map { "\(name): \(Self.sentence($0))" }
  }

  /// What a report says where the log has ended before its reference was complete; the drift view shows it live.
  var incompleteReferenceNote: String? {
    guard let watch, let profile = watch.referenceInTheMaking else { return nil }
    if case .profiles = watch.settings.reference { return nil }
    var wanted = ""
    if case .first(let count) = watch.settings.reference { wanted = " of \(count)" }
    return "\(fullName): nothing is compared: the reference has \(profile.recordCount)\(wanted) records so far"
  }

  private var fullName: String {
    (identity.model.isEmpty ? "the model" : identity.model) + (identity.version.map { " \($0)" } ?? "")
  }

  private func missingNotes(_ watch: WatchView) -> [String] {
    guard case .profiles = watch.settings.reference else { return [] }
    let offered = offeredReferences.map { $0.model + ($0.version.map { " \($0)" } ?? "") }
    let advice = "save one with driftop reference save"
    return ["\(fullName): no reference: the file holds \(Self.list(offered)) only; \(advice)"]
  }

  private func foreignNote(_ reference: Reference, _ name: String) -> String {
    guard reference.identity.model != identity.model else {
      let version = reference.identity.version.map { "version \($0)" } ?? "records without a version"
      return "\(name): held against the reference of \(version)"
    }
    let other = reference.identity.model.isEmpty ? "a model without a name" : reference.identity.model
    return "\(name): held against the reference of \(other), the only model of the file"
  }

  private static func sentence(_ unseen: ReferenceAgreement.Class) -> String {
    let actual = Int(unseen.actualCount.rounded())
    return "class “\(unseen.label)” is not in the reference: predicted for \(unseen.predictedCount) records, "
      + "true of \(actual)"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
