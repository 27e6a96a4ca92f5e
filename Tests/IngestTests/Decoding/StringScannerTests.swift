import TestSupport
import Testing

@testable import Ingest

@Suite struct StringScannerTests {
  /// The length of the content, whether it has escapes, and whether it is ASCII.
  private func scan(_ bytes: [UInt8], filler: UInt8 = UInt8(ascii: "\"")) -> (Int, Bool, Bool)? {
    withPadded(bytes, filler: filler) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return StringScanner.scan(start, end: start + buffer.count).map { ($0.end - start, $0.hasEscapes, $0.isASCII) }
    }
  }

  private func unescape(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { StringScanner.unescape($0) }
  }

  @Test func resolvesEscapesAsPythonDoes() throws {
    for (text, bytes) in DecodingReference.strings {
      #expect(unescape(Array(text.utf8)) == bytes, "\(text)")
      let (length, hasEscapes, _) = try #require(scan(Array((text + "\"rest").utf8)))
      #expect(length == text.utf8.count)
      #expect(hasEscapes == text.contains("\\"))
    }
  }

  @Test(arguments: [#"\x"#, #"\"#, #"\u12"#, #"\u12g4"#, #"\uD83D\u12"#, #"a\'b"#, #"\U0041"#, "\\\u{e9}", #"\u+123"#])
  func refusesEscapesThatJSONDoesNotKnow(text: String) {
    #expect(unescape(Array(text.utf8)) == nil)
  }

  @Test func findsTheClosingQuoteAtEveryOffsetToAWordBoundary() throws {
    for length in 0...40 {
      for follower in [[], [UInt8](repeating: 0x22, count: 9), [UInt8](repeating: 0x5C, count: 9)] {
        let content = [UInt8](repeating: 0x61, count: length)
        let (found, hasEscapes, isASCII) = try #require(scan(content + [0x22] + follower))
        #expect(found == length)
        #expect(!hasEscapes)
        #expect(isASCII)
      }
    }
  }

  @Test func stepsOverAnEscapedQuoteAtEveryOffset() throws {
    for length in 0...24 {
      for tail in 0...9 {
        let content = [UInt8](repeating: 0x61, count: length) + [0x5C, 0x22] + [UInt8](repeating: 0x62, count: tail)
        let (found, hasEscapes, _) = try #require(scan(content + [0x22, 0x78]))
        #expect(found == content.count)
        #expect(hasEscapes)
      }
    }
  }

  @Test func runsOfBackslashesEndWithTheQuoteOnlyWhenTheirNumberIsEven() throws {
    for count in 0...20 {
      let bytes = [UInt8](repeating: 0x5C, count: count) + [0x22]
      if count % 2 == 0 {
        #expect(try #require(scan(bytes + [0x78])).0 == count)
      } else {
        #expect(scan(bytes) == nil)
      }
    }
  }

  @Test func noticesAByteAboveASCIIAtEveryPlaceAndNoneBehindTheEnd() throws {
    for length in 1...24 {
      for place in 0..<length {
        var content = [UInt8](repeating: 0x61, count: length)
        content[place] = 0xC3
        #expect(try #require(scan(content + [0x22])).2 == false)
      }
      let plain = [UInt8](repeating: 0x61, count: length) + [0x22, 0xC3, 0xC3]
      #expect(try #require(scan(plain, filler: 0xFF)).2)
    }
  }

  @Test func aStringThatDoesNotEndHasNoEnd() {
    for length in 0...40 {
      // The quotes behind the end must not be believed.
      #expect(scan([UInt8](repeating: 0x61, count: length)) == nil)
      #expect(scan([UInt8](repeating: 0x61, count: length) + [0x5C]) == nil)
      #expect(scan([UInt8](repeating: 0x61, count: length) + [0x5C, 0x22]) == nil)
    }
  }

  @Test func agreesWithAByteWiseScanOnRandomBytes() {
    var generator = SeededGenerator(seed: 4)
    let alphabet: [UInt8] = [0x22, 0x5C, 0x61, 0x23, 0x21, 0x5B, 0x5D, 0xA2, 0xDC, 0x80, 0x00, 0x01]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ -> UInt8 in
        // Mostly letters, so that quotes are some way apart.
        Bool.random(using: &generator) ? 0x61 : alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      #expect(scan(bytes).map { [$0.0, $0.1 ? 1 : 0, $0.2 ? 1 : 0] } == slowScan(bytes), "\(bytes)")
    }
  }

  private func slowScan(_ bytes: [UInt8]) -> [Int]? {
    var index = 0
    var (hasEscapes, isASCII) = (0, 1)
    while index < bytes.count {
      if bytes[index] == 0x22 { return [index, hasEscapes, isASCII] }
      if bytes[index] == 0x5C {
        hasEscapes = 1
        index += 2
        continue
      }
      if bytes[index] >= 0x80 { isASCII = 0 }
      index += 1
    }
    return nil
  }

  @Test func knowsUTF8() {
    let valid: [[UInt8]] = [[], [0x61], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80], [0xEF, 0xBF, 0xBD]]
    // Stray and missing continuation bytes, an overlong slash, a surrogate, beyond U+10FFFF.
    let invalid: [[UInt8]] = [
      [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ]
    for bytes in valid { #expect(bytes.withUnsafeBufferPointer { StringScanner.isValidUTF8($0) }) }
    for bytes in invalid { #expect(!bytes.withUnsafeBufferPointer { StringScanner.isValidUTF8($0) }) }
  }
}
