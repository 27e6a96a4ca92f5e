internal import Analysis
internal import Predictions
internal import Telemetry

extension WatchView {
  /// What the findings of a model come to, most important first; empty without a reference.
  ///
  /// - Complexity: O(windows · features · bins), and one window of quality.
  var diagnoses: [Diagnosis] { Diagnoses(evidence(of: currentFindings())).all }

  /// What is known of the newest window.
  ///
  /// - Parameter findings: one for each feature of the reference, in its order; or none.
  func evidence(of findings: [FeatureFinding]) -> WatchEvidence {
    var evidence = WatchEvidence()
    guard let reference, findings.count == reference.features.count else { return evidence }
    evidence.features = findings.indices.map { place in
      let (finding, feature) = (findings[place], reference.features[place])
      return WatchEvidence.Feature(
        name: finding.name, isInput: feature.role != .score && feature.role != .predicted, finding: finding.finding,
        since: finding.onset ?? finding.alertStart, importance: importance(ofFeature: place),
        faults: faults(of: finding, place, feature.bins))
    }
    evidence.level = findings.map(\.finding.level).min() ?? evidence.level
    if let quick = slidingLengths.first, quick.isTime { evidence.lookInterval = .nanoseconds(quick.length / 60) }
    evidence.classes = actualClasses.map {
      WatchEvidence.Classes(labels: $0.labels, reference: $0.reference, current: $0.current)
    }
    addQuality(to: &evidence)
    return evidence
  }

  private func addQuality(to evidence: inout WatchEvidence) {
    let (estimated, realised) = (estimatedLoss, realisedLoss)
    evidence.estimated = estimated.map { WatchEvidence.Quality($0) }
    evidence.realised = realised.map { WatchEvidence.Quality($0) }
    // Labels that come late and are unlike the early ones would pass for a change of the concept.
    guard let estimated, let realised, estimated.figure == realised.figure, delayBias == nil else { return }
    evidence.unexpected = WatchEvidence.Quality(
      title: FigureTitles.title(of: realised.figure), current: realised.value, expected: estimated.value,
      expectedError: estimated.interval.upperBound - estimated.value,
      isCertain: realised.interval.upperBound < estimated.interval.lowerBound)
  }

  private func faults(of finding: FeatureFinding, _ place: Int, _ bins: BinnedFeature) -> [WatchEvidence.Fault] {
    guard !finding.faults.isEmpty else { return [] }
    let share = driftCounts(ofFeature: place).map { Self.faultyShare(bins, $0) }.max() ?? 0
    // What no count shows is about all values: they are constant, or stale.
    return finding.faults.map { WatchEvidence.Fault(sentence: $0, share: share > 0 ? share : 1, isSignificant: true) }
  }

  /// Values that are missing beyond the reference's share, of the wrong kind, or such as the reference does not have.
  private static func faultyShare(_ bins: BinnedFeature, _ counts: BinnedCounts) -> Double {
    let total = Double(counts.count + counts.foreignCount + counts.missingCount)
    guard total > 0 else { return 0 }
    let usual = Double(bins.missingCount) / Double(max(1, bins.missingCount + bins.count))
    let beyond = bins.isNumeric ? (counts.counts.first ?? 0) + (counts.counts.last ?? 0) : 0
    let wrong = Double(counts.unseenCount + counts.foreignCount + beyond)
    return wrong / total + max(0, Double(counts.missingCount) / total - usual)
  }
}

extension DriftDetail {
  /// Adds what the findings come to, and what each feature contributes to it.
  mutating func diagnose(_ watch: WatchView, _ findings: [FeatureFinding]) {
    let diagnosed = Diagnoses(watch.evidence(of: findings))
    diagnoses = diagnosed.all
    let names = diagnosed.evidence.features.map(\.name)
    for index in features.indices {
      guard let place = names.firstIndex(where: { $0.utf8.elementsEqual(features[index].name.utf8) }) else { continue }
      features[index].contribution = diagnosed.contributions.shares[place]
    }
  }
}

extension WatchEvidence.Quality {
  fileprivate init(_ loss: QualityLoss) {
    self.init(
      title: FigureTitles.title(of: loss.figure), current: loss.value, expected: loss.reference,
      isCertain: loss.isCertain)
  }
}
