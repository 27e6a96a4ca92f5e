import Analysis
import Telemetry
import Testing

@testable import Monitor

@Suite struct DiagnosesTests {
  private static let start = Timestamp(seconds: 1_772_334_060)  // 2026-03-01 03:01 UTC

  private static func feature(
    _ name: String, effect: Double = 0.4, after minutes: Int64 = 0, importance: Double? = 0.2
  ) -> WatchEvidence.Feature {
    let finding = DriftFinding(
      verdict: .drift, pValue: 1e-9, level: 1e-4, effect: effect, referenceSize: 1_000, currentSize: 5_000)
    let since = Timestamp(seconds: Self.start.nanoseconds / 1_000_000_000 + 60 * minutes)
    return WatchEvidence.Feature(name: name, finding: finding, since: since, importance: importance)
  }

  private static func stable(_ name: String) -> WatchEvidence.Feature {
    let finding = DriftFinding(verdict: .stable, level: 1e-4, effect: 0.01, referenceSize: 1_000, currentSize: 5_000)
    return WatchEvidence.Feature(name: name, finding: finding, importance: 0.5)
  }

  private static func evidence(_ features: [WatchEvidence.Feature]) -> WatchEvidence {
    var evidence = WatchEvidence(features: features)
    evidence.lookInterval = .seconds(60)
    return evidence
  }

  @Test func driftWithoutLossIsANoteAndWithLossAnAlert() {
    var evidence = Self.evidence([Self.feature("amount", after: 2), Self.feature("hour"), Self.stable("region")])
    #expect(
      Diagnoses(evidence).all == [
        Diagnosis(
          kind: .covariate, grade: .note,
          evidence: "amount and hour drift since 2026-03-01 03:01 UTC, hour first (5,000 values); what it costs is not "
            + "known without an estimate or labels")
      ])
    evidence.estimated = .init(title: "AUC", current: 0.928, expected: 0.929, isCertain: false)
    #expect(Diagnoses(evidence).all.map(\.grade) == [.note])
    #expect(
      Diagnoses(evidence).all.first?.evidence.hasSuffix(
        "no certain loss: estimated AUC .928 against .929 in the reference") == true)
    evidence.estimated = .init(title: "AUC", current: 0.871, expected: 0.929, isCertain: true)
    #expect(Diagnoses(evidence).all.map(\.grade) == [.alert])
    #expect(
      Diagnoses(evidence).all.first?.evidence.hasSuffix("; estimated AUC .871 against .929 in the reference") == true)
  }

  @Test func aRealisedLossCountsAsWell() {
    var evidence = Self.evidence([Self.feature("amount")])
    evidence.estimated = .init(title: "AUC", current: 0.93, expected: 0.929, isCertain: false)
    evidence.realised = .init(title: "accuracy", current: 0.7, expected: 0.9, isCertain: true)
    let diagnosis = Diagnoses(evidence).all.first
    #expect(diagnosis?.grade == .alert)
    #expect(diagnosis?.evidence.hasSuffix("realised accuracy .700 against .900 in the reference") == true)
  }

  @Test func nothingDriftsAndNothingIsSaid() {
    #expect(Diagnoses(Self.evidence([Self.stable("a"), Self.stable("b")])).all.isEmpty)
    #expect(Diagnoses(WatchEvidence()).all.isEmpty)
  }

  @Test func whatComesOutOfTheModelIsNoCovariate() {
    var score = Self.feature("score")
    score.isInput = false
    #expect(Diagnoses(Self.evidence([score])).all.isEmpty)
  }

  @Test func faultsAreAlertsFromAHundredthOfTheRecordsOn() {
    var amount = Self.stable("amount")
    amount.faults = [.init(sentence: "40 of 5,000 are texts", share: 0.008, isSignificant: true)]
    var hour = Self.stable("hour")
    hour.faults = [
      .init(sentence: "500 of 5,000 are missing", share: 0.1, isSignificant: true),
      .init(sentence: "1 of 5,000 is beyond the range", share: 0.0002, isSignificant: false),
    ]
    #expect(
      Diagnoses(Self.evidence([amount, hour])).all == [
        Diagnosis(kind: .dataQuality, grade: .alert, evidence: "hour: 500 of 5,000 are missing"),
        Diagnosis(kind: .dataQuality, grade: .note, evidence: "amount: 40 of 5,000 are texts"),
      ])
  }

  @Test func aChangedShareOfAnActualClassIsLabelDrift() {
    var evidence = Self.evidence([])
    evidence.classes = .init(labels: ["0", "1"], reference: [900, 100], current: [1_400, 600])
    let diagnosis = Diagnoses(evidence).all.first
    #expect(diagnosis?.kind == .label)
    #expect(diagnosis?.grade == .note)
    #expect(
      diagnosis?.evidence.contains("is 70 % of 2,000 labels, 90 % in the reference") == true
        || diagnosis?.evidence.contains("is 30 % of 2,000 labels, 10 % in the reference") == true)
    evidence.classes = .init(labels: ["0", "1"], reference: [900, 100], current: [1_790, 210])
    #expect(Diagnoses(evidence).all.isEmpty)
    evidence.classes = .init(labels: ["0", "1"], reference: [900, 100], current: [0, 0])
    #expect(Diagnoses(evidence).all.isEmpty)
  }

  @Test func whatTheEstimateDidNotExpectIsConceptDrift() {
    var evidence = Self.evidence([Self.stable("amount")])
    evidence.unexpected = .init(
      title: "AUC", current: 0.8, expected: 0.92, expectedError: 0.012, count: 1_200, isCertain: true)
    #expect(
      Diagnoses(evidence).all == [
        Diagnosis(
          kind: .concept, grade: .alert,
          evidence: "realised AUC .800 on 1,200 labels where .920 ± .012 is estimated, while no input drifts")
      ])
    evidence.unexpected?.isCertain = false
    #expect(Diagnoses(evidence).all.isEmpty)
  }

  @Test func alertsComeBeforeNotes() {
    var late = Self.feature("amount")
    late.faults = [.init(sentence: "a few texts", share: 0.001, isSignificant: true)]
    var evidence = Self.evidence([late])
    evidence.estimated = .init(title: "AUC", current: 0.8, expected: 0.9, isCertain: true)
    #expect(Diagnoses(evidence).all.map(\.kind) == [.covariate, .dataQuality])
  }
}
