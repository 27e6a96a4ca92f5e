import PromQL
import Testing

@testable import Ingest

@Suite struct AnnotationServerTests {
  @Test func aRemarkOfPrometheusReadsTheSameAgain() {
    let query = "sum(\n  rate(up[1m]))"
    let text = #"PromQL info: metric might not be a counter, name does not end in _total: "up" (2:8)"#
    let annotation = Annotation(.info, serverText: text, query: query)
    #expect(annotation.message == #"metric might not be a counter, name does not end in _total: "up""#)
    #expect(annotation.range == 12..<12)
    #expect(annotation.text(in: query) == text)
  }

  @Test(arguments: [("partial answer: store down", 0), ("odd (9:9)", 0), ("odd (x:1)", 0), ("(1:1", 0), ("", 0)])
  func aRemarkWithoutAPlaceKeepsItsText(text: String, offset: Int) {
    let annotation = Annotation(.warning, serverText: text, query: "up")
    #expect(annotation.message == text)
    #expect(annotation.range == offset..<offset)
  }

  @Test func whatATerminalWouldObeyIsTakenOut() {
    #expect(Annotation(.warning, serverText: "a\u{1B}[2Jb\u{202E}", query: "up").message == "a?[2Jb?")
    #expect(Annotation(.warning, serverText: String(repeating: "a", count: 9_000), query: "").message.count == 401)
  }
}
