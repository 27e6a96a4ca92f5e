import Ingest
import Telemetry
import Testing

@Suite struct SampleGatheringTests {
  private static func samples(of store: SeriesStore, _ labels: Labels) -> [Sample] {
    store.select(labels.pairs.map { LabelMatcher($0.name, .equal($0.value)) })
      .flatMap { store.samples(of: $0, from: .min, through: .max) }
  }

  private static func gathered(_ texts: String..., format: ExpositionFormat = .text, untimedAt milliseconds: Int64 = 0)
    throws -> SeriesStore
  {
    var gathering = SampleGathering()
    for text in texts { try gathering.read(Array(text.utf8), format: format) }
    return gathering.store(untimedAt: milliseconds)
  }

  @Test func samplesWithTimesAreASeriesOverTime() throws {
    let store = try Self.gathered(
      "# TYPE up gauge\nup{job=\"a\"} 1 10.5\nup{job=\"a\"} 0 20\nup{job=\"b\"} 1 20\n# EOF\n", format: .openMetrics)
    #expect(store.seriesCount == 2)
    #expect(
      Self.samples(of: store, Labels(name: "up", [Label("job", "a")]))
        == [Sample(milliseconds: 10_500, value: 1), Sample(milliseconds: 20_000, value: 0)])
  }

  @Test func samplesComeInTheOrderOfTimeWhateverTheOrderOfLines() throws {
    let store = try Self.gathered("x 3 3000\nx 1 1000\ny 7 1\nx 4 4000\n", "x 2 2000\n")
    #expect(Self.samples(of: store, Labels(name: "x")).map(\.value) == [1, 2, 3, 4])
    #expect(Self.samples(of: store, Labels(name: "y")).map(\.value) == [7])
  }

  @Test func ofSamplesAtOneTimeTheFirstCounts() throws {
    let store = try Self.gathered("x 1 1000\nx 2 1000\nx 3 500\n", "x 4 1000\nx 5 500\n")
    #expect(Self.samples(of: store, Labels(name: "x")).map(\.value) == [3, 1])
  }

  @Test func theSameLabelsInAnotherSpellingAreTheSameSeries() throws {
    let store = try Self.gathered("x{a=\"1\",b=\"2\"} 1 1\nx{ b = \"2\", a = \"1\", } 2 2\n")
    #expect(store.seriesCount == 1)
    #expect(store.sampleCount == 2)
  }

  @Test func aSampleWithoutATimeGetsTheOneOfTheQuery() throws {
    let store = try Self.gathered("x 1\ny 2 9000\ny 1\n", untimedAt: 5_000)
    #expect(Self.samples(of: store, Labels(name: "x")) == [Sample(milliseconds: 5_000, value: 1)])
    #expect(Self.samples(of: store, Labels(name: "y")).map(\.milliseconds) == [5_000, 9_000])
  }

  @Test func newestTimeIsThatOfSamplesThatSayOne() throws {
    var gathering = SampleGathering()
    try gathering.read(Array("x 1\n".utf8), format: .text)
    #expect(gathering.newestMilliseconds == nil)
    try gathering.read(Array("x 1 5000\nx 1 4000\n".utf8), format: .text)
    #expect(gathering.newestMilliseconds == 5_000)
  }

  @Test func timesThatNoCalendarHoldsAreCountedAndLeftOut() throws {
    var gathering = SampleGathering()
    try gathering.read(Array("x 1 9223372036854775807\nx 2 -9223372036854775808\nx 3 0\n".utf8), format: .text)
    #expect(gathering.outOfTimeCount == 2)
    #expect(gathering.newestMilliseconds == 0)
  }

  @Test func aBadLineIsNamed() {
    var gathering = SampleGathering()
    #expect(throws: ExpositionError.self) { try gathering.read(Array("x 1\ny what\n".utf8), format: .text) }
    do throws(ExpositionError) {
      try gathering.read(Array("x 1\ny{a=\"1\",a=\"2\"} 1\n".utf8), format: .text)
    } catch {
      #expect(error.line == 2)
      #expect(error.reason == "the label a stands twice in a series")
    }
  }

  @Test func scrapesOfSeveralTargetsKeepTheirReferencesApart() {
    let health = TargetHealth(url: "", job: "", instance: "", interval: .seconds(1), timeout: .seconds(1))
    var gathering = SampleGathering()
    for (target, value) in [(0, 1.0), (1, 2.0)] {
      var batch = ScrapeBatch(target: target, health: health, time: Timestamp(milliseconds: 1_000))
      batch.definitions = [.init(reference: 0, labels: Labels(name: "x", [Label("target", "\(target)")]))]
      batch.samples = [.init(reference: 0, milliseconds: 1_000, value: value)]
      gathering.take(batch)
      var next = ScrapeBatch(target: target, health: health, time: Timestamp(milliseconds: 2_000))
      next.samples = [.init(reference: 0, milliseconds: 2_000, value: Staleness.marker)]
      gathering.take(next)
    }
    let store = gathering.store(untimedAt: 0)
    let samples = Self.samples(of: store, Labels(name: "x", [Label("target", "1")]))
    #expect(samples.map(\.milliseconds) == [1_000, 2_000])
    #expect(samples[0].value == 2)
    #expect(samples[1].isStale)
  }
}
