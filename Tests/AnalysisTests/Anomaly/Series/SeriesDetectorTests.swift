import Analysis
internal import Foundation
import Testing

/// What every series detector of the list keeps to.
@Suite struct SeriesDetectorTests {
  private static let ids = SeriesDetectorKind.all.map(\.id)

  private static func stream(_ count: Int, _ value: (Int) -> Double) -> [Double] {
    (0..<count).map(value)
  }

  private static let awkward: [String: [Double]] = [
    "empty": [], "one": [1], "equal": stream(2000) { _ in 5 },
    "missing": stream(300) { _ in .nan }, "infinite": stream(300) { _ in .infinity },
    "huge": stream(2000) { $0 % 2 == 0 ? Double.greatestFiniteMagnitude : -.greatestFiniteMagnitude },
    "tiny": stream(2000) { $0 % 3 == 0 ? Double.leastNonzeroMagnitude : 0 },
    "growing": stream(2000) { pow(10, Double($0) / 7 - 140) },
    "equal, then not": stream(500) { _ in 0 } + [1, 0, 0, -1e300, 0, 1e300],
    "holes": stream(2000) { $0 % 50 == 0 ? .infinity : $0 % 7 == 0 ? .nan : Double($0 % 11) },
  ]

  private static func noise(_ count: Int) -> [Double] {
    var generator = SplitMix64(seed: 40)
    return stream(count) { $0 % 97 == 0 ? .nan : generator.uniform() * ($0 % 400 < 20 ? 9 : 3) }
  }

  /// Half-hourly, with a jump of years and one back in time.
  private static func times(_ count: Int) -> [Double] {
    stream(count) { index in
      let jump = index > 1200 ? -3e9 : index > 700 ? 1e8 : 0
      return Double(index) * 1800 + jump
    }
  }

  private func kind(_ id: String) throws -> SeriesDetectorKind {
    try #require(SeriesDetectorKind.named(id))
  }

  @Test(arguments: ids, awkward.keys.sorted())
  func scoresLieWithinZeroAndOneWhateverComes(id: String, name: String) throws {
    let values = try #require(Self.awkward[name])
    for times in [[], Self.times(values.count)] {
      let scores = try kind(id).scores(of: values, at: times)
      #expect(scores.count == values.count)
      #expect(zip(values, scores).allSatisfy { $0.isFinite == ($1 != nil) })
      #expect(scores.allSatisfy { (0...1).contains($0 ?? 0) })
    }
  }

  @Test(arguments: ids)
  func isTheSameAfterSavingAndRestoring(id: String) throws {
    try checkRestoring(kind(id).detector())
  }

  private func checkRestoring<Detector: SeriesDetector>(_ fresh: Detector) throws {
    let values = Self.noise(1700)
    let times = Self.times(1700)
    var straight = fresh
    let scores = straight.scores(of: values, at: times)
    var half = fresh
    var joined = half.scores(of: Array(values.prefix(777)), at: Array(times.prefix(777)))
    var restored = try JSONDecoder().decode(Detector.self, from: JSONEncoder().encode(half))
    #expect(restored == half)
    joined += restored.scores(of: Array(values.dropFirst(777)), at: Array(times.dropFirst(777)))
    #expect(joined == scores)
    #expect(restored == straight)
    restored.reset()
    #expect(restored == fresh)
    #expect(restored != straight)
  }

  @Test(arguments: ids)
  func ignoresWhatIsMissing(id: String) throws {
    var detector = try kind(id).detector()
    let scores = [detector.update(.nan), detector.update(-.infinity, at: 5)]
    #expect(scores == [nil, nil])
  }

  @Test(arguments: ids)
  func aGreatSpikeReachesTheRecommendedThreshold(id: String) throws {
    var values = Self.noise(2000)
    values[1900] = 1000
    let scores = try kind(id).scores(of: values)
    #expect(try #require(scores[1900]) >= kind(id).alarmScore)
  }

  @Test(arguments: ids)
  func saysWhichSettingsThereAre(id: String) throws {
    for parameter in try kind(id).parameters {
      _ = try kind(id).detector([parameter.name: parameter.defaultValue])
    }
    #expect(throws: ParameterError.self) { try kind(id).detector(["colour": "red"]) }
  }

  @Test func theListHoldsEveryDescriptorOfTheFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../../Sources/Analysis/Anomaly/Series")
    var described = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") where line.contains("public static let") && line.hasSuffix("= Self(") {
        described += 1
        let name = try #require(line.firstMatch(of: /let (\w+) =/)?.1)
        let list = try String(
          contentsOf: folder.appending(path: "SeriesDetectorKind+All.swift"), encoding: .utf8)
        #expect(list.contains(".\(name)"), "\(name) of \(file.lastPathComponent) is not in the list")
      }
    }
    #expect(described == SeriesDetectorKind.all.count)
    #expect(Set(Self.ids).count == described)
  }
}
