import Monitor

/// Quantiles of a feature in the reference and now, and how far each has moved.
struct QuantileTable {
  var comparison: FeatureComparison

  func lines(width: Int) -> [TextLine] {
    let quantiles = comparison.quantiles
    guard !quantiles.isEmpty else { return [] }
    let layout = TableLayout(
      [
        .init(title: "QUANTILE", width: 9, priority: 0),
        .init(title: "REFERENCE", alignment: .right, width: 10, priority: 1),
        .init(title: "CURRENT", alignment: .right, width: 10, priority: 0),
        .init(title: "SHIFT", alignment: .right, width: 10, priority: 2),
      ], width: width)
    return [layout.header()] + quantiles.map { quantile in layout.row { cell($0, quantile) } }
  }

  private func cell(_ column: Int, _ quantile: FeatureComparison.QuantileShift) -> TextLine {
    switch column {
    case 0: return TextLine("p" + DriftText.short(quantile.probability * 100))
    case 1: return number(quantile.reference, role: .dim)
    case 2:
      if quantile.current == nil, let bound = bound(quantile.probability) { return TextLine(bound) }
      return number(quantile.current, role: .text)
    default:
      guard let reference = quantile.reference, let current = quantile.current else { return TextLine() }
      let shift = current - reference
      return TextLine((shift > 0 ? "+" : "") + NumberText.plain(shift, width: 9))
    }
  }

  /// The end of the reference beyond which a quantile lies: "< 7.99".
  private func bound(_ probability: Double) -> String? {
    let isLow = probability < 0.5
    let label = isLow ? comparison.bins.first?.label : comparison.bins.last?.label
    return label.flatMap { $0.hasPrefix(isLow ? "<" : ">") ? $0 : nil }
  }

  private func number(_ value: Double?, role: Role) -> TextLine {
    value.map { TextLine(NumberText.plain($0, width: 9), role) } ?? TextLine(NumberText.missing, .missing)
  }
}
