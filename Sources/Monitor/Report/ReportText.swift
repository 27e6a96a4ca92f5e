internal import Alerting
internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  /// The report for a person.
  public var text: String {
    var lines: [String] = []
    for source in sources { lines += describe(source) }
    for model in models { lines += [""] + describe(model) }
    if !alerts.isEmpty { lines += ["", "alerts"] + alerts.map { "  " + describe($0) } }
    if !notes.isEmpty { lines += [""] + notes.map { "note: \($0)" } }
    return lines.map(\.harmless).joined(separator: "\n")
  }

  private func describe(_ episode: Episode) -> String {
    let until = episode.resolvedAt.map { " to \($0)" } ?? ""
    let summary = episode.annotation("summary").map { ": \($0)" } ?? ""
    return "\(episode.state.rawValue)  \(episode.name)  since \(episode.id.activeAt)\(until)\(summary)"
  }

  private func describe(_ source: SourceHealth) -> [String] {
    var line = "\(source.name)  \(source.format)  \(source.lineCount) lines, \(source.recordCount) records"
    if source.otherCount > 0 { line += ", \(source.otherCount) other" }
    if source.malformedCount > 0 { line += ", \(source.malformedCount) malformed" }
    var lines = [line]
    if case .failed(let reason) = source.state { lines.append("  cannot be read: \(reason)") }
    for example in source.malformedExamples.prefix(5) { lines.append("  line \(example.line): \(example.reason)") }
    let rest = source.malformedCount - min(5, source.malformedExamples.count)
    if rest > 0 { lines.append("  and \(rest) more malformed lines") }
    return lines
  }

  private func describe(_ model: Model) -> [String] {
    let window = model.everything
    let name = model.view.identity.model.isEmpty ? "(no model name)" : model.view.identity.model
    let version = model.view.identity.version.map { " \($0)" } ?? ""
    var lines = [
      "\(name)\(version)  \(window.task.rawValue)  \(window.recordCount) records, \(window.labelledCount) labelled"
    ]
    if let range = window.timeRange { lines.append("  \(range.lowerBound) to \(range.upperBound)") }
    let intervals = model.intervals
    for metric in model.metrics {
      guard let value = metric.value else { continue }
      let interval =
        intervals.first { $0.id == metric.id }
        .map { "  [\(rounded(max(0, $0.low))), \(rounded(min(1, $0.high)))]" } ?? ""
      lines.append("  \(padded(FigureTitles.title(of: metric.id), 22))  \(rounded(value))\(interval)")
    }
    lines += model.baselineLines(rounded)
    lines += undefinedLines(model.metrics) + estimateLines(model)
    if let matrix = window.confusion, matrix.total > 0, matrix.classCount <= 20 {
      lines += ["", "  rows actual, columns predicted"] + table(matrix, window.classes)
    }
    if let p99 = window.latencySeconds(quantile: 0.99), let p50 = window.latencySeconds(quantile: 0.5) {
      lines += ["", "  latency p50 \(rounded(p50 * 1_000)) ms, p99 \(rounded(p99 * 1_000)) ms"]
    }
    return lines + fieldLines(window) + windowLines(model) + watchLines(model)
  }

  /// One line for each reason why figures are undefined.
  private func undefinedLines(_ metrics: [Metric]) -> [String] {
    var titles: [(reason: String, titles: [String])] = []
    for metric in metrics where metric.value == nil {
      let reason = metric.reason ?? "not enough data"
      if let index = titles.firstIndex(where: { $0.reason == reason }) {
        titles[index].titles.append(FigureTitles.title(of: metric.id))
      } else {
        titles.append((reason, [FigureTitles.title(of: metric.id)]))
      }
    }
    return titles.map { "  undefined: \($0.titles.joined(separator: ", ")): \($0.reason)" }
  }

  private func table(_ matrix: ConfusionMatrix, _ classes: [String]) -> [String] {
    let width = max(7, min(16, classes.map(\.count).max() ?? 0))
    let head = "  " + padded("", width) + classes.map { leftPadded($0, width) }.joined(separator: " ")
    return [head]
      + classes.enumerated().map { row, label in
        "  " + padded(label, width)
          + (0..<matrix.classCount).map { leftPadded(rounded(matrix[row, $0]), width) }.joined(separator: " ")
      }
  }

  private func fieldLines(_ window: WindowAggregate) -> [String] {
    let fields = window.fields(topCount: 3)
    guard !fields.isEmpty else { return [] }
    return [
      "",
      "  " + padded("field", 24)
        + ["count", "missing", "mean", "median", "min", "max"].map { leftPadded($0, 11) }.joined(),
    ]
      + fields.prefix(40).map { field in
        guard field.isNumber else {
          let top = field.top.map { "\($0.value) \($0.count)" }.joined(separator: ", ")
          return "  " + padded(field.name, 24) + leftPadded("\(field.count)", 11) + leftPadded("\(field.missing)", 11)
            + "  \(top)"
        }
        let numbers = [field.mean, field.median, field.min, field.max].map { leftPadded($0.map(rounded) ?? "–", 11) }
        return "  " + padded(field.name, 24) + leftPadded("\(field.count)", 11) + leftPadded("\(field.missing)", 11)
          + numbers.joined()
      } + (fields.count > 40 ? ["  and \(fields.count - 40) more fields"] : [])
  }

  private func windowLines(_ model: Model) -> [String] {
    let windows = model.view.reportWindows
    guard !windows.isEmpty else { return [] }
    return ["", "  " + padded("window", 26) + leftPadded("records", 9) + leftPadded("labelled", 10) + "  quality"]
      + windows.map { start, end, window in
        let name = model.view.hasTimeAxis ? "\(Timestamp(nanoseconds: start))" : "\(start)–\(end)"
        let quality = window.headline.map { "\(FigureTitles.title(of: $0.id)) \($0.value.map(rounded) ?? "undefined")" }
        return "  " + padded(name, 26) + leftPadded("\(window.recordCount)", 9)
          + leftPadded("\(window.labelledCount)", 10)
          + "  \(quality ?? "no labels")\(estimateText(window))"
      }
  }

  /// Four significant digits for people; programs read the JSON.
  func rounded(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e7 { return String(Int(value)) }
    guard value != 0, value.isFinite else { return "\(value)" }
    var magnitude = abs(value)
    var decimals = 3
    while magnitude >= 10, decimals > 0 {
      magnitude /= 10
      decimals -= 1
    }
    while magnitude < 1, decimals < 12 {
      magnitude *= 10
      decimals += 1
    }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let result = (value * scale).rounded() / scale
    return result == result.rounded() && abs(result) < 1e15 ? String(Int(result)) : "\(result)"
  }

  func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? String(text.prefix(width)) : text + String(repeating: " ", count: width - text.count)
  }

  func leftPadded(_ text: String, _ width: Int) -> String {
    text.count >= width ? String(text.prefix(width)) : String(repeating: " ", count: width - text.count) + text
  }
}
