internal import Analysis
internal import Predictions
internal import Telemetry

extension Report {
  /// One test suite for each model, for what shows test results: a case for each feature held against the reference, which
  /// fails where it drifts and is skipped where there is too little data, and one for each source, which fails where it
  /// cannot be read.
  public var junit: String {
    let suites = [sourceSuite] + models.map(suite)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + suites.joined() + "</testsuites>"
  }

  private struct Case {
    enum Outcome {
      case passed
      case failed(String)
      case skipped(String)
    }

    var name: String
    var outcome: Outcome
  }

  private var sourceSuite: String {
    suite(
      "sources",
      sources.map { source in
        if case .failed(let reason) = source.state { return Case(name: source.name, outcome: .failed(reason)) }
        return Case(name: source.name, outcome: .passed)
      })
  }

  private func suite(_ model: Model) -> String {
    let identity = model.view.identity
    let name = identity.model.isEmpty ? "(no model name)" : identity.model
    let figures = model.metrics.map { metric in
      Case(
        name: "figure \(metric.id)",
        outcome: metric.value == nil ? .skipped(metric.reason ?? "not enough data") : .passed)
    }
    let windows = model.watch?.windows ?? []
    let drift = windows.flatMap { window in window.findings.map { testCase($0, window, isOnly: windows.count == 1) } }
    return suite(name + (identity.version.map { " \($0)" } ?? ""), figures + drift)
  }

  private func testCase(_ feature: FeatureFinding, _ window: WindowFindings, isOnly: Bool) -> Case {
    let start = window.isTime ? "\(Timestamp(nanoseconds: window.start))" : "record \(window.start)"
    let place = isOnly || window.isWhole ? "" : " from \(start)"
    let finding = feature.finding
    let figures =
      [
        finding.effect.map { "effect \(rounded($0))" }, finding.pValue.map { "p \($0)" },
        "\(finding.referenceSize) values in the reference, \(finding.currentSize) now",
      ].compactMap { $0 } + feature.faults
    let outcome: Case.Outcome =
      switch finding.verdict {
      case .drift: .failed(figures.joined(separator: "; "))
      case .insufficientData:
        .skipped(
          finding.need.map { "too few values: \(finding.currentSize) of \($0)" } ?? "too few values in the reference")
      case .stable, .warning: .passed
      }
    return Case(name: "drift of \(feature.name)\(place)", outcome: outcome)
  }

  private func suite(_ name: String, _ cases: [Case]) -> String {
    let failures = cases.count { if case .failed = $0.outcome { true } else { false } }
    let skipped = cases.count { if case .skipped = $0.outcome { true } else { false } }
    return "  <testsuite name=\"\(name.escapedXML)\" tests=\"\(cases.count)\" failures=\"\(failures)\" "
      + "skipped=\"\(skipped)\">\n" + cases.map { element($0, suite: name) }.joined() + "  </testsuite>\n"
  }

  private func element(_ testCase: Case, suite: String) -> String {
    let start = "    <testcase classname=\"\(suite.escapedXML)\" name=\"\(testCase.name.escapedXML)\""
    switch testCase.outcome {
    case .passed: return start + "/>\n"
    case .failed(let reason): return start + "><failure message=\"\(reason.escapedXML)\"/></testcase>\n"
    case .skipped(let reason): return start + "><skipped message=\"\(reason.escapedXML)\"/></testcase>\n"
    }
  }
}

extension String {
  /// As the value of an attribute; characters that XML cannot hold are replaced.
  fileprivate var escapedXML: String {
    let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return harmless.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
  }
}
