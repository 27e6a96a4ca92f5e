internal import Telemetry
internal import TestSupport
internal import Testing

@testable internal import Ingest

/// Damaged pages: nothing traps, nothing reads over the end, and every reading comes to its end.
struct ExpositionFuzzTests {
  private static let alphabet = Array("{}\"\\,=# \t\n\r:_aZ09.-+eE".utf8) + [0x00, 0x80, 0xC3, 0xFF]
  private static let textPage = """
    # HELP a.b "quoted" \\n text
    # TYPE "a.b" histogram
    {"a.b",le="0.5",x="ö\\"\\\\"} 1.5e3 1395066363000
    http_requests_total { method = "post" , } NaN
    up{}+Inf -1

    """

  @Test(arguments: ExpositionFormat.allCases)
  func survivesAnyDamage(format: ExpositionFormat) {
    var generator = SeededGenerator(seed: format == .text ? 11 : 12)
    let page = Array((format == .text ? Self.textPage : OpenMetricsLinesTests.page).utf8)
    for _ in 0..<3000 {
      var damaged = page
      for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.damage(&damaged, &generator) }
      Self.read(damaged, format, isStrict: Bool.random(using: &generator))
    }
  }

  @Test(arguments: ExpositionFormat.allCases)
  func survivesEveryTruncation(format: ExpositionFormat) {
    let page = Array((format == .text ? Self.textPage : OpenMetricsLinesTests.page).utf8)
    for length in 0...page.count {
      Self.read(Array(page[..<length]), format, isStrict: false)
      Self.read(Array(page[length...]), format, isStrict: true)
    }
  }

  @Test func survivesLongLines() {
    let value = String(repeating: "x\\n", count: 300_000)
    let read = ReadExposition("a{b=\"\(value)\"} 1\n".utf8, .text)
    #expect(read.lines.first?.labels["b"]?.utf8.count == 600_000)
    let digits = String(repeating: "1", count: 100_000)
    #expect(ReadExposition("a 0.\(digits)\n".utf8, .text).lines.first?.value == 1.0 / 9)
  }

  private static func read(_ bytes: [UInt8], _ format: ExpositionFormat, isStrict: Bool) {
    withPadded(bytes, filler: UInt8(ascii: "\"")) { buffer in
      var parser = ExpositionParser(buffer, ExpositionGrammar(format: format, isStrict: isStrict))
      var steps = 0
      while true {
        steps += 1
        guard steps <= 2 * bytes.count + 2 else {
          Issue.record("the reading does not end: \(bytes)")
          return
        }
        do throws(ExpositionError) {
          guard let entry = try parser.next() else { return }
          if case .sample(let sample) = entry {
            #expect(!parser.labels().metricName.isEmpty && sample.series.upperBound <= bytes.count)
            if sample.hasExemplar { _ = parser.exemplar() }
          }
        } catch {
          #expect(error.line > 0 && error.column > 0 && error.text.utf8.count <= 360)
          parser.skipLine()
        }
      }
    }
    _ = ExpositionCheck.run(bytes, format: format, isStrict: isStrict)
  }

  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[place] = byte
    case 1: bytes.insert(byte, at: place)
    case 2: bytes.remove(at: place)
    case 3: bytes.removeSubrange(place...)
    default: bytes.insert(contentsOf: bytes[place...].prefix(24), at: place)
    }
  }
}
