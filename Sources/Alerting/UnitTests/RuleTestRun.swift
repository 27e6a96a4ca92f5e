internal import PromQL
internal import Telemetry

extension RuleTestGroup {
  /// Prometheus 3 does not count a sample that lies exactly on the start of a range, Prometheus 2 does, and files are
  /// written for either: a group that fails is run the other way too, and that counts where it fails less.
  func run(_ rules: [RuleGroup], _ settings: RuleTestSettings) -> RuleTestReport {
    let outcomes = RuleTestRun.run(self, rules, settings, hasClosedWindows: false)
    guard case let failed = ScriptCounts(outcomes).failed, failed > 0 else { return RuleTestReport(outcomes: outcomes) }
    let others = RuleTestRun.run(self, rules, settings, hasClosedWindows: true)
    guard ScriptCounts(others).failed < failed else { return RuleTestReport(outcomes: outcomes) }
    let title = name.isEmpty ? "the tests on line \(line)" : name
    return RuleTestReport(
      outcomes: others,
      remarks: ["\(title): run with the ranges of Prometheus 2, which count a sample exactly on their start"])
  }
}

/// One run of a group of tests.
private struct RuleTestRun {
  private let group: RuleTestGroup
  private let settings: RuleTestSettings
  private var engine: RuleEngine
  private var store = SeriesStore()
  /// Each series with the point that comes next.
  private var pending: [(id: SeriesID, values: [Double?], next: Int)] = []
  /// Why the rules went no further.
  private var faults: [String] = []
  /// The alerts that fired at the time of each case.
  private var firing: [Int: [ExpectedAlert]] = [:]

  static func run(
    _ group: RuleTestGroup, _ rules: [RuleGroup], _ settings: RuleTestSettings, hasClosedWindows: Bool
  ) -> [ScriptOutcome] {
    var run = RuleTestRun(group, rules, settings, hasClosedWindows: hasClosedWindows)
    run.evaluateRules()
    // Without anything to expect, a rule may fail all the same.
    guard !group.cases.isEmpty || run.faults.isEmpty else {
      return [ScriptOutcome(line: group.line, query: "the rules", verdict: .failed(run.faults))]
    }
    return group.cases.indices.map { run.outcome(ofCase: $0) }
  }

  private init(_ group: RuleTestGroup, _ rules: [RuleGroup], _ settings: RuleTestSettings, hasClosedWindows: Bool) {
    var options = RuleEngine.Options()
    options.externalLabels = group.externalLabels
    options.externalURL = group.externalURL
    options.evaluation.hasClosedWindows = hasClosedWindows
    options.evaluation.subqueryStep = max(1, settings.interval.nanoseconds / 1_000_000)
    engine = RuleEngine(groups: rules, options: options)
    self.group = group
    self.settings = settings
    // Of the same series twice the later one counts.
    var places: [Labels: Int] = [:]
    for series in group.series {
      let place = places[series.labels] ?? pending.count
      places[series.labels] = place
      let entry = (id: store.series(series.labels), values: series.values, next: 0)
      if place == pending.count { pending.append(entry) } else { pending[place] = entry }
    }
  }

  private mutating func evaluateRules() {
    let end = group.cases.map(\.time).max() ?? .zero
    var elapsed = Duration.zero
    while elapsed <= end {
      let time = group.start + elapsed
      load(through: time)
      _ = engine.evaluate(at: time, over: &store)
      faults = engine.health.compactMap { rule in
        rule.fault.map { "the rule \(rule.rule) failed at \(time): \($0)" }
      }
      guard faults.isEmpty else { return }
      note(from: elapsed, to: elapsed + settings.interval)
      elapsed += settings.interval
    }
  }

  /// Nothing that lies ahead is seen by a rule.
  private mutating func load(through time: Timestamp) {
    let step = max(1, group.interval.nanoseconds / 1_000_000)
    for index in pending.indices {
      while pending[index].next < pending[index].values.count {
        let milliseconds = group.start.milliseconds + step * Int64(pending[index].next)
        guard milliseconds <= time.milliseconds else { break }
        if let value = pending[index].values[pending[index].next] {
          store.append(Sample(milliseconds: milliseconds, value: value), to: pending[index].id)
        }
        pending[index].next += 1
      }
    }
  }

  /// Which alerts fire in the eyes of the cases from this evaluation to the next.
  private mutating func note(from start: Duration, to end: Duration) {
    for (index, testCase) in group.cases.enumerated() where testCase.time >= start && testCase.time < end {
      guard case .alerts(let name, _) = testCase.expectation else { continue }
      firing[index] = engine.episodes.compactMap { episode in
        guard episode.state == .firing, episode.origin.rule.utf8.elementsEqual(name.utf8) else { return nil }
        return ExpectedAlert(labels: episode.labels, annotations: episode.annotations)
      }
    }
  }

  private func outcome(ofCase index: Int) -> ScriptOutcome {
    let testCase = group.cases[index]
    let differences =
      switch testCase.expectation {
      case .alerts(_, let expected):
        firing[index].map { RuleTestComparison.differences(of: $0, from: expected) } ?? faults
      case .samples(let text, let expected):
        faults.isEmpty ? differences(of: text, at: group.start + testCase.time, from: expected) : faults
      }
    if differences.isEmpty { return testCase.outcome(.passed) }
    guard group.series.contains(where: \.holdsHistograms) || testCase.expectsHistograms else {
      return testCase.failed(differences)
    }
    return testCase.outcome(.leftOut("native histograms are put in or expected, which driftop does not keep"))
  }

  private func differences(of text: String, at time: Timestamp, from expected: [ExpectedSample]) -> [String] {
    do {
      let answer = try Expression(parsing: text).evaluate(
        over: store, at: .instant(milliseconds: time.milliseconds), options: engine.options.evaluation)
      switch answer.value {
      case .vector(let elements):
        return RuleTestComparison(isFuzzy: settings.isFuzzy).differences(of: elements, from: expected)
      case .scalar(let sample):
        let element = QueryValue.VectorElement(labels: Labels([]), sample: sample)
        return RuleTestComparison(isFuzzy: settings.isFuzzy).differences(of: [element], from: expected)
      case .string, .matrix: return ["the expression gives neither a vector nor a scalar"]
      }
    } catch let error as QueryError {
      return [error.message]
    } catch {
      return ["\(error)"]
    }
  }
}

extension RuleTestCase {
  fileprivate var expectsHistograms: Bool {
    guard case .samples(_, let samples) = expectation else { return false }
    return samples.contains(where: \.isHistogram)
  }
}
