import Foundation
import Ingest
import TestSupport

/// The sentence of the failure, or what came instead.
func failure(_ request: HTTPRequest, _ client: HTTPClient = HTTPClient()) async -> String {
  do throws(HTTPFailure) {
    let response = try await client.send(request)
    return "no failure: status \(response.status), \(response.body.count) bytes"
  } catch {
    return error.sentence
  }
}

func request(_ url: String, _ change: (inout HTTPRequest) -> Void = { _ in }) -> HTTPRequest {
  var request = HTTPRequest(url: url)
  change(&request)
  return request
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}

/// The bytes as gzip packs them.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  try folder.write(bytes, to: "plain")
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["gzip", "-c", folder.path("plain")]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(data)
}
