import Analysis
import Monitor

/// The rates of a two-class confusion matrix, negative first; `nil` where nothing stands below the fraction.
struct WorkingPoint {
  let trueNegative: Double
  let falsePositive: Double
  let falseNegative: Double
  let truePositive: Double

  init(_ matrix: ConfusionMatrix) {
    let isBinary = matrix.classCount == 2
    trueNegative = isBinary ? matrix[0, 0] : 0
    falsePositive = isBinary ? matrix[0, 1] : 0
    falseNegative = isBinary ? matrix[1, 0] : 0
    truePositive = isBinary ? matrix[1, 1] : 0
  }

  var falsePositiveRate: Double? { Self.ratio(falsePositive, falsePositive + trueNegative) }
  var missRate: Double? { Self.ratio(falseNegative, truePositive + falseNegative) }
  var recall: Double? { Self.ratio(truePositive, truePositive + falseNegative) }
  var precision: Double? { Self.ratio(truePositive, truePositive + falsePositive) }
  var f1: Double? { Self.ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative) }
  var accuracy: Double? { Self.ratio(truePositive + trueNegative, total) }
  var prevalence: Double? { Self.ratio(truePositive + falseNegative, total) }

  private var total: Double { trueNegative + falsePositive + falseNegative + truePositive }

  private static func ratio(_ part: Double, _ whole: Double) -> Double? {
    whole > 0 && whole.isFinite ? part / whole : nil
  }
}

/// Beside a curve: what the threshold makes of the window's records.
struct WorkingPointPanel {
  var curves: CurveProjection
  var positive: String
  var negative: String
  var unicode: Bool

  static let width = 33
  private static let labelWidth = 9

  func draw(into grid: inout Grid, rect: Rect) {
    for (y, line) in lines.enumerated() { grid.place(line.cut(to: rect.width), x: 0, y: y, in: rect) }
  }

  var thresholdLine: TextLine {
    let step = ThresholdStep.size(curves.scoreRange)
    let below = max(curves.scoreRange.lowerBound, curves.threshold - step)
    let above = min(curves.scoreRange.upperBound, curves.threshold + step)
    var line = TextLine("◂ \(NumberText.plain(below, width: 5))  ", .dim)
    line.add("threshold ", .text)
    line.add(NumberText.plain(curves.threshold, width: 6), .strong)
    line.add("  \(NumberText.plain(above, width: 5)) ▸", .dim)
    return line
  }

  private var lines: [TextLine] {
    let point = WorkingPoint(curves.atThreshold)
    var blank = TextLine()
    blank.pad(to: Self.labelWidth)
    var predicted = blank
    predicted.add(TextLine("predicted", .dim).fitted(to: 18, .right))
    var header = blank
    for label in [negative, positive] { header.add(TextLine(label, .header).cut(to: 8).fitted(to: 9, .right)) }
    header.add(TextLine("wrong", .header).fitted(to: 6, .right))
    return [
      TextLine("working point", .strong), TextLine(), predicted, header,
      row(negative, [point.trueNegative, point.falsePositive], wrong: point.falsePositiveRate),
      row(positive, [point.falseNegative, point.truePositive], wrong: point.missRate),
      TextLine(),
      pair(("precision", point.precision), ("recall", point.recall)),
      pair(("F1", point.f1), ("accuracy", point.accuracy)),
      TextLine(), thresholdLine, TextLine(),
      histogram(negative, curves.negativeHistogram, role: .classA),
      histogram(positive, curves.positiveHistogram, role: .classB),
    ]
  }

  private func row(_ label: String, _ counts: [Double], wrong: Double?) -> TextLine {
    var line = TextLine(label).fitted(to: Self.labelWidth)
    for count in counts { line.add(TextLine(NumberText.count(count, width: 8)).fitted(to: 9, .right)) }
    line.add(TextLine(NumberText.text(wrong, unit: .ratio), wrong == nil ? .missing : .text).fitted(to: 6, .right))
    return line
  }

  private func pair(_ first: (String, Double?), _ second: (String, Double?)) -> TextLine {
    var line = TextLine()
    for (title, value) in [first, second] {
      if !line.isEmpty { line.add("   ") }
      line.add(TextLine(title).fitted(to: 10))
      line.add(TextLine(NumberText.text(value, unit: .plain), value == nil ? .missing : .strong).fitted(to: 5, .right))
    }
    return line
  }

  private func histogram(_ label: String, _ counts: [Double], role: Role) -> TextLine {
    var line = TextLine(label).fitted(to: Self.labelWidth)
    line.add(" ")
    line.add(HistogramLine.line(counts, width: Self.width - Self.labelWidth - 1, role: role, unicode: unicode))
    return line
  }
}

/// How far one key press moves the threshold.
enum ThresholdStep {
  /// A hundredth of the range of the scores.
  static func size(_ range: ClosedRange<Double>) -> Double {
    let span = range.upperBound - range.lowerBound
    return span > 0 && span.isFinite ? span / 100 : 0.01
  }
}
