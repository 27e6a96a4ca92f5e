internal import Ingest
internal import Testing

struct ContentTypeTests {
  @Test func readsTypeAndParameters() throws {
    let type = try #require(ContentType(" Text/Plain ;Version=\"0.0.4\"; charset=utf-8;escaping = underscores;x"))
    #expect(type.type == "text/plain" && type.version == "0.0.4" && type["charset"] == "utf-8")
    #expect(type["escaping"] == "underscores" && type["x"] == nil)
    #expect(ContentType("a/b; q=\"x;y\"")?["q"] == "x;y")
  }

  @Test(arguments: ["", "text", "/", "text/", "; version=1", "text/pl ain"])
  func refusesWhatIsNoType(header: String) {
    #expect(ContentType(header) == nil)
  }

  /// The headers of real servers: prometheus_client, Triton, MLServer, vLLM; and what is not an exposition.
  @Test func choosesTheFormatByTheHeaderAlone() {
    #expect(
      ExpositionFormat(contentType: "application/openmetrics-text; version=1.0.0; charset=utf-8") == .openMetrics)
    #expect(ExpositionFormat(contentType: "APPLICATION/OPENMETRICS-TEXT") == .openMetrics)
    #expect(ExpositionFormat(contentType: "text/plain; charset=utf-8") == .text)
    #expect(ExpositionFormat(contentType: "text/plain; version=1.0.0; escaping=allow-utf-8") == .text)
    #expect(ExpositionFormat(contentType: "application/json") == nil)
    #expect(ExpositionFormat(contentType: "text/html") == nil)
    #expect(ExpositionFormat(contentType: nil) == nil)
  }

  @Test func asksForNamesAsTheyAreFirst() throws {
    let first = try #require(ExpositionNegotiation.accept.split(separator: ",").first)
    #expect(first == "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6")
    #expect(ExpositionNegotiation.accept.hasSuffix("*/*;q=0.2"))
  }

  @Test func tellsAFileByItsLastLine() {
    #expect(ExpositionFormat(endOf: Array("a 1\n# EOF\n".utf8)) == .openMetrics)
    #expect(ExpositionFormat(endOf: Array("# EOF".utf8)) == .openMetrics)
    #expect(ExpositionFormat(endOf: Array("a 1\n# EOF\n\n".utf8)) == .text)
    #expect(ExpositionFormat(endOf: Array("a 1 # EOF\n".utf8)) == .text)
    #expect(ExpositionFormat(endOf: [UInt8]()) == .text)
  }
}
