import Monitor

/// A model's figures now and then, and how far each has moved.
struct ComparedFigures {
  var detail: ModelDetail
  var pinned: PinnedModel

  private static let titleWidth = 12
  private static let valueWidth = 7
  private static let changeWidth = 6

  func lines(width: Int) -> [TextLine] {
    var lines = [headLine.cut(to: width)]
    for figure in detail.figures {
      lines.append(line(figure.title, now: figure, then: pinned.figure(figure.id)).cut(to: width))
      guard figure.value == nil, let reason = figure.reason else { continue }
      for text in TextWrap.lines(reason, width: width - 2, role: .dim) {
        var line = TextLine("  ")
        line.add(text)
        lines.append(line)
      }
    }
    for (title, now, then) in [
      ("records", detail.recordCount, pinned.detail.recordCount),
      ("labelled", detail.labelledCount, pinned.detail.labelledCount),
    ] {
      lines.append(line(title, now: Self.count(now), then: Self.count(then)).cut(to: width))
    }
    return lines
  }

  /// "(−.058)" behind a figure, where there is no room for columns.
  func change(of figure: Figure) -> String {
    "(\(ChangeText.text(from: pinned.figure(figure.id)?.value, to: figure.value, unit: figure.unit)))"
  }

  private var headLine: TextLine {
    var line = TextLine("").fitted(to: Self.titleWidth)
    line.add(TextLine("now", .header).fitted(to: Self.valueWidth, .right))
    line.add(TextLine("then", .header).fitted(to: Self.valueWidth, .right))
    line.add(TextLine("diff", .header).fitted(to: Self.changeWidth, .right))
    return line
  }

  private func line(_ title: String, now: Figure, then: Figure?) -> TextLine {
    var line = TextLine(title).cut(to: Self.titleWidth).fitted(to: Self.titleWidth)
    line.add(value(now, .strong))
    line.add(value(then, .text))
    let change = ChangeText.text(from: then?.value, to: now.value, unit: now.unit, width: Self.changeWidth - 1)
    let role: Role = change == NumberText.missing ? .missing : .text
    line.add(TextLine(change, role).cut(to: Self.changeWidth).fitted(to: Self.changeWidth, .right))
    return line
  }

  private func value(_ figure: Figure?, _ role: Role) -> TextLine {
    let text = NumberText.text(figure?.value, unit: figure?.unit ?? .plain, width: Self.valueWidth - 1)
    return TextLine(text, figure?.value == nil ? .missing : role).fitted(to: Self.valueWidth, .right)
  }

  private static func count(_ count: Int) -> Figure {
    Figure(id: "", title: "", value: Double(count), unit: .count)
  }
}
