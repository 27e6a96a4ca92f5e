import Testing

@testable import Ingest

@Suite struct TimestampDecoderTests {
  private typealias Failure = TimestampDecoder.Failure

  private func decode(_ text: String) -> Result<Int64, TimestampDecoder.Failure> {
    var decoder = TimestampDecoder()
    return withPadded(text.utf8) { decoder.decode($0) }
  }

  private func decode(number text: String) -> Result<Int64, TimestampDecoder.Failure>? {
    withPadded(text.utf8) { bytes in
      NumberDecoder.decodeWhole(bytes).map { TimestampDecoder().decode(epoch: $0) }
    }
  }

  @Test func readsISO8601AsPythonDoes() {
    // One decoder, since it remembers the date of the time before.
    var decoder = TimestampDecoder()
    for (text, nanoseconds) in DecodingReference.times {
      let expected = nanoseconds.map { Result<Int64, TimestampDecoder.Failure>.success($0) } ?? .failure(.implausible)
      #expect(withPadded(text.utf8) { decoder.decode($0) } == expected, "\(text)")
      #expect(decode(text) == expected, "\(text)")
    }
  }

  @Test(arguments: [
    "", "garbage", "2026-03", "2026-03-1", "2026-13-01", "2026-00-10", "2026-02-30", "2023-02-29", "2026-04-31",
    "2026-03-00", "2026-03-01T", "2026-03-01T12", "2026-03-01T12:", "2026-03-01T12:00:", "2026-03-01T12:00:0",
    "2026-03-01T25:00:00", "2026-03-01T12:60:00", "2026-03-01T12:00:61", "2026-03-01T24:00:01", "2026-03-01T24:30",
    "2026-03-01T12:00:00.", "2026-03-01T12:00:00.Z", "2026-03-01T12:00:00+", "2026-03-01T12:00:00+1",
    "2026-03-01T12:00:00+24:00", "2026-03-01T12:00:00+01:60", "2026-03-01T12:00:00+01:0", "2026-03-01T12:00:00x",
    "2026-03-01T12:00:00ZZ", "2026-03-01T12:00:00 CET", "2026-03-01T12:00:00UFO", "2026-03-01X12:00:00",
    "2026/03/01 12:00:00", "2026-3-1 12:00:00", "aaaa-bb-cc", "2026-03-01T1a:00:00", "20260301T120000Z",
    "٢٠٢٦-٠٣-٠١", "Sun Mar  1 12:00:00 2026", "nan", "inf", "-", "12:00:00",
  ])
  func garbageIsNoTime(text: String) {
    #expect(decode(text) == .failure(.notATime))
  }

  @Test(arguments: [
    "0000-01-01T00:00:00Z", "0001-01-01", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "2200-01-01T00:00:00Z",
    "1970-01-01T00:00:00+00:01", "2199-12-31T23:59:59-00:01", "-1", "1e30", "99999999999999999999",
  ])
  func timesOutsideTheRangeAreImplausible(text: String) {
    #expect(decode(text) == .failure(.implausible))
  }

  @Test(
    arguments: [
      ("0", 0), ("1772323200", 1_772_323_200_000_000_000), ("1772323200.25", 1_772_323_200_250_000_000),
      ("1772323200123", 1_772_323_200_123_000_000), ("1772323200123.5", 1_772_323_200_123_500_000),
      ("1772323200123456", 1_772_323_200_123_456_000), ("1772323200123456789", 1_772_323_200_123_456_789),
      ("1.7723232e9", 1_772_323_200_000_000_000), ("1772323200.123456", 1_772_323_200_123_456_000),
      ("7258118399", 7_258_118_399_000_000_000), ("7258118399999", 7_258_118_399_999_000_000),
      ("99999999999", nil), ("100000000000", 100_000_000_000_000_000), ("7258118400", nil), ("7258118400000", nil),
      ("7258118400000000", nil), ("7258118400000000000", nil),
    ] as [(String, Int64?)])
  func epochNumbersAreToldApartByTheirSize(text: String, nanoseconds: Int64?) {
    let expected = nanoseconds.map { Result<Int64, TimestampDecoder.Failure>.success($0) } ?? .failure(.implausible)
    #expect(decode(number: text) == expected)
    #expect(decode(text) == expected)
  }

  @Test func numbersOfAnySizeAreReadOrRefusedButNeverCrash() {
    for exponent in 0...40 {
      for digits in ["1", "9", "9.99999", "5.000001"] {
        for sign in ["", "-"] {
          guard case .success(let nanoseconds) = decode(number: "\(sign)\(digits)e\(exponent)") else { continue }
          #expect(nanoseconds >= 0 && nanoseconds < 7_258_118_400_000_000_000)
        }
      }
    }
    for digits in 1...20 {
      for text in [String(repeating: "9", count: digits), "1" + String(repeating: "0", count: digits - 1)] {
        guard case .success(let nanoseconds) = decode(number: text) else { continue }
        #expect(nanoseconds < 7_258_118_400_000_000_000, "\(text)")
      }
    }
  }

  @Test func notANumberIsNoTime() {
    #expect(decode(number: "nan") == .failure(.notATime))
    #expect(decode(number: "-inf") == .failure(.notATime))
  }

  @Test func theRememberedDateDoesNotLeakIntoAnother() {
    var decoder = TimestampDecoder()
    let texts = ["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-0xT00:00:00Z", "2026-03-02T00:00:00Z"]
    let found = texts.map { text in withPadded(text.utf8) { decoder.decode($0) } }
    #expect(found[0] == .success(1_772_323_200_000_000_000))
    #expect(found[1] == .success(1_772_409_600_000_000_000))
    #expect(found[2] == .failure(.notATime))
    #expect(found[3] == found[1])
  }
}
