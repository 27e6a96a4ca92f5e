import PromQL
import Testing

/// Hundreds of queries, right ones and wrong ones, against what Prometheus 2.42 made of them.
@Suite struct PrometheusSyntaxTests {
  @Test func readsAndWritesAsPrometheusDoes() {
    let lines = SyntaxReference.lines.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 700)
    for index in stride(from: 0, to: lines.count - 1, by: 2) {
      #expect(outcome(of: String(lines[index])) == String(lines[index + 1]), "\(lines[index])")
    }
  }

  /// What is accepted must come out the same when its canonical text is read.
  @Test func canonicalTextReadsBackAsItself() throws {
    for line in SyntaxReference.lines.split(separator: "\n") where line.hasPrefix("= ") {
      let text = String(line.dropFirst(2))
      #expect(try Expression(parsing: text).description == text)
    }
  }

  private func outcome(of query: String) -> String {
    do {
      return "= " + (try Expression(parsing: query)).description
    } catch {
      return "! \(error)"
    }
  }
}
