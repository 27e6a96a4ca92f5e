import Monitor

/// How many alerts want somebody, for the first row of every view; nothing where none do.
struct AlertBadge {
  var summary: AlertSummary?

  /// From the fullest form to the shortest.
  var forms: [TextLine] {
    guard let summary, summary.firing + summary.acknowledged > 0 else { return [TextLine()] }
    let words = [("firing", "acknowledged"), ("firing", "acked")].map { firing, acknowledged in
      line(
        summary, " \(NumberText.count(summary.firing)) \(firing)",
        " \(NumberText.count(summary.acknowledged)) \(acknowledged)")
    }
    let short = line(
      summary, NumberText.count(summary.firing, width: 4), NumberText.count(summary.acknowledged, width: 4))
    return words + [short]
  }

  private func line(_ summary: AlertSummary, _ firing: String, _ acknowledged: String) -> TextLine {
    var line = TextLine()
    if summary.firing > 0 { line.add("  ▲\(firing)", .stateCritical) }
    if summary.acknowledged > 0 { line.add("  ✓\(acknowledged)", .stateOK) }
    return line
  }
}
