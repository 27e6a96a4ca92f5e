internal import Foundation
internal import Testing

@testable internal import Ingest

struct SampleNumberTests {
  private func value(_ text: String) -> Double? {
    ReadExposition("a \(text)\n".utf8, .text).lines.first?.value
  }

  /// What Go's `strconv.ParseFloat` says (its documentation, and Prometheus's test of `parseFloat`).
  @Test(arguments: [
    ("+Inf", Double.infinity), ("-inf", -.infinity), ("INF", .infinity), ("infinity", .infinity),
    ("-Infinity", -.infinity), ("1", 1), ("+1", 1), ("-0.5", -0.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
    ("1E-3", 0.001), ("0000000000000000000000000000001.2e-1", 0.12), ("9223372036854775808", 0x1p63),
    ("0.1", 0.1), ("1.7952210860999904e+09", 1_795_221_086.099_990_4), ("5e-324", .leastNonzeroMagnitude),
    ("1e-400", 0),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
  ])
  func readsWhatGoReads(text: String, expected: Double) {
    #expect(value(text) == expected)
  }

  @Test(arguments: ["NaN", "nan", "Nan", "nAN"])
  func readsNaNInAnyCase(text: String) throws {
    #expect(try #require(value(text)).isNaN)
  }

  @Test(arguments: [
    "0x1p-3", "0x1", "0b1", "1_000", "+NaN", "-nan", ".", "-", "e5", "1e", "1e+", "infin", "1e400", "1,5", "1-", "--1",
    "١", "nanx", "1\u{0}",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(value(text) == nil)
  }

  @Test func agreesWithTheSystemOnRandomNumbers() {
    var generator = SystemLikeNumbers(seed: 7)
    for _ in 0..<2000 {
      let text = generator.next()
      #expect(value(text) == Double(text), "\(text)")
    }
  }

  @Test func cutsSecondsTowardsZero() {
    #expect(SampleNumber.milliseconds(ofSeconds: -1.0015) == -1001)
    #expect(SampleNumber.milliseconds(ofSeconds: 1.9999) == 1999)
  }
}

/// Spellings of numbers as servers write them, seeded.
private struct SystemLikeNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> String {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let number = Double(Int64(bitPattern: state) >> 11) * [1, 1e-3, 1e-9, 1e12][Int(state >> 62)]
    switch (state >> 58) & 3 {
    case 0: return "\(number)"
    case 1: return String(format: "%.6g", number)
    case 2: return String(format: "%.3f", number)
    default: return String(format: "%.17e", number)
    }
  }
}
