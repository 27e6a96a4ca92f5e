import Monitor
import Predictions

/// Which of the two curves is shown.
enum CurveKind: Sendable {
  case roc
  case precisionRecall
}

/// ROC or precision–recall with the working point: its confusion matrix, its figures and where the scores lie.
struct CurvesView {
  var detail: ModelDetail
  var kind: CurveKind
  var unicode: Bool
  var pinned: PinnedModel?

  func draw(into grid: inout Grid, rect: Rect) {
    guard let curves = detail.curves, !points(curves).isEmpty else {
      MessageText.draw(explanation, into: &grid, rect: rect)
      return
    }
    grid.place(caption(curves).cut(to: rect.width), x: 0, y: 0, in: rect)
    grid.place((legend(curves) ?? axesLine).cut(to: rect.width), x: 0, y: 1, in: rect)
    let panel = WorkingPointPanel(
      curves: curves, positive: detail.positiveClass ?? "positive", negative: negativeClass, unicode: unicode)
    let hasSide = rect.width >= CurvePlot.axisWidth + 24 + WorkingPointPanel.width + 3
    let room = rect.width - (hasSide ? WorkingPointPanel.width + 3 : 0)
    let bottom = hasSide ? 0 : 1
    let height = max(0, rect.height - 2 - bottom)
    // Cells are about twice as high as wide; a little wider than square reads better than a narrow box.
    let width = min(room, CurvePlot.axisWidth + height * 3)
    plot(curves).draw(into: &grid, rect: rect.part(y: 2, width: width, height: height))
    if hasSide {
      panel.draw(into: &grid, rect: rect.part(x: width + 3, width: WorkingPointPanel.width))
    } else {
      grid.place(panel.thresholdLine.cut(to: rect.width), x: 1, y: rect.height - 1, in: rect)
    }
  }

  private func points(_ curves: CurveProjection) -> [CurveProjection.Point] {
    kind == .roc ? curves.roc : curves.precisionRecall
  }

  private func caption(_ curves: CurveProjection) -> TextLine {
    var line = TextLine(kind == .roc ? " ROC   " : " Precision–recall   ", .strong)
    line.add(FigureText.line(kind == .roc ? curves.rocAUC : curves.averagePrecision))
    if let error = curves.binningError, error > 0 { line.add("  binned, ±\(NumberText.plain(error))", .dim) }
    return line
  }

  private var axesLine: TextLine {
    TextLine(kind == .roc ? " true positive rate over false positive rate" : " precision over recall", .dim)
  }

  /// Whose curve is whose; `nil` where nothing is compared.
  private func legend(_ curves: CurveProjection) -> TextLine? {
    guard let pinned else { return nil }
    var line = TextLine(" ")
    line.add(unicode ? "⠒" : "-", .graphLine)
    line.add(" \(pinned.now)   ", .text)
    line.add(CourseLayer.ring(unicode), .graphMarker)
    line.add(" \(pinned.time) ", .text)
    guard let then = pinned.detail.curves, !points(then).isEmpty else {
      line.add("no curve could be drawn", .missing)
      return line
    }
    let figures = kind == .roc ? (then.rocAUC, curves.rocAUC) : (then.averagePrecision, curves.averagePrecision)
    line.add(FigureText.line(figures.0))
    let change = ChangeText.text(from: figures.0.value, to: figures.1.value, unit: figures.1.unit)
    line.add("   change ", .dim)
    line.add(change, change == NumberText.missing ? .missing : .strong)
    return line
  }

  private func plot(_ curves: CurveProjection) -> CurvePlot {
    let rates = WorkingPoint(curves.atThreshold)
    let then = pinned?.detail.curves.map(points) ?? []
    switch kind {
    case .roc:
      return CurvePlot(
        points: curves.roc, reference: (.init(x: 0, y: 0), .init(x: 1, y: 1)),
        marker: Self.point(rates.falsePositiveRate, rates.recall), unicode: unicode, then: then)
    case .precisionRecall:
      let base = rates.prevalence
      return CurvePlot(
        points: curves.precisionRecall, reference: base.map { (.init(x: 0, y: $0), .init(x: 1, y: $0)) },
        marker: Self.point(rates.recall, rates.precision), unicode: unicode, then: then)
    }
  }

  private static func point(_ x: Double?, _ y: Double?) -> CurveProjection.Point? {
    guard let x, let y else { return nil }
    return CurveProjection.Point(x: x, y: y)
  }

  private var negativeClass: String {
    let others = detail.classes.filter { !$0.utf8.elementsEqual((detail.positiveClass ?? "").utf8) }
    return others.count == 1 ? others[0] : "other"
  }

  private var explanation: String {
    switch detail.task {
    case .regression: return "A regression model predicts numbers; curves are for classifiers with scores."
    case .unlabelled: return "This log has no actual values, so no curve can be drawn."
    case .multiclass:
      return "Curves are drawn for two classes; this model has \(NumberText.count(detail.classes.count))."
    case .binary: break
    }
    if let reason = detail.curves?.rocAUC.reason { return "No curve can be drawn: \(reason)." }
    if detail.labelledCount == 0 { return "No record in the window has a label yet, so no curve can be drawn." }
    return "No curve can be drawn: no record in the window has both a label and a score."
  }
}
