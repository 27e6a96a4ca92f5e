import Telemetry
import Testing

@testable import Recording

@Suite struct SampleColumnsTests {
  private static let values: [Double] = [
    0, -0.0, 1, -1, 0.1, 12.34, 99.999, 1e15, 1e16, 9_007_199_254_740_992, 1e300, -1e300, .leastNonzeroMagnitude, .pi,
    .infinity,
    -.infinity, .nan, Staleness.marker, Double(bitPattern: 0xFFF8_0000_0000_0001), .greatestFiniteMagnitude, 0.3,
    0.1 + 0.2,
  ]

  @Test func givesBackEveryValueBitForBitAfterEveryOther() throws {
    var samples: [ScrapeBatch.ReferencedSample] = []
    for (row, first) in Self.values.enumerated() {
      for second in Self.values {
        samples.append(.init(reference: UInt32(row), milliseconds: Int64(row) * 7 - 50, value: first))
        samples.append(.init(reference: UInt32(row), milliseconds: .max - Int64(row), value: second))
      }
    }
    samples.append(.init(reference: .max, milliseconds: .min, value: 1))
    samples.append(.init(reference: 0, milliseconds: .max, value: 1))
    var writer = ByteWriter()
    var (writing, reading) = (SampleColumns(), SampleColumns())
    for _ in 0..<2 { writing.write(samples, start: 5, to: &writer) }
    var reader = ByteReader(writer.bytes[...])
    for _ in 0..<2 {
      let found = try reading.read(start: 5, from: &reader)
      #expect(found.map(\.value.bitPattern) == samples.map(\.value.bitPattern))
      #expect(found.map(\.reference) == samples.map(\.reference))
      #expect(found.map(\.milliseconds) == samples.map(\.milliseconds))
    }
    #expect(reader.isAtEnd)
  }
}
