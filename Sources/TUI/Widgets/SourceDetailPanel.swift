import Monitor
import Telemetry

/// Every number about the selected source.
struct SourceDetailPanel {
  var row: SourceRow

  /// Names and what stands beside them, the most telling first.
  private var entries: [(title: String, text: String)] {
    switch row {
    case .log(let log): entries(of: log)
    case .target(let target): entries(of: target)
    }
  }

  /// One line an entry.
  func lines(width: Int) -> [TextLine] {
    let titleWidth = 12
    return entries.flatMap { entry -> [TextLine] in
      let text = TextWrap.lines(entry.text, width: width - titleWidth, role: .text)
      return text.enumerated().map { index, part in
        var line = TextLine(index == 0 ? entry.title : "", .dim).fitted(to: titleWidth)
        line.add(part)
        return line
      }
    }
  }

  /// As many entries on a line as it holds.
  func strip(width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine()
    for entry in entries {
      var part = TextLine(entry.title + " ", .dim)
      part.add(entry.text)
      if !line.isEmpty, line.width + 3 + part.width > width {
        lines.append(line)
        line = TextLine()
      }
      if !line.isEmpty { line.add("   ") }
      line.add(part.cut(to: width))
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private func entries(of log: SourceHealth) -> [(title: String, text: String)] {
    var entries = [("source", log.name), ("state", row.sign.word)]
    if log.holdsRecords {
      entries += [
        ("lines", NumberText.count(log.lineCount)), ("records", NumberText.count(log.recordCount)),
        ("other", NumberText.count(log.otherCount)), ("malformed", NumberText.count(log.malformedCount)),
      ]
    }
    if !log.format.isEmpty { entries.append(("format", log.format)) }
    if case .failed = log.state { entries.append(("reason", log.summary)) }
    return entries + log.notes.map { ("note", $0) }
  }

  private func entries(of target: TargetHealth) -> [(title: String, text: String)] {
    var entries = [("target", target.url), ("job", target.job), ("instance", target.instance)]
    if case .down(let reason) = target.state { entries.append(("reason", reason)) }
    if target.failureCount > 0 { entries.append(("failures", "\(NumberText.count(target.failureCount)) in a row")) }
    entries += [
      ("interval", TimeText.text(target.interval)), ("timeout", TimeText.text(target.timeout)),
      ("samples", NumberText.count(target.sampleCount)), ("kept", NumberText.count(target.keptCount)),
      ("new series", NumberText.count(target.addedCount)), ("body", NumberText.bytes(Double(target.bodyBytes))),
    ]
    if !target.format.isEmpty { entries.append(("format", target.format)) }
    if let duration = target.duration { entries.append(("duration", NumberText.seconds(duration.inSeconds))) }
    if let last = target.lastScrape { entries.append(("scraped", TimeText.clock(last))) }
    return entries + target.notes.map { ("note", $0) }
  }
}
