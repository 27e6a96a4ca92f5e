import Analysis
import TestSupport
import Testing

@Suite("The band in which a series' next value is expected")
struct SeriesBandTests {
  private func normal(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in 50 + 3 * generator.standardNormal() }
  }

  private func countOutside(_ values: [Double]) -> Int {
    zip(values, SeriesBand.bands(of: values)).count { value, band in band.map { !$0.contains(value) } ?? false }
  }

  /// Short series, as a chart has them: most bands come of few values.
  @Test func normalNoiseLiesOutsideAtMostTwiceAsOftenAsStated() {
    let (series, length) = (400, 300)
    let outside = (0..<series).reduce(0) { $0 + countOutside(normal(length, seed: UInt64($1))) }
    let expected = Double(series * (length - SeriesBand.need)) * SeriesBand.nominalRate
    #expect(Double(outside) <= 2 * expected)
    #expect(outside > 0)
  }

  @Test func thereIsNoneBeforeTwentyValues() {
    let bands = SeriesBand.bands(of: normal(30, seed: 1))
    #expect(bands[..<20].allSatisfy { $0 == nil })
    #expect(bands[20...].allSatisfy { $0 != nil })
  }

  /// Median 10.5 and MAD 5 of 1…20; k = 3.8906 · (1 + (11 + 130/20) / 20) = 7.2948.
  @Test func itIsTheMedianAndItsDeviation() throws {
    var band = SeriesBand()
    for value in 1...20 { band.add(Double(value)) }
    let expected = try #require(band.expected)
    #expect(abs(expected.upperBound - (10.5 + 7.294_859_7 * 1.482_602_2 * 5)) < 1e-4)
    #expect(abs(expected.lowerBound - (10.5 - 7.294_859_7 * 1.482_602_2 * 5)) < 1e-4)
  }

  @Test func aValueHasNoPartInItsOwnBand() {
    var values = normal(60, seed: 3)
    let before = SeriesBand.bands(of: values)
    values[40] = 1e9
    #expect(SeriesBand.bands(of: values)[...40] == before[...40])
  }

  @Test func gapsAndNaNChangeNothing() {
    let values = normal(50, seed: 4)
    let gaps = values.flatMap { [$0, nil, .nan, .infinity] as [Double?] }
    let bands = SeriesBand.bands(of: gaps)
    #expect(stride(from: 0, to: bands.count, by: 4).map { bands[$0] } == SeriesBand.bands(of: values))
  }

  @Test func aSeriesThatIsMostlyOneValueHasNone() {
    #expect(SeriesBand.bands(of: (0..<100).map { $0 % 3 == 0 ? 1 : 0 }).allSatisfy { $0 == nil })
  }

  @Test func aNewLevelIsExpectedOnceItIsTheRule() throws {
    let values = normal(150, seed: 5) + normal(100, seed: 6).map { $0 + 100 }
    let bands = SeriesBand.bands(of: values)
    #expect(!(try #require(bands[150]).contains(values[150])))
    #expect(try #require(bands[249]).contains(values[249]))
  }

  @Test func hugeValuesDoNotOverflow() {
    let values = (0..<40).map { ($0 % 2 == 0 ? 1 : -1) * Double.greatestFiniteMagnitude * Double($0) / 40 }
    #expect(SeriesBand.bands(of: values).allSatisfy { $0.map { $0.lowerBound.isFinite } ?? true })
  }
}
