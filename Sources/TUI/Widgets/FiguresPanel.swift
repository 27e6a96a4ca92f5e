import Monitor
import Telemetry

/// A model's state and figures as a column beside its charts, or as two rows above them.
struct FiguresPanel {
  var summary: ModelSummary?
  var detail: ModelDetail
  var time: Timestamp?
  /// What the figures are compared with.
  var pinned: PinnedModel?

  func draw(into grid: inout Grid, rect: Rect) {
    for (y, line) in lines(width: rect.width).enumerated() { grid.place(line, x: 0, y: y, in: rect) }
  }

  func drawStrip(into grid: inout Grid, rect: Rect) {
    var line = TextLine(" ")
    if let summary { line.add(StateSign(summary.health).line) }
    for figure in detail.figures {
      var text = FigureText.line(figure, withInterval: compared == nil)
      if let compared { text.add(" " + compared.change(of: figure)) }
      guard line.width + 2 + text.width <= rect.width else { break }
      line.add("  ")
      line.add(text)
    }
    grid.place(line.cut(to: rect.width), x: 0, y: 0, in: rect)
  }

  private func lines(width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    if let summary {
      lines.append(StateSign(summary.health).line)
      if let reason = OverviewReason.text(for: summary, at: time) {
        lines += TextWrap.lines(reason, width: width, role: .dim)
      }
      lines.append(TextLine())
    }
    if let course = detail.course { lines += courseLines(course, width: width) }
    lines += compared?.lines(width: width) ?? detail.figures.flatMap { figureLines($0, width: width) }
    let traffic = trafficLines
    if !traffic.isEmpty { lines += [TextLine()] + traffic }
    for note in detail.notes { lines += [TextLine()] + TextWrap.lines(note, width: width, role: .dim) }
    return lines
  }

  private var compared: ComparedFigures? { pinned.map { ComparedFigures(detail: detail, pinned: $0) } }

  private static let titleWidth = 12
  private static let valueWidth = 7

  private func figureLines(_ figure: Figure, width: Int) -> [TextLine] {
    let role: Role = figure.value == nil ? .missing : .strong
    var line = titled(figure.title, TextLine(FigureText.value(figure), role))
    if let interval = figure.interval { line.add(" " + FigureText.interval(interval, unit: figure.unit), .dim) }
    let reason = figure.value == nil ? figure.reason.map { TextWrap.lines($0, width: width - 2, role: .dim) } ?? [] : []
    return [line.cut(to: width)]
      + reason.map { text in
        var line = TextLine("  ")
        line.add(text)
        return line
      }
  }

  /// What is known while labels are still to come, and of which records the figures below are then.
  private func courseLines(_ course: QualityCourse, width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    // Where it is the model's state it stands above.
    if let loss = course.loss, summary?.health != .worse(loss) {
      lines += TextWrap.lines(loss, width: width, role: .stateWarning)
    }
    let isPartial = course.coverage < 0.95
    if let estimate = course.estimate, isPartial {
      lines.append(TextLine("ESTIMATED, ALL RECORDS", .header).cut(to: width))
      var line = TextLine(estimate.title).fitted(to: Self.titleWidth)
      line.add(EstimateText.line(estimate))
      lines.append(line.cut(to: width))
    }
    if let error = course.pastError, course.estimate != nil {
      lines += TextWrap.lines("estimates have been off by \(NumberText.plain(error))", width: width, role: .dim)
    }
    if isPartial, course.coverage > 0 {
      lines.append(TextLine("LABELLED, \(NumberText.percent(course.coverage)) OF THEM", .header).cut(to: width))
    } else {
      lines += TextWrap.lines("labels \(NumberText.percent(course.coverage))", width: width, role: .dim)
    }
    if let delay = course.labelDelay {
      let text = "median delay \(TimeText.text(.seconds(delay.median)))"
      lines += TextWrap.lines(text, width: width, role: .dim)
    }
    // The figures of the labelled records follow their heading at once.
    return lines + (isPartial && course.coverage > 0 ? [] : [TextLine()])
  }

  private var trafficLines: [TextLine] {
    guard let summary else { return [] }
    var lines: [TextLine] = []
    if let rate = summary.recordsPerSecond { lines.append(titled("requests/s", TextLine(NumberText.rate(rate)))) }
    if let latency = summary.latencyP99Seconds {
      lines.append(titled("latency p99", TextLine(NumberText.seconds(latency))))
    }
    if let errors = summary.errorRatio { lines.append(titled("errors", TextLine(NumberText.percent(errors)))) }
    return lines
  }

  private func titled(_ title: String, _ value: TextLine) -> TextLine {
    var line = TextLine(title).fitted(to: Self.titleWidth)
    line.add(value.fitted(to: Self.valueWidth, .right))
    return line
  }
}
