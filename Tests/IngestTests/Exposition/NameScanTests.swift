internal import Testing

@testable internal import Ingest

/// Eight bytes at a time against one byte at a time, for every byte at every place.
struct NameScanTests {
  private func isName(_ byte: UInt8, _ colon: Bool) -> Bool {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    return letters.utf8.contains(byte) || (colon && byte == UInt8(ascii: ":"))
  }

  @Test func findsTheSameEndAsOneByteAtATime() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<20 {
        var text = Array("abcXYZ_019abcXYZ_019".utf8)
        text[place] = byte
        withPadded(text) { bytes in
          let metric = NameScan.end(of: NameScan.metric, from: 0, in: bytes)
          #expect(metric == (isName(byte, true) ? 20 : place), "\(byte) at \(place)")
          let label = NameScan.end(of: NameScan.label, from: 0, in: bytes)
          #expect(label == (isName(byte, false) ? 20 : place), "\(byte) at \(place)")
          let stops = byte >= 0x80 || "\"\\\n".utf8.contains(byte)
          #expect(NameScan.quotedStop(from: 0, in: bytes) == (stops ? place : 20), "\(byte) at \(place)")
          let ends = byte == UInt8(ascii: "\n")
          #expect(NameScan.lineEnd(from: 0, in: bytes) == (ends ? place : 20), "\(byte) at \(place)")
        }
      }
    }
  }

  @Test func staysWithinTheBytes() {
    withPadded([], filler: UInt8(ascii: "a")) { bytes in
      #expect(NameScan.end(of: NameScan.metric, from: 0, in: bytes) == 0)
      #expect(NameScan.quotedStop(from: 0, in: bytes) == 0 && NameScan.lineEnd(from: 0, in: bytes) == 0)
    }
  }
}
