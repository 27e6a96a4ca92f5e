import Analysis
import Telemetry
import TestSupport
import Testing

@testable import Predictions

@Suite struct SliceFindingsTests {
  private struct Log {
    var generator = SeededGenerator(seed: 3)
    var regression = false

    /// A record whose answer is wrong more often where the amount is large in the north, from a number on.
    mutating func record(_ number: Int, fallsFrom start: Int) -> Record {
      let amount = (generator.uniform() * 1_000).rounded()
      let region = ["north", "south", "east", "west"][Int(generator.uniform() * 4)]
      let isBad = number >= start && amount >= 500 && region == "north"
      let isWrong = generator.uniform() < (isBad ? 0.5 : 0.1)
      let actual = generator.uniform() < 0.4
      var record = Record(time: Double(number))
      record.numbers = ["amount": amount]
      record.texts = ["region": region]
      if regression {
        let error = (generator.uniform() + generator.uniform() - 1) * (isBad ? 3 : 1)
        record.actual = "\(amount + 0.25)"
        record.predicted = "\(amount + 0.25 + error)"
      } else {
        record.actual = actual ? "1" : "0"
        record.predicted = actual != isWrong ? "1" : "0"
      }
      return record
    }
  }

  private static func state(
    _ records: [Record], reference: Int = 1_000, group: String? = nil, cut: Int = .max,
    _ windowing: MonitorSettings.Windowing = .whole
  ) -> PredictionState {
    var settings = MonitorSettings(windowing: windowing)
    var watch = WatchSettings(reference: .first(reference))
    watch.groupField = group
    settings.watch = watch
    var state = PredictionState(settings: settings)
    var start = 0
    while start < records.count {
      let end = min(records.count, start + min(cut, records.count))
      state.apply(PredictionBatch(Array(records[start..<end])))
      start = end
    }
    return state
  }

  private static func findings(_ state: PredictionState) throws -> SliceFindings {
    try #require(state.models.first?.watch?.slices())
  }

  private static let records: [Record] = {
    var log = Log()
    return (0..<5_000).map { log.record($0, fallsFrom: 1_000) }
  }()

  @Test func namesTheSegmentInWhichQualityFell() throws {
    let findings = try Self.findings(Self.state(Self.records))
    #expect(findings.obstacle == nil)
    #expect(findings.comparison == .reference)
    #expect(findings.recordCount == 4_000)
    #expect(findings.referenceCount == 1_000)
    #expect(findings.minimumSize == 40)
    try #require(findings.slices.count == 1)
    let slice = findings.slices[0]
    #expect(slice.conditions.map(\.field) == ["amount", "region"])
    guard case .range(let from?, nil) = slice.conditions[0].test else {
      Issue.record("\(slice.conditions)")
      return
    }
    #expect(abs(from - 500) < 20)
    #expect(slice.conditions[1].test == .category("north"))
    // About 500 records, of which two in five answers more are wrong than before.
    #expect((400...600).contains(slice.count))
    #expect((130...270).contains(slice.lost))
    #expect(slice.interval.contains(slice.quality))
    #expect(slice.pValue < 1e-4)
  }

  @Test func doesNotDependOnHowTheLogWasCut() throws {
    let whole = try Self.findings(Self.state(Self.records, group: "region"))
    for cut in [1, 17, 999] {
      #expect(try Self.findings(Self.state(Self.records, group: "region", cut: cut)) == whole, "\(cut)")
    }
  }

  @Test func whileWatchingWhatIsSearchedDependsOnTheRecordsAlone() throws {
    let whole = try Self.findings(Self.state(Self.records, group: "region", .live))
    // A record a second: what is searched is a minute old at most.
    #expect((3_940...4_000).contains(whole.recordCount))
    for cut in [1, 17, 999] {
      #expect(try Self.findings(Self.state(Self.records, group: "region", cut: cut, .live)) == whole, "\(cut)")
    }
    #expect(whole.slices.map { $0.conditions.map(\.field) } == [["amount", "region"]])
  }

