internal import Telemetry

/// Alertmanager's HTTP API, version 2, as a client uses it.
///
///     let api = AlertmanagerAPI(try AlertmanagerServer(parsing: "localhost:9093"))
///     let id = try await api.put(silence)
///     try await api.expire(id)
///
/// What changes something goes to the configured address only: a redirect is not followed.
/// - Reference: Alertmanager, `api/v2/openapi.yaml`.
public struct AlertmanagerAPI: Sendable {
  public let server: AlertmanagerServer
  private let client: HTTPClient

  public init(_ server: AlertmanagerServer, client: HTTPClient = HTTPClient()) {
    self.server = server
    self.client = client
  }

  /// The server's version: "0.25.0".
  public func version() async throws(HTTPFailure) -> String {
    let response = try await answer("status")
    var version = ""
    try Self.read(response) { cursor throws(JSONFault) in
      try cursor.readObject { key, cursor throws(JSONFault) in
        guard key == "versionInfo" else { return try cursor.skipValue() }
        try cursor.readObject { key, cursor throws(JSONFault) in
          if key == "version" { version = try cursor.readText() } else { try cursor.skipValue() }
        }
      }
    }
    return ForeignText(version, upTo: 40).description
  }

  /// Tells of alerts. What the server refuses of them is in the sentence of the failure; it has taken the others.
  public func post(_ alerts: [AlertmanagerAlert]) async throws(HTTPFailure) {
    let body = "[" + alerts.map(\.json).joined(separator: ",") + "]"
    try Self.check(try await answer("alerts", .postJSON(body)))
  }

  public func alerts() async throws(HTTPFailure) -> [AlertmanagerAlertStatus] {
    let response = try await answer("alerts")
    var alerts: [AlertmanagerAlertStatus] = []
    try Self.read(response) { cursor throws(JSONFault) in
      try cursor.readArray { cursor throws(JSONFault) in alerts.append(try cursor.readAlertStatus()) }
    }
    return alerts
  }

  /// All that it remembers, also those that have expired.
  public func silences() async throws(HTTPFailure) -> [AlertmanagerSilence] {
    let response = try await answer("silences")
    var silences: [AlertmanagerSilence] = []
    try Self.read(response) { cursor throws(JSONFault) in
      try cursor.readArray { cursor throws(JSONFault) in
        silences.append(try cursor.readSilence())
      }
    }
    return silences
  }

  /// Makes a silence, or changes the end of one that there is.
  ///
  /// - Returns: its id; another than before when the server has replaced it.
  public func put(_ silence: AlertmanagerSilence) async throws(HTTPFailure) -> String {
    let response = try await answer("silences", .postJSON(silence.json))
    var id = ""
    try Self.read(response) { cursor throws(JSONFault) in
      try cursor.readObject { key, cursor throws(JSONFault) in
        if key == "silenceID" { id = try cursor.readText() } else { try cursor.skipValue() }
      }
    }
    guard Self.isID(id) else { throw HTTPFailure("the answer holds no silence's id: is it an Alertmanager?") }
    return id
  }

  /// Ends a silence before its time.
  public func expire(_ id: String) async throws(HTTPFailure) {
    guard Self.isID(id) else { throw HTTPFailure("“\(ForeignText(id))” is no silence's id") }
    try Self.check(try await answer("silence/\(id)", .delete))
  }

  /// Whether it is fit to stand in an address.
  static func isID(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) || $0 == UInt8(ascii: "-")
      }
  }

  private func answer(
    _ path: String, _ method: HTTPRequest.Method = .get
  ) async throws(HTTPFailure) -> HTTPResponse {
    try await client.send(try server.request(path, method))
  }

  private static func check(_ response: HTTPResponse) throws(HTTPFailure) {
    guard !(200..<300).contains(response.status) else { return }
    if response.status == 410 { throw HTTPFailure("it speaks another version of the API: expected v2") }
    // The server's own reason, a text or a text of JSON.
    let reason = ForeignText(String(decoding: response.body.prefix(400), as: UTF8.self), upTo: 200).description
    var failure = HTTPFailure(HTTPStatus.name(response.status) + (reason.isEmpty ? "" : ": \(reason)"))
    failure.isRefusal = [400, 422].contains(response.status)
    throw failure
  }

  private static func read(
    _ response: HTTPResponse, _ body: (inout JSONCursor) throws(JSONFault) -> Void
  ) throws(HTTPFailure) {
    try check(response)
    let padded = response.body + [UInt8](repeating: 0, count: LogBlock.padding)
    do throws(JSONFault) {
      try padded.withUnsafeBufferPointer { buffer throws(JSONFault) in
        guard let start = buffer.baseAddress else { return }
        var cursor = JSONCursor(start, count: response.body.count)
        try body(&cursor)
        try cursor.checkEnd()
      }
    } catch {
      throw HTTPFailure("the answer is none of an Alertmanager: \(error)")
    }
  }
}
