import Monitor

/// How a figure is written that was told from scores, before its labels came.
enum EstimateText {
  /// "est .96 ±.01".
  static func line(_ estimate: QualityEstimate) -> TextLine {
    var line = TextLine("est ", .dim)
    line.add(hundredths(estimate.value), .strong)
    // A margin of nothing would be a lie: it is at least what rounding hides.
    line.add(" ±" + hundredths(max(0.01, estimate.margin)), .dim)
    return line
  }

  private static func hundredths(_ share: Double) -> String {
    let hundredths = min(100, max(0, ScreenInt.rounded(share * 100)))
    guard hundredths < 100 else { return "1" }
    return hundredths < 10 ? ".0\(hundredths)" : ".\(hundredths)"
  }
}
