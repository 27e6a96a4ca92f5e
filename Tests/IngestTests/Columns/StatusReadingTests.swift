import Predictions
import Testing

@testable import Ingest

@Suite struct StatusReadingTests {
  @Test(arguments: [
    (200, false), (204, false), (302, false), (399, false), (400, true), (404, true), (500, true), (0, false),
    (1, true), (14, true),
    (99, true), (100, false), (-1, true),
  ])
  func numbersAreHTTPsOrExitCodes(status: Double, isError: Bool) {
    #expect(StatusReading(path: "status").isError(status) == isError)
    // The same in quotes, as many loggers write it.
    #expect(StatusReading(path: "status").isError("\(Int(status))") == isError)
  }

  @Test(arguments: [
    ("ok", false), ("success", false), ("OK", false), ("error", true), ("Internal Error", true), ("FAILED", true),
    ("timeout", true),
    ("timed out", true), ("cancelled", true), ("aborted", true), ("UNAVAILABLE", true), ("DEADLINE_EXCEEDED", true),
    ("", false),
  ])
  func wordsSayWhatWentWrong(status: String, isError: Bool) {
    #expect(StatusReading(path: "response.status").isError(status) == isError)
  }

  @Test(arguments: [
    ("false", false), ("None", false), ("null", false), ("0", false), ("ok", false), ("boom", true), ("true", true),
    ("1", true),
  ])
  func aFieldNamedErrorSaysSoByBeingThere(error: String, isError: Bool) {
    #expect(StatusReading(path: "error").isError(error) == isError)
  }

  @Test func recordsWithoutAStatusHaveNone() {
    let batch = parseJSON(
      """
      {"y_pred":1,"status":200}
      {"y_pred":1}
      {"y_pred":1,"error":"boom"}
      {"y_pred":1,"status":"503"}
      {"y_pred":1,"status":200,"error":"boom"}
      {"y_pred":1,"error":null}
      {"y_pred":1,"error":false}
      """)
    #expect(batch.isError == [false, nil, true, true, true, nil, false])
    #expect(parseJSON(#"{"y_pred":1}"#).isError == nil)
  }
}
