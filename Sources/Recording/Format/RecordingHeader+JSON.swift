internal import Monitor

extension RecordingHeader {
  /// As it stands in the file.
  func json() throws -> String { try JSONValue(encoding: self).text }

  init(json: String) throws {
    self = try JSONValue(reading: Array(json.utf8)).decoded(as: RecordingHeader.self)
  }
}
