extension Aggregation.Grouping: CustomStringConvertible {
  /// ` by (a, b) `; nothing for no labels, since that is what an aggregation does by itself.
  public var description: String {
    if isWithout { return " without (\(labelList(labels))) " }
    return labels.isEmpty ? "" : " by (\(labelList(labels))) "
  }
}

extension VectorMatching: CustomStringConvertible {
  /// ` on (a) group_left (b) fill (0)`; nothing when there is nothing to say.
  public var description: String {
    var text = ""
    if isOn || !labels.isEmpty || cardinality != .oneToOne {
      text += " \(isOn ? "on" : "ignoring") (\(labelList(labels)))"
    }
    if cardinality != .oneToOne {
      text += " group_\(cardinality == .manyToOne ? "left" : "right") (\(labelList(included)))"
    }
    switch (leftFill, rightFill) {
    case (let left?, let right?) where left.bitPattern == right.bitPattern:
      text += " fill (\(SampleSpelling.plain(left)))"
    default:
      if let leftFill { text += " fill_left (\(SampleSpelling.plain(leftFill)))" }
      if let rightFill { text += " fill_right (\(SampleSpelling.plain(rightFill)))" }
    }
    return text
  }
}

private func labelList(_ labels: [String]) -> String {
  labels.map(StringLiteral.labelName).joined(separator: ", ")
}