  @Test func lateLabelsCountWhenTheyCome() throws {
    var late: [Record] = []
    var labels: [Record] = []
    for (number, record) in Self.records.enumerated() {
      var unlabelled = record
      unlabelled.id = UInt64(number + 1)
      labels.append(.label(record.actual ?? "", id: UInt64(number + 1)))
      unlabelled.actual = nil
      late.append(unlabelled)
    }
    let before = try Self.findings(Self.state(late))
    #expect(before.obstacle == .tooFewLabels(have: 0, need: 300))
    let after = try Self.findings(Self.state(late + labels))
    let atOnce = try Self.findings(Self.state(Self.records))
    #expect(after.slices == atOnce.slices)
    #expect(after.referenceCount == 1_000)
  }

  @Test func holdsAgainstTheRestWhereTheReferenceHasNoLabels() throws {
    let records = Self.records.enumerated().map { number, record in
      var record = record
      if number < 1_000 { record.actual = nil }
      return record
    }
    let findings = try Self.findings(Self.state(records))
    #expect(findings.comparison == .rest)
    #expect(findings.referenceCount == 0)
    #expect(findings.slices.count == 1)
    #expect(findings.slices.first?.conditions.map(\.field) == ["amount", "region"])
  }

  @Test func tooFewLabelsAreSaid() throws {
    let findings = try Self.findings(Self.state(Array(Self.records.prefix(1_120))))
    #expect(findings.obstacle == .tooFewLabels(have: 120, need: 300))
    #expect(findings.slices.isEmpty)
    #expect(Self.state(Array(Self.records.prefix(500))).models.first?.watch?.slices() == nil)
  }

  @Test func aRegressionIsMeasuredByItsErrors() throws {
    var log = Log(regression: true)
    let findings = try Self.findings(Self.state((0..<5_000).map { log.record($0, fallsFrom: 1_000) }))
    #expect(findings.measure == .absoluteError)
    try #require(findings.slices.count == 1)
    // The mean of |a + b − 1| is a third, and three times that in the segment.
    let slice = findings.slices[0]
    #expect(abs(slice.quality - 1) < 0.1)
    #expect(abs(slice.expected - 1.0 / 3) < 0.08)
    #expect(isClose(slice.lost, Double(slice.count) * (slice.quality - slice.expected)))
  }

  @Test func groupsHaveTheirRatesOverTheRecordsSinceTheReference() throws {
    let findings = try Self.findings(Self.state(Self.records, group: "region"))
    #expect(findings.hasGroupField)
    #expect(findings.groups.map(\.count).reduce(0, +) == 4_000)
    #expect(findings.groups.map(\.count) == findings.groups.map(\.count).sorted(by: >))
    #expect(findings.groups.first?.isLargest == true)
    let north = try #require(findings.groups.first { $0.condition.test == .category("north") })
    let late = Self.records.dropFirst(1_000).filter { $0.texts["region"] == "north" }
    #expect(north.count == late.count)
    let positive = late.count { $0.actual == "1" }
    let found = late.count { $0.actual == "1" && $0.predicted == "1" }
    #expect(isClose(north.rates[.truePositiveRate]?.value, Double(found) / Double(positive)))
    let predicted = late.count { $0.predicted == "1" }
    #expect(isClose(north.rates[.positiveRate]?.value, Double(predicted) / Double(late.count)))
  }

  @Test func aGroupFieldThatIsNotWatchedIsSaid() throws {
    let findings = try Self.findings(Self.state(Self.records, group: "colour"))
    #expect(findings.groupField == "colour")
    #expect(!findings.hasGroupField)
    #expect(findings.groups.isEmpty)
  }

  private func isClose(_ value: Double?, _ reference: Double) -> Bool {
    value.map { abs($0 - reference) < 1e-9 * max(1, abs(reference)) } ?? false
  }
}
