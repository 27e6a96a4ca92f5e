import Testing

@testable import Monitor

@Suite struct JSONCodingTests {
  private struct Sample: Codable, Equatable {
    enum Choice: Codable, Equatable {
      case none
      case known(Double)
    }

    var numbers: [Double]
    var nested: [[Int]]
    var texts: [String?]
    var choice: Choice
    var large: UInt64
    var small: Int32
    var flag: Bool
    var range: ClosedRange<Int64>
    var absent: String?
  }

  private func restored<Value: Codable>(_ value: Value) throws -> Value {
    let text = try JSONValue(encoding: value).text
    return try JSONValue(reading: Array(text.utf8)).decoded(as: Value.self)
  }

  @Test func everyKindOfPartComesBack() throws {
    let sample = Sample(
      numbers: [1, 0.1], nested: [[1], [], [2, 3]], texts: ["a", nil, ""], choice: .known(-2), large: .max, small: -7,
      flag: true, range: -5...Int64.max, absent: nil)
    #expect(try restored(sample) == sample)
  }

  @Test(arguments: [
    0, -0.0, 0.1, -1.5, .pi, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0x1p53,
    0x1p54, 0x1p63, 1e22, 123_456_789.123_456_7,
  ])
  func everyDoubleComesBackToTheLastBit(number: Double) throws {
    // NaN has one spelling, whatever its bits.
    let expected = number.isNaN ? Double.nan.bitPattern : number.bitPattern
    #expect(try restored([number])[0].bitPattern == expected)
    #expect(try restored(number).bitPattern == expected)
  }

  @Test func anotherKindOfValueIsAnError() throws {
    let text = try JSONValue(encoding: ["a", "b"])
    #expect(throws: DecodingError.self) { try text.decoded(as: [Double].self) }
    #expect(throws: DecodingError.self) { try text.decoded(as: Sample.self) }
    #expect(throws: DecodingError.self) { try JSONValue.integer(300).decoded(as: UInt8.self) }
  }
}
