import Analysis
import TestSupport
import Testing

/// The same drifts and warnings, value for value, as Scripts/make_stream_detector_reference.py found.
@Suite struct StreamDetectorReferenceTests {
  @Test(arguments: StreamDetectorReference.cases.indices)
  func driftsAndWarnsWhereTheReferenceDoes(place: Int) throws {
    let reference = StreamDetectorReference.cases[place]
    let kind = try #require(StreamDetectorKind.named(reference.id))
    let values = try #require(Self.streams[reference.stream])
    let events = try kind.events(in: values, settings: reference.settings)
    #expect(events.filter { $0.verdict == .drift }.map(\.index) == reference.drifts, "\(reference.id)")
    #expect(events.filter { $0.verdict == .warning }.map(\.index) == reference.warnings, "\(reference.id)")
  }

  /// Implementations that leave the last bucket of a row out find this change at 1055.
  @Test func adaptiveWindowsFindTheKnownChangeInTime() throws {
    let values = StreamDetectorReference.legacyDigits.compactMap { $0.wholeNumberValue.map(Double.init) }
    #expect(values.count == 2000)
    let events = try StreamDetectorKind.adwin.events(in: values)
    #expect(events.map(\.index) == StreamDetectorReference.legacyDrifts)
    #expect(events.map(\.index) == [1023])
  }

  /// River 0.26.1 stops with a panic here: rows of one bucket can be empty between others.
  @Test func adaptiveWindowsKeepTheirCountsWithRowsOfOneBucket() throws {
    var parameters = ADWIN.Parameters()
    parameters.maxBuckets = 1
    parameters.clock = 1
    parameters.minWindowLength = 1
    parameters.gracePeriod = 0
    var detector = ADWIN(parameters)
    let values = try #require(Self.streams["errors"])
    var drifts = 0
    for (index, value) in values.enumerated() {
      if detector.update(value) == .drift { drifts += 1 }
      guard index % 37 == 0 else { continue }
      // What the window holds is a run of newest values.
      let newest = values[(index + 1 - detector.width)...index]
      #expect(isClose(detector.mean, newest.reduce(0, +) / Double(newest.count)))
    }
    #expect(drifts > 0)
  }

  /// With a window of twice the tested values nothing is left to chance: all older ones are drawn.
  @Test(arguments: StreamDetectorReference.criticalSteps)
  func callsADistanceDriftFromTheExactCriticalValueOn(size: Int, alpha: String, steps: Int) throws {
    let older = (0..<size).map(Double.init)
    for distance in Swift.max(steps - 1, 0)...Swift.min(steps, size) {
      let newest = older.map { $0 < Double(distance) ? $0 + Double(size) : $0 }
      let events = try StreamDetectorKind.kswin.events(
        in: older + newest, settings: ["window_size": "\(2 * size)", "stat_size": "\(size)", "alpha": alpha])
      #expect(events.map(\.index) == (distance >= steps ? [2 * size - 1] : []), "\(distance)")
    }
  }

  private static let streams: [String: [Double]] = {
    var random = SeededGenerator(seed: 3)
    let errors = [0.1, 0.3, 0.2, 0.5].flatMap { rate in
      (0..<1500).map { _ in random.uniform() < rate ? 1.0 : 0 }
    }
    random = SeededGenerator(seed: 4)
    let numbers = [0, 0.5, -0.4, 0.2].flatMap { shift in
      (0..<1500).map { _ in random.uniform() + random.uniform() + random.uniform() + shift }
    }
    return ["errors": errors, "rights": errors.map { 1 - $0 }, "numbers": numbers]
  }()
}
