internal import PromQL

/// What every answer of the API has around its data.
///
/// - Reference: Prometheus 3, HTTP API, "Format overview".
struct QueryEnvelope {
  /// "success" or "error"; empty in what is no answer of the API.
  private(set) var status = ""
  private(set) var errorKind = ""
  private(set) var error = ""
  private(set) var warnings: [String] = []
  private(set) var infos: [String] = []

  /// - Parameter data: must read the value of `data`.
  private init(
    _ cursor: inout JSONCursor, data: (inout JSONCursor) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    var envelope = Self()
    try cursor.readObject { (key, cursor) throws(JSONFault) in
      switch key {
      case "status": envelope.status = try cursor.readText()
      case "data": try data(&cursor)
      case "errorType": envelope.errorKind = try cursor.readText()
      case "error": envelope.error = try cursor.readText()
      case "warnings": envelope.warnings = try cursor.readTexts()
      case "infos": envelope.infos = try cursor.readTexts()
      default: try cursor.skipValue()
      }
    }
    try cursor.checkEnd()
    self = envelope
  }

  private init() {}

  /// Reads an answer.
  ///
  /// - Parameter data: must read the value of `data`, from which it makes what it likes.
  /// - Throws: ``QueryFailure`` for an answer that tells of an error, or is none.
  static func read(
    _ response: HTTPResponse, data: (inout JSONCursor) throws(JSONFault) -> Void
  ) throws(QueryFailure) -> QueryEnvelope {
    let envelope: QueryEnvelope
    do throws(JSONFault) {
      envelope = try parse(response.body, data)
    } catch {
      throw QueryFailure(status: response.status, error)
    }
    switch envelope.status {
    case "success" where (200..<300).contains(response.status): return envelope
    case "error":
      throw QueryFailure(kind: envelope.errorKind, text: envelope.error, status: response.status)
    default: throw QueryFailure(status: response.status, JSONFault(offset: 0, expected: "“status”"))
    }
  }

  private static func parse(
    _ body: [UInt8], _ data: (inout JSONCursor) throws(JSONFault) -> Void
  ) throws(JSONFault) -> QueryEnvelope {
    let padded = body + [UInt8](repeating: 0, count: LogBlock.padding)
    return try padded.withUnsafeBufferPointer { buffer throws(JSONFault) in
      guard let start = buffer.baseAddress else { return QueryEnvelope() }
      var cursor = JSONCursor(start, count: body.count)
      return try QueryEnvelope(&cursor, data: data)
    }
  }
}

extension JSONCursor {
  mutating func readTexts() throws(JSONFault) -> [String] {
    var texts: [String] = []
    try readArray { cursor throws(JSONFault) in texts.append(try cursor.readText()) }
    return texts
  }
}
