internal import Analysis
internal import Telemetry

/// Says of which kind a change is, from what it is known, and whether it matters.
///
/// Drift alone is a note; with a certain loss of quality, estimated or realised, it is an alert. Faults of the data are
/// alerts where they touch a hundredth of the records, for those are wrong whatever quality says.
struct Diagnoses: Sendable {
  /// Share of the records from which on a fault is an alert.
  static let alertingShare = 0.01

  let evidence: WatchEvidence
  let contributions: DriftContributions

  init(_ evidence: WatchEvidence) {
    self.evidence = evidence
    contributions = DriftContributions(evidence.features, lookInterval: evidence.lookInterval)
  }

  /// Alerts before notes; among them what is nearest to its remedy first: data, model, inputs, classes.
  ///
  /// - Complexity: O(features + classes).
  var all: [Diagnosis] {
    let found = dataQuality + [concept, covariate, label].compactMap { $0 }
    return found.filter { $0.grade == .alert } + found.filter { $0.grade == .note }
  }

  // MARK: Kinds

  private var dataQuality: [Diagnosis] {
    evidence.features.compactMap { feature in
      let faults = feature.faults.filter(\.isSignificant)
      guard !faults.isEmpty else { return nil }
      let alerts = faults.contains { $0.share ?? 0 >= Self.alertingShare }
      return Diagnosis(
        kind: .dataQuality, grade: alerts ? .alert : .note,
        evidence: "\(feature.name): " + faults.map(\.sentence).joined(separator: "; "))
    }
  }

  /// The model answers worse than its own scores say: what inputs mean for the outcome has changed.
  private var concept: Diagnosis? {
    guard let quality = evidence.unexpected, quality.isCertain else { return nil }
    let inputs = contributions.order.isEmpty ? "while no input drifts" : "beyond what its drifting inputs explain"
    let labels = quality.count.map { " on \(EvidenceText.count($0)) labels" } ?? ""
    return Diagnosis(
      kind: .concept, grade: .alert,
      evidence: "realised \(quality.title) \(EvidenceText.figure(quality.current))\(labels) where "
        + "\(EvidenceText.figure(quality.expected)) ± \(EvidenceText.figure(quality.expectedError)) is estimated, \(inputs)"
    )
  }

  private var covariate: Diagnosis? {
    guard !contributions.order.isEmpty else { return nil }
    let drifting = contributions.order.map { evidence.features[$0] }
    var sentence = EvidenceText.list(drifting.map(\.name)) + (drifting.count == 1 ? " drifts" : " drift")
    if let since = drifting.compactMap(\.since).min() { sentence += " since \(EvidenceText.time(since))" }
    if let first = contributions.firstMover { sentence += ", \(evidence.features[first].name) first" }
    let sizes = drifting.map(\.finding.currentSize)
    if let most = sizes.max() { sentence += " (\(EvidenceText.count(most)) values)" }
    return Diagnosis(kind: .covariate, grade: grade, evidence: "\(sentence); \(cost)")
  }

  /// The share of an actual class has changed.
  private var label: Diagnosis? {
    guard let classes = evidence.classes, let finding = labelFinding(classes), finding.verdict == .drift else {
      return nil
    }
    let (before, now) = (Double(max(1, classes.reference.reduce(0, +))), Double(max(1, classes.current.reduce(0, +))))
    let shares = classes.labels.indices.map {
      (Double(classes.reference[$0]) / before, Double(classes.current[$0]) / now)
    }
    guard let most = shares.indices.max(by: { abs(shares[$0].1 - shares[$0].0) < abs(shares[$1].1 - shares[$1].0) })
    else {
      return nil
    }
    return Diagnosis(
      kind: .label, grade: grade,
      evidence: "actual class \(classes.labels[most]) is \(EvidenceText.percent(shares[most].1)) of "
        + "\(EvidenceText.count(Int(now))) labels, \(EvidenceText.percent(shares[most].0)) in the reference; \(cost)")
  }

  // MARK: What it costs

  private var grade: Diagnosis.Grade {
    evidence.estimated?.isCertain == true || evidence.realised?.isCertain == true ? .alert : .note
  }

  /// The loss that is best known: realised before estimated, certain before not.
  private var cost: String {
    let known = [(evidence.realised, "realised"), (evidence.estimated, "estimated")].compactMap { quality, word in
      quality.map { (quality: $0, word: word) }
    }
    guard let told = known.first(where: \.quality.isCertain) ?? known.first else {
      return "what it costs is not known without an estimate or labels"
    }
    let (quality, word) = told
    let figures =
      "\(word) \(quality.title) \(EvidenceText.figure(quality.current)) against "
      + "\(EvidenceText.figure(quality.expected)) in the reference"
    return quality.isCertain ? figures : "no certain loss: \(figures)"
  }

  private func labelFinding(_ classes: WatchEvidence.Classes) -> DriftFinding? {
    guard classes.reference.contains(where: { $0 > 0 }), classes.current.contains(where: { $0 > 0 }) else { return nil }
    let known = classes.labels.indices.filter { classes.reference[$0] > 0 }
    let feature = BinnedFeature(
      categories: known.map { (label: classes.labels[$0], count: classes.reference[$0]) }, missingCount: 0)
    guard feature.counts.count == known.count else { return nil }
    let unseen = classes.labels.indices.filter { classes.reference[$0] == 0 }.reduce(0) { $0 + classes.current[$1] }
    return DriftCheck(level: evidence.level).finding(
      reference: feature, current: BinnedCounts(counts: known.map { classes.current[$0] }, unseenCount: unseen))
  }
}
