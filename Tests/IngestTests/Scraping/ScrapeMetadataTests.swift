import Telemetry
import Testing

@testable import Ingest

@Suite struct ScrapeMetadataTests {
  /// A server that makes up new names with long texts at each scrape.
  @Test func textThatNeverEndsIsKeptInPart() throws {
    let help = String(repeating: "x", count: 1 << 20)
    var metadata = ScrapeMetadata()
    var keptCount = 0
    for scrape in 0..<40 {
      let body = Array("# HELP name_\(scrape) \(help)\n".utf8)
      try body.withUnsafeBufferPointer { bytes in
        var parser = ExpositionParser(bytes, format: .text)
        while let entry = try parser.next() { metadata.take(entry, of: bytes, parser) }
      }
      keptCount += metadata.takeChanges().count
    }
    #expect((1...16).contains(keptCount))
  }
}
