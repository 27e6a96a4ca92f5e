internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  /// The figures and verdicts as tables, for a comment or a wiki.
  public var markdown: String {
    var lines = ["# driftop report", "", "| source | records | malformed |", "|---|---|---|"]
    lines += sources.map { "| \($0.name.escapedMarkdown) | \($0.recordCount) | \($0.malformedCount) |" }
    for model in models { lines += [""] + section(model) }
    if !notes.isEmpty { lines += ["", "## Notes", ""] + notes.map { "- \($0.escapedMarkdown)" } }
    return lines.joined(separator: "\n")
  }

  private func section(_ model: Model) -> [String] {
    let (identity, window) = (model.view.identity, model.everything)
    let name = identity.model.isEmpty ? "(no model name)" : identity.model
    let title = name + (identity.version.map { " \($0)" } ?? "")
    var lines = [
      "## \(title.escapedMarkdown)", "",
      "\(window.task.rawValue), \(window.recordCount) records, \(window.labelledCount) labelled", "",
      "| figure | value | 95 % |", "|---|---|---|",
    ]
    for metric in model.metrics {
      let interval = model.intervals.first { $0.id == metric.id }
        .map { "\(rounded(max(0, $0.low))) to \(rounded(min(1, $0.high)))" }
      lines.append(
        "| \(FigureTitles.title(of: metric.id).escapedMarkdown) | \(metric.value.map(rounded) ?? "undefined") | "
          + "\(interval ?? "") |")
    }
    return lines + estimateTable(model) + driftSection(model)
  }

  private func driftSection(_ model: Model) -> [String] {
    guard let watch = model.watch, let overall = watch.overall else { return [] }
    let source = "\(watch.profile.source): \(watch.profile.recordCount) records"
    let head = [
      "", "### Drift", "", "Against \(source.escapedMarkdown); \(watch.budget)", "",
      "| feature | verdict | effect | PSI | p | reference | current |", "|---|---|---|---|---|---|---|",
    ]
    let features = overall.findings.sorted { $0.finding.isGraver(than: $1.finding) }
    return head
      + features.map { feature in
        let finding = feature.finding
        let figures = [finding.effect, feature.psi, finding.pValue].map { $0.map { "\($0)" } ?? "" }
        let sizes = ["\(finding.referenceSize)", "\(finding.currentSize)"]
        let cells = [feature.name.escapedMarkdown, finding.verdict.word] + figures + sizes
        return "| " + cells.joined(separator: " | ") + " |"
      }
      + (watch.diagnoses.isEmpty ? [] : [""])
      + watch.diagnoses.map {
        "- \($0.grade == .alert ? "**alert**" : "note"): \($0.kind.rawValue): \($0.evidence.escapedMarkdown)"
      }
  }
}

extension String {
  /// With nothing in it that would end a cell or begin markup.
  fileprivate var escapedMarkdown: String {
    harmless.reduce(into: "") { text, character in
      if "\\`*_{}[]<>#|~".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
