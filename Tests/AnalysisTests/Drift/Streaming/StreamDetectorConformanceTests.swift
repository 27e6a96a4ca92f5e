import Analysis
import Foundation
import TestSupport
import Testing

/// What every stream detector of the list promises.
@Suite struct StreamDetectorConformanceTests {
  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func isStableOnAConstantStream(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    for constant in kind.input == .numbers ? [0, 0.1, -3.7, 1e6] : [0.0, 1] {
      let events = try kind.events(in: Array(repeating: constant, count: 3000))
      #expect(events == [], "\(constant)")
    }
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func isDeterministic(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    let stream = DetectorStream.shifting(for: kind.input)
    #expect(try kind.events(in: stream) == kind.events(in: stream))
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func findsABigShift(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    let drifts = try kind.events(in: DetectorStream.shifting(for: kind.input)).filter { $0.verdict == .drift }
    #expect(drifts.contains { (1500..<2000).contains($0.index) })
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func alarmsOnNoiseNoMoreOftenThanItDeclares(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    var plan = StreamDetectorTrial.Plan()
    plan.seed = 77
    plan.quietStreams = 10
    plan.shiftStreams = 1
    plan.lengthBeforeShift = 0
    #expect(try StreamDetectorTrial(of: kind, plan: plan).falseAlarmsPer10000 <= kind.falseAlarmLimit)
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func asksForDataUntilItHasEnough(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    var detector = try kind.detector()
    var seen = 0
    for value in DetectorStream.shifting(for: kind.input) {
      seen += 1
      guard case .insufficientData(let need) = detector.update(value) else { break }
      #expect(need > seen)
    }
    #expect(seen > 1 && seen < 1500, "\(seen)")
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func resetEqualsAFreshOne(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    try expectResetToForget(kind.detector(), DetectorStream.shifting(for: kind.input))
  }

  private func expectResetToForget(_ fresh: some StreamDetector, _ stream: [Double]) {
    var detector = fresh
    for value in stream.prefix(777) { _ = detector.update(value) }
    #expect(detector != fresh)
    detector.reset()
    #expect(detector == fresh)
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func missingValuesChangeNothing(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    try expectMissingToBeIgnored(kind.detector(), DetectorStream.shifting(for: kind.input))
  }

  private func expectMissingToBeIgnored(_ fresh: some StreamDetector, _ stream: [Double]) {
    var detector = fresh
    for missing in [Double.nan, .infinity, -.infinity] {
      guard case .insufficientData = detector.update(missing) else {
        Issue.record("a verdict without data")
        return
      }
    }
    #expect(detector == fresh)
    var drifts = 0
    for value in stream {
      let verdict = detector.update(value)
      let before = detector
      let answer = detector.update(.nan)
      #expect(detector == before)
      switch verdict {
      case .drift:
        // What stands after a drift is the lack of data.
        if case .insufficientData = answer {} else { Issue.record("\(answer) after a drift") }
        drifts += 1
      case .insufficientData: #expect(answer == verdict)
      default: #expect(answer == .stable)
      }
    }
    #expect(drifts > 0)
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func goesOnFromWhatWasSavedAsIfNothingHadHappened(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    try expectSavingToChangeNothing(kind.detector(), DetectorStream.withMissingValues(for: kind.input))
  }

  private func expectSavingToChangeNothing<Detector: StreamDetector>(_ fresh: Detector, _ stream: [Double]) throws {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var kept = fresh
    var restored = fresh
    for (index, value) in stream.enumerated() {
      let verdict = kept.update(value)
      #expect(restored.update(value) == verdict)
      // Also right after a drift, and where the value was missing.
      if index % 211 == 5 || verdict == .drift {
        restored = try decoder.decode(Detector.self, from: encoder.encode(restored))
        #expect(restored == kept)
      }
    }
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func survivesValuesThatNobodyPromised(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    #expect(try kind.events(in: []) == [])
    #expect(try kind.events(in: [1]) == [])
    let odd: [Double] = [1e308, -1e308, .leastNonzeroMagnitude, -0.0, 0.5, 2, -7, 1e155, .nan, 1e308, 1e308]
    _ = try kind.events(in: (0..<2000).map { odd[$0 % odd.count] })
  }
}

@Suite struct StreamDetectorListTests {
  @Test func holdsEveryDetectorOfTheFolder() throws {
    let declared = try DeclaredDescriptors(in: "Drift/Streaming").ids(of: "StreamDetectorKind")
    #expect(declared == StreamDetectorKind.all.map(\.id).sorted())
    #expect(Set(declared).count == declared.count)
  }

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func saysWhatItIs(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    #expect(kind.summary.count <= 80)
    #expect(kind.falseAlarmLimit < 100)
    #expect(StreamDetectorKind.named(id.uppercased()) == nil)
  }
}

/// Seeded streams with a big shift at 1,500.
private enum DetectorStream {
  static func shifting(for input: StreamDetectorKind.Input) -> [Double] {
    var random = SeededGenerator(seed: 11)
    return (0..<2000).map { index in
      let isShifted = index >= 1500
      switch input {
      case .errors, .unitInterval: return random.uniform() < (isShifted ? 0.7 : 0.1) ? 1 : 0
      case .correctness: return random.uniform() < (isShifted ? 0.7 : 0.1) ? 0 : 1
      case .numbers: return random.uniform() + random.uniform() + random.uniform() + (isShifted ? 2 : 0)
      }
    }
  }

  static func withMissingValues(for input: StreamDetectorKind.Input) -> [Double] {
    shifting(for: input).enumerated().map { index, value in
      index % 211 == 5 ? .nan : index % 97 == 3 ? .infinity : index % 89 == 7 ? -.infinity : value
    }
  }
}
