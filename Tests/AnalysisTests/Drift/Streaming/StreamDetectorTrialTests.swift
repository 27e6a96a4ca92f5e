import Analysis
import Testing

@Suite struct StreamDetectorTrialTests {
  /// River 0.26.1 on the very same streams; the rates lie where its users know them.
  @Test(arguments: StreamDetectorReference.trials)
  func alarmsAsOftenAndFindsShiftsAsSoonAsRiver(id: String, falseAlarms: Double, delaySum: Int, found: Int) throws {
    let trial = try StreamDetectorTrial(of: #require(StreamDetectorKind.named(id)))
    #expect(trial.falseAlarmsPer10000 == falseAlarms)
    #expect(trial.delays.reduce(0, +) == delaySum)
    #expect(trial.delays.count == found)
    let bands = ["ddm": 0.3...1.0, "eddm": 14...22, "hddm-a": 0...0.1, "hddm-w": 0...1.5, "adwin": 0...0.1]
    if let band = bands[id] { #expect(band.contains(trial.falseAlarmsPer10000)) }
  }

  @Test func countsDelaysFromTheShift() throws {
    var plan = StreamDetectorTrial.Plan()
    plan.quietStreams = 1
    plan.quietLength = 100
    plan.shiftStreams = 9
    let trial = try StreamDetectorTrial(of: .adwin, plan: plan)
    #expect(trial.missedShare == 0)
    #expect(trial.delays.count == 9)
    #expect(trial.delays == trial.delays.sorted())
    #expect(trial.medianDelay == Double(trial.delays[4]))
    // ADWIN looks every 32 values; 2,000 is no multiple of that.
    #expect(trial.delays.allSatisfy { ($0 + 2000) % 32 == 0 })
  }

  @Test func aDetectorThatFindsNothingHasNoDelay() throws {
    var plan = StreamDetectorTrial.Plan()
    plan.quietStreams = 1
    plan.shiftStreams = 2
    plan.lengthAfterShift = 40
    let trial = try StreamDetectorTrial(of: .ddm, settings: ["warm_start": "1000000"], plan: plan)
    #expect(trial.missedShare == 1)
    #expect(trial.falseAlarmsPer10000 == 0)
    #expect(trial.meanDelay == nil)
    #expect(trial.medianDelay == nil)
  }

  @Test func refusesWhatTheDetectorRefuses() {
    #expect(throws: ParameterError.self) { try StreamDetectorTrial(of: .ddm, settings: ["delta": "1"]) }
  }
}
