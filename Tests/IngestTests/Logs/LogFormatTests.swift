import Predictions
import Testing

@testable import Ingest

@Suite struct LogFormatTests {
  private func detect(_ text: String) -> Result<LogFormat, LogFormat.Failure> {
    Array(text.utf8).withUnsafeBufferPointer { LogFormat.detect($0, mapping: SchemaMapping()) }
  }

  private func name(_ text: String) -> String? { try? detect(text).get().name }

  @Test(arguments: [
    "{\"a\":1}\n", "{}", "  {\"y_pred\":1}\n", "\n\n{\"a\":1}\n", "{\"a,b\":1,\"c\":2}\n{\"a,b\":1,\"c\":2}\n",
    "2026-03-01T00:00:00Z stdout F {\"y_pred\":1}\n", "starting up\nINFO {\"y_pred\":1}\n",
    "INFO, ready, go {\"y_pred\":1}\nINFO, ready, go {\"y_pred\":2}\n", "{broken\n{\"a\":1}\n",
  ])
  func linesThatHoldObjectsAreJSON(text: String) {
    #expect(name(text) == "jsonl")
  }

  @Test(arguments: [
    ("y_true,score\n1,0.5\n", "csv"), ("y_true\tscore\n1\t0.5\n", "tsv"), ("y_true;score\n1;0,5\n", "csv"),
    ("y_true|score\n1|0.5\n", "csv"), ("alpha,beta\n1,2\n3,4\n", "csv"), ("1,2\n3,4\n", "csv"), ("score\n0.5\n", "csv"),
    ("y_true,note\n1,\"{\"\"a\"\":1}\"\n", "csv"),
  ])
  func tablesAreToldByTheirDelimiter(text: String, format: String) {
    #expect(name(text) == format)
  }

  @Test(arguments: ["", "\n\n", "hello\n", "one line\nanother line\n", "# comment\n"])
  func textWithoutRecordsIsNoLog(text: String) {
    #expect(detect(text) == .failure(.noRecords))
  }

  /// What a program writes between the rows, or into the cells, does not change what most lines are.
  @Test(arguments: [
    ("a,b\n1,2\n{\"level\":\"info\"}\n5,6\n", "csv"),
    ("payload,x\n{\"k\":1},5\n{\"k\":2},6\n", "csv"),
    ("loading, please wait\n{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n", "jsonl"),
    ("12:00:00 served {\"a\":1,\"b\":2}\n12:00:01 served {\"a\":3,\"b\":4}\n", "jsonl"),
  ])
  func mostLinesDecideTheFormat(text: String, format: String) {
    #expect(name(text) == format)
  }

  @Test func zeroBytesMeanBinaryData() {
    #expect(detect("\u{7F}ELF\u{0}\u{0}") == .failure(.binary))
    #expect(detect("{\"a\":1}\n\u{0}") == .failure(.binary))
  }
}
