import Foundation
import TestSupport
import Testing

@testable import Ingest

@Suite struct NumberDecoderTests {
  private func decode(_ text: String, filler: UInt8 = UInt8(ascii: "7")) -> (number: DecodedNumber, length: Int)? {
    withPadded(text.utf8, filler: filler) { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return NumberDecoder.decode(start, end: start + bytes.count).map { ($0, $0.end - start) }
    }
  }

  private func decodeWhole(_ text: String) -> Double? {
    withPadded(text.utf8) { NumberDecoder.decodeWhole($0)?.value }
  }

  @Test func roundsEveryNumberAsPythonDoes() throws {
    for (text, bits, integer) in DecodingReference.numbers {
      let (number, length) = try #require(decode(text), "\(text)")
      #expect(number.value.bitPattern == bits, "\(text)")
      #expect(number.integer == integer, "\(text)")
      #expect(length == text.utf8.count, "\(text)")
    }
  }

  @Test func randomDoublesReadBackBitForBitHoweverTheyArePrinted() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<4_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let spellings = [
        "\(value)", String(format: "%.16e", value), String(format: "%.17g", value), String(format: "%.25e", value),
        String(format: "%.16E", value),
      ]
      for text in spellings {
        let number = try #require(decode(text), "\(text)").number
        #expect(number.value.bitPattern == value.bitPattern, "\(text)")
      }
    }
  }

  @Test func plainDecimalsOfOrdinarySizeReadBackBitForBit() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<4_000 {
      let value = Double.random(in: -1e6...1e6, using: &generator)
      for text in [String(format: "%.17f", value), String(format: "%.20f", value), "\(value)"] {
        #expect(try #require(decode(text)).number.value == Double(text), "\(text)")
      }
    }
  }

  @Test func wholeNumbersKeepEveryDigitOfNineteen() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let value =
        Int64.random(in: (-Int64.max)...Int64.max, using: &generator) >> Int64.random(in: 0..<63, using: &generator)
      #expect(try #require(decode("\(value)")).number.integer == value)
    }
  }

  @Test(arguments: [("12abc", 2), ("1,2", 1), ("1.5]", 3), ("-3e2}", 4), ("1.2.3", 3), ("0x10", 1), ("1-2", 1)])
  func stopsWhereTheNumberStops(text: String, length: Int) throws {
    #expect(try #require(decode(text)).length == length)
  }

  @Test(arguments: ["", "-", "+", ".", "-.", "e5", "-e5", ".e5", "1e", "1e+", "1E-", "abc", "--1", "+-1", " 1", "NaN"])
  func rejectsWhatIsNoNumber(text: String) {
    #expect(decode(text) == nil)
    // What stands behind the end would make a number of some of them.
    #expect(decode(text, filler: UInt8(ascii: "1")) == nil)
  }

  @Test(arguments: [(".5", 0.5), ("5.", 5), ("+2", 2), ("-.25", -0.25), ("+.5e1", 5)])
  func allowsAPlusAndBarePoints(text: String, value: Double) {
    #expect(decodeWhole(text) == value)
  }

  @Test func neverReadsBeyondTheEnd() throws {
    #expect(try #require(decode("12")).number.value == 12)
    #expect(try #require(decode("12.", filler: UInt8(ascii: "9"))).number.value == 12)
    #expect(
      try #require(decode("12345678901234567890", filler: UInt8(ascii: "9"))).number.value == 12_345_678_901_234_567_168
    )
    #expect(try #require(decode("1.5", filler: UInt8(ascii: "e"))).number.value == 1.5)
  }

  @Test(arguments: ["nan", "NaN", "NAN"])
  func readsNotANumberInAnyCase(text: String) throws {
    #expect(try #require(decodeWhole(text)).isNaN)
  }

  @Test(arguments: [
    ("inf", Double.infinity), ("-inf", -.infinity), ("Infinity", .infinity), ("-INFINITY", -.infinity),
    ("+Inf", .infinity),
  ])
  func readsInfinitiesInAnyCase(text: String, value: Double) {
    #expect(decodeWhole(text) == value)
  }

  @Test(arguments: ["", " 1", "1 ", "1 2", "0x10", "1_000", "1,5", "infinit", "nano", "--1", "1e5x", "١٢", "true"])
  func textsThatAreNoNumbersAsAWholeAreNone(text: String) {
    #expect(decodeWhole(text) == nil)
  }
}
