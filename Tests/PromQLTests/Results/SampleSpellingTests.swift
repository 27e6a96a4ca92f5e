import PromQL
import Testing

/// Expected texts are what a Prometheus 2.42 server answers to `vector(VALUE)` and `VALUE`.
@Suite struct SampleSpellingTests {
  @Test(arguments: [
    (1.0, "1"), (0, "0"), (-0.0, "-0"), (0.1, "0.1"), (-1.5e-300, "-1.5e-300"), (1e-7, "1e-07"),
    (1.25e-6, "0.00000125"), (.leastNonzeroMagnitude, "5e-324"), (1e21, "1e+21"), (1.5e20, "150000000000000000000"),
    (123_456_789e15, "1.23456789e+23"), (9_007_199_254_740_992, "9007199254740992"), (1e16, "10000000000000000"),
    (0.30000000000000004, "0.30000000000000004"), (4_294_967_296, "4294967296"), (1e100, "1e+100"),
    (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
  ])
  func valueOfASeries(value: Double, text: String) {
    #expect(SampleSpelling.text(of: value) == text)
  }

  @Test(arguments: [
    (1e-7, "0.0000001"), (1e21, "1000000000000000000000"), (-2.5e22, "-25000000000000000000000"), (0.00001, "0.00001"),
    (.infinity, "+Inf"),
  ])
  func scalarHasNoExponent(value: Double, text: String) {
    #expect(SampleSpelling.text(of: value, allowsExponent: false) == text)
  }

  @Test func everySpellingReadsBackAsTheSameDouble() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(Double(SampleSpelling.text(of: value)) == value)
      #expect(Double(SampleSpelling.text(of: value, allowsExponent: false)) == value)
    }
  }

  @Test(
    arguments: [
      (1_772_361_007_500, "1772361007.500"), (1_772_361_007_000, "1772361007"), (7, "0.007"), (0, "0"),
      (-1_050, "-1.050"),
    ] as [(Int64, String)])
  func timeIsInSecondsWithThreeDecimalsAtMost(milliseconds: Int64, text: String) {
    #expect(SampleSpelling.seconds(ofMilliseconds: milliseconds) == text)
  }
}
