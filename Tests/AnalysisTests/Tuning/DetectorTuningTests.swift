import Analysis
import TestSupport
import Testing

@Suite struct DetectorTuningTests {
  private let stream = LabelledStream(values: [Double](repeating: 0, count: 200), drifts: [50, 100])

  private func record(_ alarms: [Int], tolerance: Int? = nil) -> DetectionRecord {
    var record = DetectionRecord(tolerance: tolerance)
    record.add(alarms: alarms, stream: stream)
    return record
  }

  @Test func firstAlarmAfterADriftFindsIt() {
    let record = record([60, 130])
    #expect(record.found == 2)
    #expect(record.falseAlarms == 0)
    #expect(record.meanDelay == 20)
    #expect(record.falseAlarmRate == 0)
  }

  @Test func alarmAtTheDriftHasNoDelay() {
    #expect(record([50, 100]).meanDelay == 0)
  }

  @Test func earlyAndRepeatedAlarmsAreFalse() {
    let record = record([10, 49, 55, 60, 70, 101, 199])
    #expect(record.found == 2)
    #expect(record.falseAlarms == 5)
    #expect(record.falseAlarmRate == 250)
  }

  @Test func silenceCostsTheTimeThereWas() {
    #expect(record([]).meanDelay == 75)
    #expect(record([], tolerance: 20).meanDelay == 20)
  }

  @Test func alarmBeyondTheToleranceIsFalse() {
    let record = record([75, 105], tolerance: 20)
    #expect(record.found == 1)
    #expect(record.falseAlarms == 1)
    #expect(record.meanDelay == 12.5)
  }

  @Test func withoutDriftsThereIsNoDelay() {
    var record = DetectionRecord()
    #expect(record.falseAlarmRate == nil)
    record.add(alarms: [3], stream: LabelledStream(values: [1, 2, 3, 4], drifts: []))
    #expect(record.meanDelay == nil)
    #expect(record.falseAlarms == 1)
  }

  @Test func driftsInNoOrderAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) { _ = LabelledStream(values: [1, 2, 3], drifts: [2, 1]) }
  }

  @Test func soonestWithinTheBudgetComesFirst() throws {
    let tuning = DetectorTuning(streams: [stream, stream], falseAlarmBudget: 60)
    let results = try tuning.run(grid: ParameterGrid(["alarms": ["hasty", "slow", "quick", "wild"]])) { settings, _ in
      switch settings["alarms"] {
      case "hasty": [10, 20, 50, 100]
      case "slow": [90, 190]
      case "quick": [20, 55, 105]
      default: Array(0..<200)
      }
    }
    #expect(results.map { $0.settings["alarms"] } == ["quick", "slow", "hasty", "wild"])
    #expect(results.map(\.isWithinBudget) == [true, true, false, false])
    #expect(results.first?.record.drifts == 4)
  }

  @Test(.enabled(if: !StreamDetectorKind.all.isEmpty))
  func tunesADetectorOfTheList() throws {
    let kind = try #require(StreamDetectorKind.all.first { $0.input == .errors })
    var generator = SeededGenerator(seed: 8)
    let streams = (0..<3).map { _ in
      LabelledStream(values: (0..<2000).map { generator.uniform() < ($0 < 1000 ? 0.1 : 0.6) ? 1 : 0 }, drifts: [1000])
    }
    let name = try #require(kind.parameters.first?.name)
    let value = try #require(kind.parameters.first?.defaultValue)
    let tuning = DetectorTuning(streams: streams, falseAlarmBudget: 10)
    let results = try tuning.run(kind, grid: ParameterGrid([name: [value]]))
    #expect(results.first?.record.drifts == 3)
    #expect(throws: ParameterError.self) { try tuning.run(kind, grid: ParameterGrid(["no such name": ["1"]])) }
  }
}
