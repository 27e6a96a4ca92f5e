import Analysis
import Monitor
import Telemetry

/// One feature against the reference: both distributions laid over each other at the left, quantiles and statistics at
/// the right, and below what else there is to know.
struct FeatureDriftView {
  var feature: FeatureDrift
  var drift: DriftDetail
  var scroll: Int
  var unicode = true

  init(feature: FeatureDrift, drift: DriftDetail, scroll: Int) {
    self.feature = feature
    self.drift = drift
    self.scroll = scroll
  }

  func draw(into grid: inout Grid, rect: Rect) {
    let height = contentHeight(in: rect)
    var content = Grid(width: rect.width, height: max(height, rect.height))
    drawContent(into: &content, height: rect.height)
    grid.copyRows(of: content, from: min(scroll, max(0, height - rect.height)), into: rect)
  }

  func scrollLimit(in rect: Rect) -> Int {
    max(0, contentHeight(in: rect) - rect.height)
  }
}

// From top to bottom: the verdict, the pictures, the sentences.
extension FeatureDriftView {
  private static let sideWidth = 46
  private static let lowestPicture = 7
  private static let highestPicture = 18

  private var comparison: FeatureComparison? {
    guard let comparison = drift.comparison, comparison.name.utf8.elementsEqual(feature.name.utf8) else { return nil }
    return comparison
  }

  private func isStacked(_ width: Int) -> Bool { width < 76 }

  private func sideLines(width: Int, gap: Int) -> [TextLine] {
    let quantiles = comparison.map { QuantileTable(comparison: $0).lines(width: width) } ?? []
    let statistics = StatisticTable(finding: feature.finding).lines(width: width)
    let hasGap = gap > 0 && !quantiles.isEmpty && !statistics.isEmpty
    return quantiles + (hasGap ? [TextLine()] : []) + statistics
  }

  /// Blank rows between the parts; none where they would push something off the screen.
  private func gap(_ rect: Rect) -> Int {
    contentHeight(in: rect, gap: 1) <= rect.height ? 1 : 0
  }

  private func pictureHeight(_ rect: Rect, gap: Int) -> Int {
    let fixed = headLines(width: rect.width).count + gap + sentences(width: rect.width).count + gap
    return min(Self.highestPicture, max(Self.lowestPicture, rect.height - fixed))
  }

  private func contentHeight(in rect: Rect) -> Int {
    contentHeight(in: rect, gap: gap(rect))
  }

  private func contentHeight(in rect: Rect, gap: Int) -> Int {
    let head = headLines(width: rect.width).count + gap
    let below = sentences(width: rect.width).count + gap
    let stacked = isStacked(rect.width)
    let side = sideLines(width: stacked ? rect.width - 2 : Self.sideWidth, gap: gap).count
    let picture = pictureHeight(rect, gap: gap)
    return head + below + (stacked ? picture + gap + side : max(picture, side))
  }

  private func drawContent(into grid: inout Grid, height: Int) {
    let rect = grid.bounds
    let screen = Rect(x: 0, y: 0, width: rect.width, height: height)
    let gap = gap(screen)
    let head = headLines(width: rect.width)
    for (y, line) in head.enumerated() { grid.place(line.cut(to: rect.width), x: 0, y: y, in: rect) }
    var y = head.count + gap
    let picture = pictureHeight(screen, gap: gap)
    let stacked = isStacked(rect.width)
    let left = rect.part(y: y, width: stacked ? rect.width : rect.width - Self.sideWidth - 2, height: picture)
    let used = drawPicture(into: &grid, rect: left)
    let side = sideLines(width: stacked ? rect.width - 2 : Self.sideWidth, gap: gap)
    let sideY = stacked ? y + picture + gap : y
    for (index, line) in side.enumerated() {
      grid.place(line, x: stacked ? 1 : used + 3, y: sideY + index, in: rect)
    }
    y = (stacked ? sideY + side.count : y + max(picture, side.count)) + gap
    for (index, line) in sentences(width: rect.width).enumerated() { grid.place(line, x: 0, y: y + index, in: rect) }
  }

