public import Predictions

extension SliceCondition {
  /// As a person reads it: "amount ≥ 250", "250 ≤ amount < 400", "region = north", "region missing".
  public var text: String {
    switch test {
    case .range(let from?, let to?): "\(Self.text(from)) ≤ \(field) < \(Self.text(to))"
    case .range(let from?, nil): "\(field) ≥ \(Self.text(from))"
    case .range(nil, let to?): "\(field) < \(Self.text(to))"
    case .range(nil, nil): "any \(field)"
    case .number(let number): "\(field) = \(Self.text(number))"
    case .category(let label): "\(field) = \(label.isEmpty ? "“”" : label)"
    case .otherCategory: "\(field) none of the frequent"
    case .missing: "\(field) missing"
    }
  }

  /// Without the field where it is one value: "north".
  public var valueText: String {
    switch test {
    case .number(let number): Self.text(number)
    case .category(let label): label.isEmpty ? "“”" : label
    case .otherCategory: "(others)"
    case .missing: "(missing)"
    case .range: text
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

extension [SliceCondition] {
  /// "amount ≥ 250 and region = north".
  public var text: String {
    isEmpty ? "all records" : map(\.text).joined(separator: " and ")
  }
}

extension SliceFindings {
  /// Why there is nothing to show, or what to keep in mind: one sentence each.
  public var notes: [String] {
    switch obstacle {
    case .tooFewLabels(let have, let need):
      return ["Too few labels yet: \(have) of the \(need) labelled records that a search needs since the reference."]
    case .noFeatures:
      return ["No field to make segments of: the reference has no feature besides the score."]
    case nil: break
    }
    var notes: [String] = []
    if comparison == .rest {
      notes.append(
        "The reference's sample has \(referenceCount) of the \(Self.neededReferenceLabels) labels that a comparison needs: "
          + "segments are held against the rest of the current records.")
    }
    if slices.isEmpty {
      let compared = comparison == .reference ? "than the reference leads to expect" : "than the rest"
      notes.append("None of \(searchedCount) segments is certainly worse \(compared).")
    }
    return notes
  }

  /// Why no groups are compared; `nil` where they are.
  public var groupNote: String? {
    guard let groupField else { return "No groups: --group FIELD compares them by a field's values." }
    guard hasGroupField else { return "No groups: \(groupField) is not among the watched fields of the reference." }
    guard measure == .accuracy else {
      return "No groups: their rates are about classes, and this model predicts numbers."
    }
    return groups.isEmpty ? "No groups yet: no record since the reference." : nil
  }
}
