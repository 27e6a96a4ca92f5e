import Analysis
import Foundation
import Testing

@Suite struct QuantileSketchCodableTests {
  private func restored(_ sketch: QuantileSketch) throws -> QuantileSketch {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(QuantileSketch.self, from: encoder.encode(sketch))
  }

  private static let probabilities = stride(from: 0, through: 1, by: 0.01).map { $0 }

  /// Below, at and beyond the exact limit; values of both signs over many octaves, each third twice.
  @Test(arguments: [0, 1, 99, 100, 101, 5_000])
  func aRestoredSketchAnswersAndGoesOnAsTheSavedOne(count: Int) throws {
    var generator = SplitMix64(seed: 3)
    var sketch = QuantileSketch(exactLimit: 100, fractionBits: 5)
    for index in 0..<count {
      let value = (generator.uniform() - 0.5) * Double(1 << (index % 40))
      sketch.add(index % 3 == 0 ? value.rounded() : value)
    }
    var restored = try restored(sketch)
    expectSame(restored, sketch)
    for _ in 0..<150 {
      let value = generator.uniform()
      sketch.add(value)
      restored.add(value)
    }
    expectSame(restored, sketch)
    let other = sketch
    sketch.merge(other)
    restored.merge(try self.restored(other))
    expectSame(restored, sketch)
  }

  @Test func infinitiesAndExtremesComeBack() throws {
    var sketch = QuantileSketch(exactLimit: 3)
    let values: [Double] = [-.infinity, .infinity, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 0]
    for value in values { sketch.add(value) }
    expectSame(try restored(sketch), sketch)
  }

  @Test(arguments: [
    #"{"exactLimit":2,"buckets":{"fractionBits":7,"keys":[],"counts":[]},"values":[1,2],"valueCounts":[1]}"#,
    #"{"exactLimit":2,"buckets":{"fractionBits":7,"keys":[],"counts":[]},"values":[1],"valueCounts":[3]}"#,
    #"{"exactLimit":2,"buckets":{"fractionBits":70,"keys":[],"counts":[]},"values":[]}"#,
    #"{"exactLimit":2,"buckets":{"fractionBits":7,"keys":[1000000],"counts":[1]},"smallest":0,"largest":1}"#,
    #"{"exactLimit":2,"buckets":{"fractionBits":7,"keys":[1],"counts":[]},"smallest":0,"largest":1}"#,
  ])
  func whatDoesNotFitTogetherIsRefused(text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(QuantileSketch.self, from: Data(text.utf8)) }
  }

  private func expectSame(_ left: QuantileSketch, _ right: QuantileSketch) {
    #expect(left.count == right.count && left.exactLimit == right.exactLimit)
    #expect(left.relativeError == right.relativeError)
    #expect(left.quantiles(Self.probabilities) == right.quantiles(Self.probabilities))
  }
}