  /// Draws the two distributions; returns the columns that they take.
  private func drawPicture(into grid: inout Grid, rect: Rect) -> Int {
    guard let comparison else {
      grid.place(TextLine(" Reading the distributions.", .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
      return rect.width
    }
    guard !comparison.bins.isEmpty else {
      grid.place(TextLine(" No value to draw in this window.", .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
      return rect.width
    }
    let legend = Overlay.legend(unicode: unicode)
    grid.place(legend.cut(to: rect.width), x: 0, y: 0, in: rect)
    let picture = rect.part(y: 1)
    guard comparison.isNumeric else {
      let lines = CategoryComparison(comparison: comparison, unicode: unicode).lines(
        width: min(96, picture.width), atMost: picture.height)
      for (y, line) in lines.enumerated() { grid.place(line, x: 0, y: y, in: picture) }
      return min(96, rect.width)
    }
    let chart = ComparisonChart(comparison: comparison, unicode: unicode)
    chart.draw(into: &grid, rect: picture)
    return max(min(rect.width, legend.width), chart.width(atMost: rect.width))
  }
}

// The words.
extension FeatureDriftView {
  private func headLines(width: Int) -> [TextLine] {
    let finding = feature.finding
    var first = TextLine(" ")
    first.add(TextLine(feature.name, .strong).cut(to: max(8, width / 2)))
    first.add("  ")
    first.add(StateSign(finding.verdict).line)
    if let since = feature.since { first.add(" since \(date(since))\(isFirstMover ? ", the first" : "")") }
    if let size = DriftText.size(effect: finding.effect, psi: feature.psi) { first.add(" · \(size)") }
    if let pValue = finding.pValue { first.add(" · p \(DriftText.probability(pValue))") }
    let current = NumberText.count(finding.currentSize)
    var second = " \(current) values"
    if !feature.window.isEmpty { second += " over \(feature.window)" }
    second += " against \(NumberText.count(finding.referenceSize)) of the reference"
    if let contribution = feature.contribution {
      second += " · contributes \(NumberText.percent(contribution))"
    }
    return [first, TextLine(second, .dim)]
  }

  /// The time alone while it is of the day that the other features' is.
  private func date(_ time: Timestamp) -> String {
    let clock = TimeText.tick(time, stepSeconds: 60)
    let dates = Set(drift.features.compactMap(\.since).map(TimeText.date))
    return dates.count > 1 ? "\(TimeText.date(time)) \(clock)" : clock
  }

  private func sentences(width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    for fault in feature.faults { lines += wrapped("└ " + fault, width, role: .stateWarning) }
    return lines + Self.joined(facts, width)
  }

  private func wrapped(_ text: String, _ width: Int, role: Role) -> [TextLine] {
    TextWrap.lines(text, width: max(8, width - 2), role: role).map { line in
      var indented = TextLine(" ")
      indented.add(line)
      return indented.cut(to: width)
    }
  }

  /// Facts with dots between, never broken unless one is longer than a line.
  private static func joined(_ facts: [String], _ width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine()
    for fact in facts {
      if !line.isEmpty, line.width + 3 + fact.unicodeScalars.count <= width - 1 {
        line.add(" · " + fact, .dim)
      } else {
        if !line.isEmpty { lines.append(line) }
        line = TextLine(" " + fact, .dim).cut(to: width)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private var facts: [String] {
    let finding = feature.finding
    var facts: [String] = []
    if finding.lacksReference {
      facts.append("needs a larger reference, has \(NumberText.count(finding.referenceSize))")
    }
    if let need = finding.need {
      facts.append("needs \(NumberText.count(need)) values for a verdict, has \(NumberText.count(finding.currentSize))")
    }
    if let decisive = finding.decisive, finding.verdict == .drift || finding.verdict == .warning {
      facts.append("decided by \(DriftText.statistic(decisive))")
    }
    facts.append("the budget calls p below \(DriftText.probability(finding.level)) certain")
    if let smallest = DriftText.smallestDetectable(feature, unicode: unicode) { facts.append(smallest) }
    if let comparison {
      let shares = [comparison.referenceMissingShare, comparison.currentMissingShare].map(NumberText.percent)
      facts.append("missing \(shares[0]) → \(shares[1])")
    }
    return facts
  }

  /// Whether this feature began to drift before every other one that drifts.
  private var isFirstMover: Bool {
    guard let since = feature.since else { return false }
    let others = drift.features.filter { !$0.name.utf8.elementsEqual(feature.name.utf8) }.compactMap(\.since)
    return !others.isEmpty && others.allSatisfy { $0 > since }
  }
}
