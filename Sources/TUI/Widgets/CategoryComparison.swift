import Monitor

/// Reference and current shares of categories, a bar a category, with the shares in numbers behind.
struct CategoryComparison {
  var comparison: FeatureComparison
  var unicode: Bool

  private static let sharesWidth = 15

  /// One a category, and the number of those that have no line.
  func lines(width: Int, atMost height: Int) -> [TextLine] {
    let bins = comparison.bins
    guard height > 0, !bins.isEmpty else { return [] }
    let shown = bins.count <= height ? bins.count : max(0, height - 1)
    let longest = bins.prefix(shown).map { TextLine($0.label).width }.max() ?? 0
    let labelWidth = min(longest, max(4, (width - Self.sharesWidth) / 2))
    let bar = max(0, width - labelWidth - Self.sharesWidth - 3)
    let highest = bins.map { max(Overlay.share($0.reference), Overlay.share($0.current)) }.max() ?? 0
    var lines = bins.prefix(shown).map { line($0, labelWidth: labelWidth, bar: bar, highest: highest) }
    if shown < bins.count { lines.append(TextLine(" \(NumberText.count(bins.count - shown)) more", .dim)) }
    return lines
  }

  private func line(_ bin: FeatureComparison.Bin, labelWidth: Int, bar: Int, highest: Double) -> TextLine {
    var line = TextLine(" ")
    line.add(TextLine(bin.label).fitted(to: labelWidth))
    line.add(" ")
    let reference = cells(bin.reference, highest, bar)
    let current = cells(bin.current, highest, bar)
    for column in 0..<bar {
      let cell = Overlay.cell(reference: column < reference, current: column < current, unicode: unicode)
      line.add(cell ?? .blank, count: 1)
    }
    line.add(" ")
    line.add(TextLine(NumberText.percent(bin.reference), .dim).fitted(to: 6, .right))
    line.add(" → ", .dim)
    line.add(TextLine(NumberText.percent(bin.current)).fitted(to: 6, .right))
    return line
  }

  private func cells(_ share: Double, _ highest: Double, _ bar: Int) -> Int {
    let share = Overlay.share(share)
    guard share > 0, highest > 0 else { return 0 }
    return max(1, ScreenInt.rounded(share / highest * Double(bar)))
  }
}
