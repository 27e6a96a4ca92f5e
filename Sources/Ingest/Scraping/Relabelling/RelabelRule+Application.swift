public import Telemetry

extension [RelabelRule] {
  /// The labels after all rules; `nil` when a rule dropped them.
  public func applied(to labels: Labels) -> Labels? {
    guard !isEmpty else { return labels }
    var draft = LabelDraft(pairs: labels.pairs)
    for rule in self where !rule.keeps(&draft) { return nil }
    return Labels(draft.pairs)
  }
}

/// Labels between two rules, in no order; an empty value is no label.
struct LabelDraft {
  var pairs: [Label]

  subscript(name: String) -> String {
    get { pairs.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? "" }
    set {
      let index = pairs.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
      if newValue.isEmpty {
        if let index { pairs.remove(at: index) }
      } else if let index {
        pairs[index].value = newValue
      } else {
        pairs.append(Label(name, newValue))
      }
    }
  }
}

extension RelabelRule {
  /// Rewrites the labels; false when they are to be dropped.
  fileprivate func keeps(_ labels: inout LabelDraft) -> Bool {
    let value = parameters.sourceLabels.map { labels[$0] }.joined(separator: parameters.separator)
    let name = parameters.targetLabel
    switch parameters.action {
    case .keep: return pattern.matches(value)
    case .drop: return !pattern.matches(value)
    case .keepequal: return labels[name].utf8.elementsEqual(value.utf8)
    case .dropequal: return !labels[name].utf8.elementsEqual(value.utf8)
    case .replace: replace(value, in: &labels)
    case .hashmod: labels[name] = String(Self.hash(value) % parameters.modulus)
    case .lowercase: labels[name] = value.lowercased()
    case .uppercase: labels[name] = value.uppercased()
    case .labelmap: map(&labels)
    case .labeldrop: labels.pairs.removeAll { pattern.matches($0.name) }
    case .labelkeep: labels.pairs.removeAll { !pattern.matches($0.name) }
    }
    return true
  }

  private func replace(_ value: String, in labels: inout LabelDraft) {
    guard let groups = pattern.groups(in: value) else { return }
    let name = target.expanded(with: groups)
    guard parameters.isValidName(name) else { return }
    labels[name] = replacement.expanded(with: groups)
  }

  private func map(_ labels: inout LabelDraft) {
    for label in labels.pairs {
      guard let groups = pattern.groups(in: label.name), case let name = replacement.expanded(with: groups),
        !name.isEmpty
      else { continue }
      labels[name] = label.value
    }
  }

  /// The last eight bytes of the digest, the first of them the highest.
  private static func hash(_ value: String) -> UInt64 {
    MD5.digest(value.utf8).suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
