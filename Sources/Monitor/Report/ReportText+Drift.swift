internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  private static let shownFeatures = 40
  private static let shownWindows = 40

  /// What a model's part says of its reference; nothing without one.
  func watchLines(_ model: Model) -> [String] {
    guard let watch = model.watch else { return [] }
    var lines = ["", "  reference \(describe(watch.profile))"]
    guard watch.isComplete, let overall = watch.overall else {
      return lines + ["  nothing is compared: \(watch.isComplete ? "no record beyond it" : "it is not complete")"]
    }
    lines.append("  budget    \(watch.budget): each check errs with \(rounded(overall.level)) at most")
    lines += ["", "  drift     \(name(overall))"] + table(overall)
    lines += windowLines(watch)
    if !watch.unwatched.isEmpty {
      lines += ["", "  not compared"] + watch.unwatched.prefix(10).map { "    \($0.name): \($0.reason)" }
      if watch.unwatched.count > 10 { lines.append("    and \(watch.unwatched.count - 10) more") }
    }
    if !watch.diagnoses.isEmpty {
      lines += ["", "  what it comes to"]
      lines += watch.diagnoses.map { diagnosis in
        let grade = diagnosis.grade == .alert ? "ALERT" : "note"
        return "    " + padded(grade, 6) + "\(diagnosis.kind.rawValue): \(diagnosis.evidence)"
      }
    }
    return lines + (watch.slices.map(sliceLines) ?? []) + (watch.outliers.map(outlierLines) ?? [])
  }

  private func describe(_ profile: ReferenceProfile) -> String {
    var text = "\(profile.source): \(profile.recordCount) records, \(profile.labelledCount) labelled"
    if let range = profile.timeRange { text += ", \(range.lowerBound) to \(range.upperBound)" }
    if let savedAt = profile.savedAt { text += ", saved \(savedAt)" }
    return text
  }

  private func name(_ window: WindowFindings) -> String {
    let part = window.isWhole ? "everything beyond it, " : "\(position(window.start, window)) on, "
    return part + "\(window.recordCount) records"
  }

  private func position(_ value: Int64, _ window: WindowFindings) -> String {
    window.isTime ? "\(Timestamp(nanoseconds: value))" : "record \(value)"
  }

  private func table(_ window: WindowFindings) -> [String] {
    let columns = ["effect", "PSI", "p", "reference", "current"]
    let head = "  " + padded("feature", 24) + padded("verdict", 14) + columns.map { leftPadded($0, 11) }.joined()
    let features = window.findings.sorted { $0.finding.isGraver(than: $1.finding) }
    let rest = features.count - Self.shownFeatures
    return [head] + features.prefix(Self.shownFeatures).flatMap(row)
      + (rest > 0 ? ["  and \(rest) more features"] : [])
  }

  private func row(_ feature: FeatureFinding) -> [String] {
    let finding = feature.finding
    var line = "  " + padded(feature.name, 23) + " "
    var figures = [finding.effect, feature.psi, finding.pValue].map { $0.map(short) ?? "–" }
    figures += ["\(finding.referenceSize)", "\(finding.currentSize)"]
    line += padded(word(finding.verdict), 14) + figures.map { leftPadded($0, 11) }.joined()
    if finding.lacksReference { line += "  needs a larger reference" }
    if let need = finding.need {
      line += "  needs \(need)"
      if let effect = finding.smallestDetectableEffect { line += ", could have seen an effect of \(short(effect))" }
    }
    return [line] + feature.faults.map { "    \($0)" }
  }

  private func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .insufficientData: "too few"
    case .stable: "stable"
    case .warning: "note"
    case .drift: "DRIFT"
    }
  }

  /// Windows in which something drifted.
  private func windowLines(_ watch: WatchReport) -> [String] {
    let parts = watch.windows.filter { !$0.isWhole }
    guard parts.count > 1 else { return [] }
    let drifting = parts.compactMap { window -> String? in
      let names = window.findings.filter { $0.finding.verdict == .drift }.map(\.name)
      guard !names.isEmpty else { return nil }
      let rest = names.count > 6 ? " and \(names.count - 6) more" : ""
      return "    " + padded(position(window.start, window), 26) + names.prefix(6).joined(separator: ", ") + rest
    }
    guard !drifting.isEmpty else { return ["", "  no feature drifted in any of \(parts.count) windows"] }
    let rest = drifting.count - Self.shownWindows
    return ["", "  drift in \(drifting.count) of \(parts.count) windows"] + drifting.prefix(Self.shownWindows)
      + (rest > 0 ? ["    and \(rest) more windows"] : [])
  }

  private func sliceLines(_ detail: SliceDetail) -> [String] {
    guard !detail.slices.isEmpty || !detail.groups.isEmpty else { return [] }
    var lines: [String] = []
    if !detail.slices.isEmpty {
      lines += ["", "  segments in which quality fell, of \(detail.searchedCount) searched"]
      lines += detail.slices.prefix(10).map { slice in
        let reference = slice.referenceQuality.map { ", \(rounded($0)) in the comparison" } ?? ""
        return "    \(slice.condition): \(rounded(slice.quality)) "
          + "[\(rounded(slice.interval.lowerBound)), \(rounded(slice.interval.upperBound))]\(reference), "
          + "\(slice.count) records, \(rounded(slice.lost)) lost, p \(short(slice.pValue))"
      }
    }
    if !detail.groups.isEmpty {
      lines += ["", "  groups by \(detail.groupField ?? "")"]
      for group in detail.groups {
        let rates = GroupGaps.Rate.allCases.compactMap { rate in
          group.rates[rate].map { "\(rate.rawValue) \(rounded($0.value))" }
        }
        lines.append("    \(group.value): \(group.count) records, \(rates.joined(separator: ", "))")
      }
    }
    return lines
  }

  private func outlierLines(_ outliers: OutlierFindings) -> [String] {
    guard let share = outliers.share else { return outliers.absence.map { ["", "  outliers: \($0)"] } ?? [] }
    let expected = outliers.expectedShare.map { ", \(short($0)) expected" } ?? ""
    let verdict = outliers.hasTooMany ? ": TOO MANY" : ""
    let count = "\(outliers.outlierCount) of \(outliers.scoredCount)"
    return ["", "  outliers  \(count), a share of \(short(share))\(expected)\(verdict)"]
      + outliers.strangers.prefix(5).map { stranger in
        "    record \(stranger.recordNumber): \(stranger.reasons.prefix(3).joined(separator: "; "))"
      }
  }

  /// As `rounded`, and small numbers by their power of ten.
  private func short(_ value: Double) -> String {
    guard value != 0, abs(value) < 1e-4 else { return rounded(value) }
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e") else { return rounded(value) }
    return String(text[..<mark].prefix(4)) + text[mark...]
  }
}
