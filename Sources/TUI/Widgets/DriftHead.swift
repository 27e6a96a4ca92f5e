import Analysis
import Monitor
import Telemetry

/// What a model's drift is measured against and how often that may cry wolf, and what it comes to.
struct DriftHead {
  var drift: DriftDetail
  /// The monitor's present, whose date goes without saying.
  var time: Timestamp?

  private static let labelWidth = 11

  /// The lines in a width, at most `height` of them. What it is measured against stays as long as each diagnosis can
  /// keep a line; on a screen lower than that, what drifts goes before.
  func lines(width: Int, atMost height: Int) -> [TextLine] {
    guard height > 0 else { return [] }
    let head = isLearning ? learningLines(width: width) : measureLines(width: width)
    let least = drift.diagnoses.isEmpty ? (summary == nil ? 0 : 1) : drift.diagnoses.count
    let room = height - head.count - 1
    if room >= min(least, 3) { return head + [TextLine()] + findingLines(width: width, atMost: room) }
    let findings = findingLines(width: width, atMost: height)
    return Array(head.prefix(height - findings.count)) + findings
  }

  private var isLearning: Bool { drift.reference.missingCount > 0 }

  private func learningLines(width: Int) -> [TextLine] {
    let reference = drift.reference
    let have = NumberText.count(reference.recordCount)
    var line = TextLine(" ◌ learning the reference: ", .stateUnknown)
    // How many a stretch of time will have nobody knows.
    if reference.missingCount > 1 {
      let all = NumberText.count(Double(reference.recordCount) + Double(reference.missingCount), width: 11)
      line.add("\(have) of \(all) records", .strong)
    } else {
      line.add("\(have) records so far", .strong)
    }
    return [line.cut(to: width)]
      + Self.wrapped("reference", [reference.source, "verdicts begin once it is complete and frozen"], width)
      // Over how much it is spread is not known before the features are.
      + (drift.checkCount > 0 ? Self.wrapped("budget", [drift.budget], width) : [])
  }

  private func measureLines(width: Int) -> [TextLine] {
    let reference = drift.reference
    var facts = [reference.source]
    // "first 1,000 records" says it already.
    let count = NumberText.count(reference.recordCount)
    if ![count, String(reference.recordCount)].contains(where: reference.source.contains) {
      facts.append("\(count) records")
    }
    if let range = reference.timeRange { facts.append(span(range)) }
    facts.append("frozen")
    if !drift.windows.isEmpty { facts.append("windows \(drift.windows.joined(separator: ", "))") }
    var budget = [drift.budget]
    if let rate = drift.nullRate {
      budget.append("measured \(NumberText.percent(rate.share)) at p \(DriftText.short(rate.level))")
    }
    return Self.wrapped("reference", facts, width) + Self.wrapped("budget", budget, width)
  }

  /// "02:14–02:31" on the present day, "2026-03-01 02:14–02:31" on another, both dates when they differ.
  private func span(_ range: ClosedRange<Timestamp>) -> String {
    let (start, end) = (range.lowerBound, range.upperBound)
    let clock: (Timestamp) -> String = { TimeText.tick($0, stepSeconds: 60) }
    let first = "\(TimeText.date(start)) \(clock(start))"
    if TimeText.date(start) == TimeText.date(end) {
      let isToday = time.map { TimeText.date($0) == TimeText.date(start) } ?? false
      return isToday ? "\(clock(start))–\(clock(end))" : "\(first)–\(clock(end))"
    }
    return "\(first) – \(TimeText.date(end)) \(clock(end))"
  }

  /// Facts with dots between, over as many lines as they need, after a label.
  private static func wrapped(_ label: String, _ facts: [String], _ width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine(" " + label, .dim).fitted(to: labelWidth)
    var isEmpty = true
    for fact in facts {
      let text = TextLine(fact)
      if !isEmpty, line.width + 3 + text.width > width {
        lines.append(line)
        line = TextLine("").fitted(to: labelWidth)
        isEmpty = true
      }
      if !isEmpty { line.add(" · ", .dim) }
      line.add(text)
      isEmpty = false
    }
    return (lines + [line]).map { $0.cut(to: width) }
  }
}

// What the findings come to.
extension DriftHead {
  private static let kindWidth = 14

  /// Every diagnosis in full, or the last ones in one line each, or only the first ones.
  private func findingLines(width: Int, atMost height: Int) -> [TextLine] {
    guard height > 0 else { return [] }
    guard !drift.diagnoses.isEmpty else { return summary.map { [$0.cut(to: width)] } ?? [] }
    var texts = drift.diagnoses.map { lines(of: $0, width: width) }
    for index in texts.indices.reversed() where texts.reduce(0, { $0 + $1.count }) > height {
      texts[index] = [shortLine(of: drift.diagnoses[index], width: width)]
    }
    let found = texts.flatMap { $0 }
    guard found.count > height else { return found }
    let hidden = found.count - height + 1
    return found.prefix(height - 1) + [TextLine(" … \(hidden) more", .dim).cut(to: width)]
  }

  private func lines(of diagnosis: Diagnosis, width: Int) -> [TextLine] {
    let first = sign(of: diagnosis)
    let evidence = TextWrap.lines(diagnosis.evidence, width: max(8, width - first.width - 1), role: .text)
    return evidence.enumerated().map { index, text in
      var line = index == 0 ? first : TextLine("").fitted(to: first.width)
      line.add(text)
      return line.cut(to: width)
    }
  }

  private func shortLine(of diagnosis: Diagnosis, width: Int) -> TextLine {
    var line = sign(of: diagnosis)
    line.add(diagnosis.evidence)
    return line.cut(to: width - 1)
  }

  private func sign(of diagnosis: Diagnosis) -> TextLine {
    var line = TextLine(" ")
    line.add(StateSign(diagnosis.grade).line.fitted(to: 9))
    line.add(TextLine(diagnosis.kind.rawValue, .strong).fitted(to: Self.kindWidth))
    return line
  }

  /// How many features are in which state, when no diagnosis says more; `nil` while nothing is watched.
  private var summary: TextLine? {
    let features = drift.features
    guard !features.isEmpty else { return nil }
    let drifting = features.count { $0.finding.verdict == .drift }
    let notes = features.count { $0.finding.verdict == .warning }
    let unknown = features.count { if case .insufficientData = $0.finding.verdict { true } else { false } }
    let all = NumberText.count(features.count)
    var line = TextLine(" ")
    if drifting > 0 {
      line.add("▲ \(NumberText.count(drifting)) of \(all) features drift", .stateWarning)
    } else if unknown == features.count {
      line.add("◌ too few values for any of \(all) features yet", .stateUnknown)
    } else {
      line.add("●", .stateOK)
      let known = unknown == 0 ? "any" : NumberText.count(features.count - unknown)
      line.add(" no drift in \(known) of \(all) features")
    }
    if notes > 0 { line.add(" · ○ \(NumberText.count(notes)) certain but small", .text) }
    if unknown > 0, unknown < features.count { line.add(" · ◌ \(NumberText.count(unknown)) too few", .stateUnknown) }
    return line
  }
}
