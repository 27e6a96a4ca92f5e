import Predictions
import Telemetry
import TestSupport
import Testing

@Suite("Records scored by a forest of the reference")
struct OutlierStateTests {
  /// A record of three features that belong together, one a second.
  static func record(_ number: Int, _ generator: inout SeededGenerator) -> Record {
    let amount = generator.uniform() * 100
    var record = Record(model: "m", version: "1", time: 1_000_000 + Double(number))
    record.predicted = generator.uniform() < 0.5 ? "yes" : "no"
    record.numbers = ["amount": amount, "age": 20 + generator.uniform() * 50]
    record.texts = ["country": generator.uniform() < 0.9 ? "DE" : "FR"]
    return record
  }

  static func records(_ count: Int, seed: UInt64 = 3) -> [Record] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { record($0, &generator) }
  }

  static func state(_ records: [Record], first: Int = 500, cut: Int = .max) -> PredictionState {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(first))
    var state = PredictionState(settings: settings)
    var start = 0
    while start < records.count {
      let end = cut < records.count - start ? start + cut : records.count
      state.apply(PredictionBatch(Array(records[start..<end])))
      start = end
    }
    return state
  }

  private func findings(_ state: PredictionState) throws -> OutlierFindings {
    try #require(state.models.first?.watch?.outliers())
  }

  @Test func ordinaryRecordsAreRarelyOutliers() throws {
    let findings = try findings(Self.state(Self.records(4_500)))
    #expect(findings.scoredCount == 4_000)
    #expect(try #require(findings.share) < 0.025)
    #expect(!findings.hasTooMany)
    #expect(findings.fit == "500 rows of first 500 records, 3 features")
  }

  @Test func aStrangeRecordIsListedWithWhatMakesItSo() throws {
    var records = Self.records(900)
    records[800].numbers = ["amount": 9_120, "age": 44]
    records[800].texts = ["country": "XX"]
    let first = try #require(try findings(Self.state(records)).strangers.first)
    #expect(first.recordNumber == 801)
    #expect(first.time == Timestamp(seconds: 1_000_800))
    #expect(first.predicted == records[800].predicted)
    #expect(first.reasons == ["amount 9,120: above all of the reference", "country = XX: never seen"])
  }

  @Test func aBurstOfThemIsMoreThanChance() throws {
    var records = Self.records(1_500)
    for number in 1_000..<1_060 { records[number].numbers["amount"] = -500 }
    let findings = try findings(Self.state(records))
    #expect(findings.hasTooMany)
    #expect(findings.outlierCount >= 60)
    #expect(findings.strangers.count == 20)
    #expect(zip(findings.strangers, findings.strangers.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  @Test func cutsIntoBatchesMakeNoDifference() throws {
    var records = Self.records(1_700)
    for number in stride(from: 600, to: 1_700, by: 97) { records[number].numbers["age"] = 200 + Double(number) }
    // Some without a time, some late, and one without any feature.
    for number in stride(from: 700, to: 1_700, by: 31) { records[number].time = nil }
    for number in stride(from: 705, to: 1_700, by: 41) { records[number].time = 1_000_400 + Double(number) }
    records[900].numbers = [:]
    records[900].texts = [:]
    var whole = Self.state(records)
    let expected = try findings(whole)
    let samples = whole.takeSamples().filter { $0.labels.metricName == "ml_outlier_ratio" }
    #expect(expected.scoredCount == 1_200)
    for cut in [1, 7, 64, 501] {
      var state = Self.state(records, cut: cut)
      #expect(try findings(state) == expected, "\(cut)")
      #expect(state.takeSamples().filter { $0.labels.metricName == "ml_outlier_ratio" } == samples, "\(cut)")
    }
  }

  @Test func theShareIsASeries() throws {
    var state = Self.state(Self.records(1_100))
    let samples = state.takeSamples().filter { $0.labels.metricName == "ml_outlier_ratio" }
    // 600 records at one a second, a sample for every hundred or more: two minutes each.
    #expect(samples.count >= 4)
    #expect(samples.allSatisfy { $0.labels["model"] == "m" && $0.labels["version"] == "1" })
    #expect(samples.allSatisfy { $0.sample.milliseconds % 60_000 == 0 })
    #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.sample.milliseconds < $1.sample.milliseconds })
  }

  @Test func bucketsAddUpToTheWindow() throws {
    var records = Self.records(1_400)
    for number in 1_000..<1_030 { records[number].numbers["amount"] = 1_000 }
    let view = try #require(Self.state(records).models.first?.watch)
    let start: Int64 = 1_000_000 * 1_000_000_000
    let shares = view.outlierShares(from: start, step: 60_000_000_000, count: 24)
    #expect(shares[0] == nil)
    #expect(try #require(shares[16]) > 0.3)
    let window = try #require(view.outliers(from: start + 960 * 1_000_000_000, to: start + 1_020 * 1_000_000_000))
    #expect(window.share == shares[16])
  }

  @Test func aReferenceTooSmallSaysSo() throws {
    let findings = try findings(Self.state(Self.records(200), first: 60))
    #expect(findings.scoredCount == 0)
    #expect(findings.share == nil)
    #expect(
      findings.absence
        == "99 rows of reference are needed to tell which scores one in a hundred exceeds, found 60")
  }

  @Test func constantFeaturesSaySo() throws {
    let records = (0..<300).map { Record(time: Double($0), predicted: "a", numbers: ["x": 1]) }
    let findings = try findings(Self.state(records, first: 200))
    #expect(findings.absence?.hasPrefix("no forest can be fitted on the reference: ") == true)
  }

  @Test func withoutAReferenceThereIsNothing() {
    #expect(Self.state(Self.records(100)).models.first?.watch?.outliers() == nil)
  }
}
