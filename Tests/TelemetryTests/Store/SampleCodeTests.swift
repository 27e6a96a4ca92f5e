import Telemetry
import TestSupport
import Testing

/// What is written comes back bit by bit, across many chunks.
@Suite struct SampleCodeTests {
  private static let specialValues: [Double] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .nan, Staleness.marker, Double(bitPattern: 0x7FF8_0000_0000_0001),
    Double(bitPattern: 0xFFFF_FFFF_FFFF_FFFF), Double(bitPattern: 0x7FF0_0000_0000_0001), .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p53,
    0x1p53 - 1, -0x1p53, 1 - 0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, 0.1, 1.0 / 3, 1e-300,
  ]

  private func expectRoundTrip(_ samples: [Sample], sourceLocation: SourceLocation = #_sourceLocation) {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    for sample in samples {
      let isAdded = store.append(sample, to: series)
      #expect(isAdded, sourceLocation: sourceLocation)
    }
    let read = store.samples(of: series, from: .min, through: .max)
    #expect(read.map(\.milliseconds) == samples.map(\.milliseconds), sourceLocation: sourceLocation)
    #expect(read.map(\.value.bitPattern) == samples.map(\.value.bitPattern), sourceLocation: sourceLocation)
  }

  @Test func everySpecialValueComesBackAfterEveryOther() {
    var samples: [Sample] = []
    for first in Self.specialValues {
      for second in Self.specialValues {
        samples.append(Sample(milliseconds: Int64(samples.count) * 15_000, value: first))
        samples.append(Sample(milliseconds: Int64(samples.count) * 15_000, value: second))
      }
    }
    expectRoundTrip(samples)
  }

  @Test func timesComeBackAtTheEndsOfTheirRange() {
    let times: [Int64] = [
      .min, .min + 1, -0x7000_0000_0000_0000, -1, 0, 1, 2, 1 << 31, 1 << 32, 1 << 62, .max - 1, .max,
    ]
    expectRoundTrip(times.map { Sample(milliseconds: $0, value: 1) })
  }

  @Test(arguments: 1...20)
  func randomSamplesComeBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var time = Int64(1_772_323_200_000)
    var value = 0.0
    var samples: [Sample] = []
    for _ in 0..<1_000 {
      // Steps of every size, most of them the usual one.
      time += generator.uniform() < 0.6 ? 15_000 : Int64(1 + generator.next() >> (24 + generator.next() % 40))
      switch generator.next() % 7 {
      case 0: value = Double(bitPattern: generator.next())
      case 1: value += Double(generator.next() >> (generator.next() % 54 + 10))
      case 2: value = -value
      case 3: value += generator.uniform()
      case 4: value = Self.specialValues[Int(generator.next() % UInt64(Self.specialValues.count))]
      default: break
      }
      samples.append(Sample(milliseconds: time, value: value))
    }
    expectRoundTrip(samples)
  }

  @Test func aSeriesThatDoesNotChangeCostsLessThanHalfAByteASample() {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    let empty = store.sizeBytes
    for index in 0..<24_000 { store.append(Sample(milliseconds: Int64(index) * 15_000, value: 0.1), to: series) }
    #expect(store.sizeBytes - empty < 12_000)
  }
}
