import Foundation
import PromQL
import Testing

/// Hundreds of queries, right ones and wrong ones, against what Prometheus 2.42 made of them.
@Suite struct PrometheusSyntaxTests {
  /// Each query, and below it the canonical text (=) or the error (!), by Scripts/make_syntax_reference.py.
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scripts/syntax_reference.txt")

  @Test func readsAndWritesAsPrometheusDoes() throws {
    let lines = try Self.lines()
    #expect(lines.count > 700)
    for index in stride(from: 0, to: lines.count - 1, by: 2) {
      #expect(outcome(of: String(lines[index])) == String(lines[index + 1]), "\(lines[index])")
    }
  }

  /// What is accepted must come out the same when its canonical text is read.
  @Test func canonicalTextReadsBackAsItself() throws {
    for line in try Self.lines() where line.hasPrefix("= ") {
      let text = String(line.dropFirst(2))
      #expect(try Expression(parsing: text).description == text)
    }
  }

  private static func lines() throws -> [Substring] {
    try String(contentsOf: reference, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func outcome(of query: String) -> String {
    do {
      return "= " + (try Expression(parsing: query)).description
    } catch {
      return "! \(error)"
    }
  }
}
